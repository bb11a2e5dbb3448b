"""How a part and its whole are told: what a percentage is taken of, in lists, in a row, or far from its whole."""
