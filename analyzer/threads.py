"""How many threads linear algebra may use: one, since the matrices of the pipeline are small.

Several threads on them cost more in waiting for each other than they save, and a batch has a
process for each core anyway.
"""

from __future__ import annotations

import os

THREAD_VARIABLES = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "BLIS_NUM_THREADS",
    "MKL_NUM_THREADS",
)
"""What the libraries of linear algebra read, once, when they are loaded."""


def use_one_thread() -> None:
    """Ask for one thread, unless somebody has asked for another number.

    For programs, not for the library: to be called before numpy is imported.
    """
    for name in THREAD_VARIABLES:
        os.environ.setdefault(name, "1")
