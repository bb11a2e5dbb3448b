"""Readers of each format, on real files of it that the tests make."""
