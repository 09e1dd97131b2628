"""The kernels compiled by numba: what the extra ``argmap[fast]`` adds.

Nothing is compiled, and numba is not even imported, until `use` is called: both take longer than weighing most maps. A
program that weighs large maps again and again calls it once, and every sweep of one scenario is several times as fast
from then on, with the same results but for rounding.
"""

from __future__ import annotations

import types
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from argmap.weigh import kernels


@dataclass
class Engine:
    """What sweeps run on."""

    compiled: Any = None
    """The compiled kernels by name, once `use` has been called; else None."""


ENGINE = Engine()


def available() -> bool:
    """Whether numba is installed."""
    return find_spec("numba") is not None


def use() -> bool:
    """Let every sweep from now on run on compiled kernels; False, and nothing changes, when numba is not installed.

    Sweeps of one scenario of shape (n,) are then some two to eight times as fast; many scenarios side by side stay with
    numpy. Results equal those without to 1e-12, in cycles as far as these are settled. The first call takes half a
    second for importing numba, and the first sweep of each kind some seconds for compiling, once for each installation:
    what is compiled is kept beside the modules. `leave` takes it back. Call it at the start of a program that weighs
    maps of 100,000 edges and more again and again; for fewer, or once, it does not pay.
    """
    if not available():
        return False
    if ENGINE.compiled is None:
        ENGINE.compiled = types.SimpleNamespace(**_compiled())
    return True


def leave() -> None:
    """Go back to numpy alone."""
    ENGINE.compiled = None


def _compiled() -> dict[str, Any]:
    """A compiled copy of each kernel; the copies call each other."""
    from numba import njit  # takes half a second

    names: dict[str, Any] = dict(vars(kernels))
    for name, function in vars(kernels).items():
        if isinstance(function, types.FunctionType):
            copy = types.FunctionType(function.__code__, names, name)
            copy.__module__, copy.__qualname__ = kernels.__name__, function.__qualname__
            names[name] = njit(copy, cache=True, nogil=True)
    return names
