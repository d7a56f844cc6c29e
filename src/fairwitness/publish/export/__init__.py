"""Files for other programs: one module per format, each from tables to text."""
