"""Group scores kept from question to question: questions share their common words, and those cost most to add up."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

Key = TypeVar("Key", bound=Hashable)

KEPT_BYTES = 1 << 26
"""Memory for kept arrays."""
KEPT_MOST = 1_000
"""How many arrays are kept at most, however small."""
FREQUENCIES_MOST = 20_000
"""How many document frequencies are kept; all of them make way for new ones."""


class KeptScores(Generic[Key]):
    """Arrays of one size and document frequencies by key; the arrays least recently used make way. Threads may share it."""

    def __init__(self, array_bytes: int) -> None:
        """``array_bytes``: the memory of one array."""
        self._most = max(1, min(KEPT_BYTES // max(array_bytes, 1), KEPT_MOST))
        self._arrays: OrderedDict[Key, NDArray[np.float32]] = OrderedDict()
        self._frequencies: dict[Key, float] = {}
        self._lock = threading.Lock()

    def frequency(self, key: Key) -> float | None:
        """The key's document frequency, where it was met before."""
        return self._frequencies.get(key)

    def array(self, key: Key) -> NDArray[np.float32] | None:
        """The key's array, where it is kept; not to be written to."""
        with self._lock:
            found = self._arrays.get(key)
            if found is not None:
                self._arrays.move_to_end(key)
            return found

    def keep(self, key: Key, frequency: float, array: NDArray[np.float32]) -> None:
        """Keep the frequency, and a copy of the array when the key is met for the second time: most are met once."""
        with self._lock:
            if key in self._frequencies:
                self._arrays[key] = array.copy()
                if len(self._arrays) > self._most:
                    self._arrays.popitem(last=False)
            elif len(self._frequencies) >= FREQUENCIES_MOST:
                self._frequencies.clear()
            self._frequencies[key] = frequency
