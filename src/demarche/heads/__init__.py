"""Heads that a user fits on labels of their own, on top of the shared encoder.

In: features of texts and their labels; later, features alone. Out: a `Model`, and its decisions.
Never runs the encoder (the pipeline hands its states in), never keeps a text, never uses the
network.
"""

from demarche.heads.deciding import decided
from demarche.heads.features import VIEWS, Features, features_of
from demarche.heads.labels import Labelled, Labels, read_labels
from demarche.heads.model import Model, Task, load_model
from demarche.heads.scoring import Score

__all__ = [
    "VIEWS",
    "Features",
    "Labelled",
    "Labels",
    "Model",
    "Score",
    "Task",
    "decided",
    "features_of",
    "load_model",
    "read_labels",
]
