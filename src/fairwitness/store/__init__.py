"""Store: the casebook, where captures and what was read from them are kept."""

from fairwitness.store.casebook import Casebook, taken_again
from fairwitness.store.upkeep import Upkeep

__all__ = ["Casebook", "Upkeep", "taken_again"]
