"""How ``argmap memo check`` calls a memo that was changed, and one whose map was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from argmap.memo.write.html import SEAL, sealed

Done = Callable[..., str]


@pytest.mark.parametrize("ending", [".md", ".html"])
def test_a_file_that_somebody_changed_is_not_called_stale(
    office: str, done: Done, argmap: Callable[..., Result], tmp_path: Path, ending: str
) -> None:
    done("edit", office, "weigh", "--as", "tester", "tester", "rents-rise", 0.8)
    path = tmp_path / f"m{ending}"
    done("memo", office, "-o", str(path), "--draws", 20)
    written = path.read_text(encoding="utf-8")
    path.write_text(written.replace("The map does not say what", "Nobody can say what"), encoding="utf-8")
    told = " ".join(argmap("memo", "check", str(path)).stdout.split())
    assert " was changed since argmap wrote it: 1 of its " in told
    assert "is stale" not in told
    assert "layout" not in told
    path.write_text(written, encoding="utf-8")
    done("edit", office, "weigh", "tester", "rents-rise", 0.1)
    told = " ".join(argmap("memo", "check", str(path)).stdout.split())
    assert " is stale: " in told
    assert "was changed since" not in told


@pytest.mark.parametrize("ending", [".md", ".html"])
def test_other_ends_of_lines_are_no_change(office: str, done: Done, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"m{ending}"
    done("memo", office, "-o", str(path), "--draws", 20)
    path.write_bytes(path.read_text(encoding="utf-8").replace("\n", "\r\n").encode())
    assert "holds" in done("memo", "check", str(path))
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert "holds" in done("memo", "check", str(path))


def test_a_page_that_another_version_laid_out_is_not_called_changed(
    office: str, done: Done, argmap: Callable[..., Result], tmp_path: Path
) -> None:
    path = tmp_path / "m.html"
    done("memo", office, "-o", str(path), "--draws", 20)
    page, mark, _ = path.read_text(encoding="utf-8").rpartition(f"\n{SEAL}")
    path.write_text(sealed(page.replace("<style>", "<style>/* ours */")), encoding="utf-8")
    result = argmap("memo", "check", str(path))
    told = " ".join(result.stdout.split())
    assert mark
    assert result.exit_code == 1
    assert "is laid out otherwise than argmap does it" in told
    assert "another version of argmap wrote it" in told
    assert "was changed since" not in told


def test_what_no_map_can_tell_shows_by_the_digest(
    office: str, done: Done, argmap: Callable[..., Result], tmp_path: Path
) -> None:
    draft, final, hand = (tmp_path / name for name in ("draft.md", "final.md", "hand.md"))
    hand.write_text("---\nstatus: final\n---\n", encoding="utf-8")
    done("memo", office, "-o", str(draft), "--draws", 20)
    done("memo", office, "-o", str(final), "--draws", 20, "--hand", str(hand))
    assert "holds" in done("memo", "check", str(final))
    seal = draft.read_text(encoding="utf-8").splitlines()[-1]
    released = final.read_text(encoding="utf-8").splitlines()[:-1]
    final.write_text("\n".join([*released, seal, ""]), encoding="utf-8")
    found = argmap("memo", "check", str(final))
    assert found.exit_code == 1
    told = " ".join(found.stdout.split())
    assert "was changed since argmap wrote it" in told
    assert "such as the status" in told
