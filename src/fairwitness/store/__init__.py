"""Store: the casebook, where captures and what was read from them are kept."""

from fairwitness.store.casebook import Casebook, taken_again

__all__ = ["Casebook", "taken_again"]
