"""Numeral text to exact values: digits with their separators, number words, mixtures of both, and the markers of lists."""
