"""How changes are told: verbs, what changes from what to what, by how much, against which base, over several sentences."""
