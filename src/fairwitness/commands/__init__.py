"""The commands, by what they are for; cli.py lists them. Steps are imported inside them: --help answers at once."""
