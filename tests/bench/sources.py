"""How long finding every passage of the bundled map takes: `uv run python tests/bench/sources.py`.

It needs the three documents in `shared/sources` beside the repository. Where the map has no passages yet, each of their
sentences is made one.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from argmap import resources
from argmap.formats import read_map, write_map
from argmap.model import Map, Passage
from argmap.settings import HOME_VARIABLE
from argmap.sources.coverage import coverage
from argmap.sources.readers import Document, read_document
from argmap.sources.runs import copied
from argmap.sources.verify import Copy, Verified, passages_of, verify_all
from tests.bench.timing import timed
from tests.sources.texts import NAMES, SHARED, in_two_columns, with_sentences

RUNS = 3


def main() -> None:
    if not all((SHARED / f"{name}.txt").is_file() for name in NAMES):
        sys.exit("the documents are not in shared/sources beside the repository")
    map = read_map(resources.bundled_maps()["deprecation"])
    if not any(passages_of(map)[name] for name in NAMES):
        map = with_sentences(map)
    print(f"{sum(1 for _ in map.of_kind(Passage))} passages of {len(NAMES)} documents")
    files = {name: SHARED / f"{name}.txt" for name in NAMES}
    with tempfile.TemporaryDirectory() as folder:
        in_this_process(map, files, "text")
        whole_process(map, files, Path(folder) / "text")
        printed = {name: in_two_columns(file.read_text("utf-8"), Path(folder) / name) for name, file in files.items()}
        in_this_process(map, printed, "PDF")
        whole_process(map, printed, Path(folder) / "pdf")


def in_this_process(map: Map, files: dict[str, Path], kind: str) -> None:
    documents = timed(f"read the documents ({kind})", lambda: {id: read_document(file) for id, file in files.items()})
    verified = timed("read their letters and verify", lambda: verified_in(map, documents), runs=RUNS)
    states = sum((one.states for one in verified), verified[0].states.__class__())
    print("    " + ", ".join(f"{number} {state}" for state, number in states.items()))
    timed("coverage", lambda: [coverage(map, one) for one in verified])
    copies = [one.copy for one in verified if one.copy is not None]
    timed("runs of words that are shared", lambda: list(copied(map, copies)))


def verified_in(map: Map, documents: dict[str, Document]) -> list[Verified]:
    return verify_all(map, {id: Copy(map[id], document) for id, document in documents.items()})  # type: ignore[arg-type]


def whole_process(map: Map, files: dict[str, Path], folder: Path) -> None:
    write_map(map, folder / "map")
    environment = {**os.environ, HOME_VARIABLE: str(folder / "home")}

    def argmap(*arguments: object) -> None:
        command = [sys.executable, "-c", "from argmap.cli import main; main()", "sources", folder / "map", *arguments]
        subprocess.run([str(word) for word in command], env=environment, stdout=subprocess.DEVNULL, check=False)

    for name, file in files.items():
        argmap("attach", file, "--source", name)
    timed("argmap sources MAP verify (bar: 2 s)", lambda: argmap("verify"), runs=RUNS)


if __name__ == "__main__":
    main()
