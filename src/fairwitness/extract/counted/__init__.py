"""Claims that carry a figure: which figures make one, of which kind, and what belongs to it."""
