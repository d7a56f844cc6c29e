"""The casebook as JSON, read only: what may be asked (asking), what comes (shapes), and how it is sent (answering)."""
