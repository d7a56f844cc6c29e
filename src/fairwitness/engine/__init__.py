"""Engine: runs a step over many documents, on this computer's processes or (later) on a cluster."""

from fairwitness.engine.local import run

__all__ = ["run"]
