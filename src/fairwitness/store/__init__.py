"""Store: the casebook, where captures and what was read from them are kept."""

from fairwitness.store.casebook import Casebook
from fairwitness.store.contents import Contents, Moment
from fairwitness.store.putting import taken_again
from fairwitness.store.upkeep import Upkeep

__all__ = ["Casebook", "Contents", "Moment", "Upkeep", "taken_again"]
