"""What a Markdown memo shows without words: pictures, emphasis, and what stands too deep to be read."""

from __future__ import annotations

import pytest

from argmap.errors import InputError
from argmap.memo.build import build
from argmap.memo.checking import Report, Stale, check
from argmap.memo.read_markdown import read
from argmap.memo.write.markdown import text
from tests.memo.small_map import office, recipe

MAP = office()
MEMO = build(MAP, recipe(MAP))
SOURCE = text(MEMO)
PLACE = "\n## Dissent\n"
PICTURE = "![](http://evil/x.png)"
FINDING = next(one for one in SOURCE.splitlines() if "**" in one and "[^" in one and not one.startswith("|"))
"""The first line with a finding that has words in bold."""


def told(source: str) -> list[Report]:
    assert source != SOURCE
    return check(read(source, "memo.md"), MEMO, MAP)


@pytest.mark.parametrize(
    "line", [PICTURE, f"- {PICTURE}", f"[{PICTURE}](http://evil)", f"> {PICTURE}", f"| {PICTURE} |\n| --- |"]
)
def test_a_picture_that_argmap_did_not_write_is_named(line: str) -> None:
    found = told(SOURCE.replace(PLACE, f"\n{line}\n{PLACE}", 1))
    assert [one.stale for one in found] == [Stale.FOREIGN]
    assert PICTURE in found[0].was


def test_a_picture_within_a_finding_is_named() -> None:
    changed = FINDING.replace("[^", f" {PICTURE}[^", 1)
    assert [(one.stale, PICTURE in one.was) for one in told(SOURCE.replace(FINDING, changed, 1))] == [
        (Stale.ALTERED, True)
    ]


@pytest.mark.parametrize("sign", ["> ", "- "])
@pytest.mark.parametrize("times", [150, 199, 200, 201, 300, 2000])
def test_what_stands_deep_is_named_or_refused(sign: str, times: int) -> None:
    source = SOURCE.replace(PLACE, f"\n{sign * times}It is all wrong.\n{PLACE}", 1)
    try:
        found = told(source)
    except InputError as error:
        assert "more lists or quotations than can be read" in error.message  # noqa: PT017 - either will do
    else:
        assert any("It is all wrong." in one.was for one in found)


@pytest.mark.parametrize("signs", ["", "*", "***", "`"])
def test_other_emphasis_in_a_finding_is_named(signs: str) -> None:
    before, strong, after = FINDING.partition("**")[0], *FINDING.partition("**")[2].split("**", 1)
    changed = f"{before}{signs}{strong}{signs}{after}"
    (found,) = told(SOURCE.replace(FINDING, changed, 1))
    assert found.stale is Stale.ALTERED
    assert found.was != found.now or signs == "***"


def test_emphasis_in_other_words_is_named() -> None:
    plain = "## Bottom line"
    assert [one.stale for one in told(SOURCE.replace(plain, "## *Bottom* line", 1))] != []
    label = "- **To:**"
    assert [one.stale for one in told(SOURCE.replace(label, "- To:", 1))] != []
