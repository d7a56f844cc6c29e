"""Reconcile: what the sources of many documents say together, by the rules of DESIGN section 5.

readings -> families, accounts -> series, disputes, incidents, states. Values in, values out; the order of readings
plays no part. docs/reconciling.md gives each rule with its reason.
"""

from fairwitness.interval import fold, interval_of, meet, sum_intervals
from fairwitness.origins import independent
from fairwitness.reconcile.control import states
from fairwitness.reconcile.disputes import disputes
from fairwitness.reconcile.families import families
from fairwitness.reconcile.fold import accounts, in_order
from fairwitness.reconcile.force import UNDATED
from fairwitness.reconcile.incidents import incidents
from fairwitness.reconcile.independence import Registry
from fairwitness.reconcile.series import series
from fairwitness.reconcile.sums import Toll, toll

# Changes whenever the same readings could be reconciled otherwise: then a casebook is reconciled anew as a whole.
RULES = "rules-16"

__all__ = [
    "RULES",
    "UNDATED",
    "Registry",
    "Toll",
    "accounts",
    "disputes",
    "families",
    "fold",
    "in_order",
    "incidents",
    "independent",
    "interval_of",
    "meet",
    "series",
    "states",
    "sum_intervals",
    "toll",
]
