"""The trained part of extraction: what is asked of the model about a document, and what it answers."""
