import numpy as np

from index.kept import KEPT_BYTES, KeptScores

ARRAY = np.arange(3, dtype=np.float32)


def test_an_array_is_kept_from_the_second_time_on() -> None:
    kept: KeptScores[str] = KeptScores(ARRAY.nbytes)
    assert kept.frequency("a") is None
    kept.keep("a", 2.0, ARRAY)
    assert kept.frequency("a") == 2.0
    assert kept.array("a") is None
    kept.keep("a", 2.0, ARRAY)
    found = kept.array("a")
    assert found is not None
    assert found is not ARRAY
    assert found.tolist() == ARRAY.tolist()


def test_the_least_recently_used_makes_way() -> None:
    kept: KeptScores[str] = KeptScores(KEPT_BYTES // 2)  # room for two
    for name in "aabb":
        kept.keep(name, 1.0, ARRAY)
    assert kept.array("a") is not None
    for name in "cc":
        kept.keep(name, 1.0, ARRAY)
    assert [name for name in "abc" if kept.array(name) is not None] == ["a", "c"]
