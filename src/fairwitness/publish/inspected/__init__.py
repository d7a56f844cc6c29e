"""One self-contained page that shows documents with everything seen in them, for people who doubt and debug."""

from fairwitness.publish.inspected.page import Shown, page, shown
from fairwitness.publish.inspected.record import Inspected

__all__ = ["Inspected", "Shown", "page", "shown"]
