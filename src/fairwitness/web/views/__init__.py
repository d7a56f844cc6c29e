"""What stands on a page, as frozen records made by pure functions from a library."""
