"""How dates are told: the year that the story gives them, the dates beside them, and where one of them is wrong."""
