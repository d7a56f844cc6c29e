"""Publish: gives what was reconciled to people, as a brief, tables, explanations and files. Values in, text out."""
