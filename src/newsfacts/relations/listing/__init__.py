"""How lists of things are told: what announces them, where their items end, how far they are to be trusted."""
