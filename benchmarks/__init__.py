"""Scripts that measure the program against annotated texts."""
