"""The trained weights as they are shipped: the encoder (ONNX, int8), the heads (numpy), and what they were told."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

Floats = NDArray[np.float32]
_FOLDER = "FAIRWITNESS_MODEL"  # another folder of weights; one that holds none: no model


@dataclass(frozen=True, slots=True)
class Weights:
    """``heads``: arrays by their names in training; ``signs``: numbers of signs; ``made``: kinds, heat and so on."""

    encoder: onnxruntime.InferenceSession
    heads: Mapping[str, Floats]
    signs: Mapping[str, int]
    made: dict[str, Any]


@cache
def weights() -> Weights | None:
    """The shipped weights; None where the package was built without them."""
    folder = _folder()
    return load(folder) if folder else None


@cache
def model_hash() -> str | None:
    """The first digits of the SHA-256 of made.json, which holds those of the weights; None without a model."""
    folder = _folder()
    return hashlib.sha256((folder / "made.json").read_bytes()).hexdigest()[:12] if folder else None


def _folder() -> Path | None:
    """Where the weights lie: the named folder, else the package's own."""
    with as_file(files("fairwitness.extract.learned") / "model") as inside:
        folder = Path(os.environ.get(_FOLDER) or inside)
    return folder if (folder / "encoder.onnx").exists() else None


def load(folder: Path) -> Weights:
    """The weights in a folder."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # documents are read side by side, in processes
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    encoder = onnxruntime.InferenceSession(
        folder / "encoder.onnx",
        options,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=["SkipLayerNormFusion"],  # what it makes of two steps takes four times as long as both
    )
    with np.load(folder / "heads.npz") as kept:
        heads = {name: kept[name].astype(np.float32) for name in kept.files}
    made = json.loads((folder / "made.json").read_text(encoding="utf-8"))
    return Weights(encoder, heads, made.pop("signs"), made)
