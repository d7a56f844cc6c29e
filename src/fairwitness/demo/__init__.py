"""Twenty short dispatches on ten days of a real siege, written by us, for a first look at what the program does."""
