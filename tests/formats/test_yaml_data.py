"""Plain data from YAML text: what scalars mean, and on which line a value stands."""

from __future__ import annotations

from typing import Any

import pytest

from argmap.formats._yaml_data import Lines, read_yaml


@pytest.mark.parametrize(
    ("word", "value"),
    [
        *[
            (word, word)
            for word in ("no", "yes", "on", "off", "y", "2020-01-01", "1:20", "08", "012", "1e3", "0x1f", "=")
        ],
        *[(word, None) for word in ("", "~", "null", "Null", "NULL")],
        *[(word, True) for word in ("true", "True", "TRUE")],
        *[(word, False) for word in ("false", "False", "FALSE")],
        *[("tRue", "tRue"), ("nULL", "nULL"), ("1_000", "1_000"), (".inf", ".inf"), (".nan", ".nan")],
        *[(".5", 0.5), (".05e-1", 0.005), ("-.5", "-.5"), (".", "."), (".5.", ".5.")],
        *[("0", 0), ("-7", -7), ("+7", 7), ("1.5", 1.5), ("1.", 1.0), ("-1.5e+3", -1500.0), ("'1'", "1"), ('"~"', "~")],
        *[("|\n  a\n  b\n", "a\nb\n"), (">\n  a\n  b\n", "a b\n"), ("! 5", 5), ("<<", "<<"), ("1" * 5000, "1" * 5000)],
    ],
)
def test_a_scalar_means_what_yaml_1_2_says(word: str, value: Any) -> None:
    found = read_yaml(f"key: {word}", "f").data["key"]
    assert found == value
    assert type(found) is type(value)


def test_a_value_is_found_on_its_line() -> None:
    lines = Lines("a:\n  b:\n    - x\n    - c: 1\n      d: 2\n\n  'e e': {f: 1,\n    g: 2}\n")
    paths: dict[tuple[str | int, ...], int] = {
        ("a",): 1,
        ("a", "b"): 2,
        ("a", "b", 0): 3,
        ("a", "b", 1): 4,
        ("a", "b", 1, "c"): 4,
        ("a", "b", 1, "d"): 5,
        ("a", "e e"): 7,
        ("a", "e e", "g"): 8,
    }
    assert {path: lines.line_of(path) for path in paths} == paths
    assert lines.line_of(("a", "b", 1, "missing", 5)) == 4
    assert lines.line_of(("missing",)) == 1
