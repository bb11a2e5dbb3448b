"""How products are told: why three figures belong together that do not multiply out, and why they need not."""
