"""How a whole and its parts are told: lists, runs of figures, kinds that leave nothing over, other ways to read what does not add up."""
