"""Whether two figures are the same one told again: what stands around them, what parts them, and how much speaks for a slip."""
