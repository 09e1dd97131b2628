"""What the tests of sources start from: documents, passages of them, and what becomes of a document in other hands."""

from __future__ import annotations

import json
import random
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import pytest
import typst

from argmap.model import Map, Passage
from argmap.model.passages import FEWEST_WORDS
from argmap.sources.letters import Letters, letters_of
from argmap.sources.passages import occurrences, passage_at

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "sources"
NAMES = ("on-deprecations", "model-weight-preservation", "protective-behaviors")

COMMON_WORDS = (
    "a the of in to and that it is with as for was on are by not or be from at which this but have an they one their "
    "all more when who will no if out so said what up its about into than them can only other new some could time "
    "these two may then do first any my now such like our over man even most made after also did many before must "
    "through back years where much your way well down should because each just those people how too little state "
    "good very make world still own see men work long get here between both life being under never day same another "
    "know while last might us great old year off come since against go came right used take three government market "
    "institution preservation responsibility economic development university international communication "
    "understanding administration organisation population experimental measurement uncertainty deliberation "
    "architecture environmental consideration representation mathematics philosophical independent distribution "
    "knowledge temperature agricultural constitution employment interpretation manufacturing observation particular"
)
VOCABULARY = COMMON_WORDS.split()

TWO_COLUMNS = """\
#set page(paper: "a5", columns: 2, numbering: "1", margin: 1.5cm)
#set text(lang: "en", size: 9pt, hyphenate: true)
#set par(justify: true)
#for paragraph in json(bytes(sys.inputs.paragraphs)) { par(paragraph) }
"""


@cache
def made_up(words: int = 4000, seed: int = 1) -> str:
    """A document of random sentences, with figures, quotation marks, dashes and paragraphs."""
    dice = random.Random(seed)
    parts: list[str] = []
    while words > 0:
        count = dice.randrange(9, 28)
        words -= count
        sentence = [dice.choice(VOCABULARY) for _ in range(count)]
        sentence[dice.randrange(count)] = dice.choice(["1.5 %", "-40", "3–4", "2,000", "17"])
        at = dice.randrange(count - 1)
        sentence[at] = dice.choice(["“{}”", "*{}*", "({})", "{},", "{} —", "{}", "{}"]).format(sentence[at])
        parts.append(" ".join(sentence).capitalize() + "." + dice.choice([" ", " ", " ", "\n\n"]))
    return "".join(parts).strip()


def shared_text(name: str) -> str:
    """One of the three documents that the bundled map encodes; the test is skipped where there is no copy of it."""
    path = SHARED / f"{name}.txt"
    if not path.is_file():
        pytest.skip(f"no copy of {path.name} lies in shared/sources beside the repository")
    return path.read_text(encoding="utf-8").strip()


def text_named(name: str) -> str:
    """The text of a shared document, or of the made-up one."""
    return made_up() if name == "made-up" else shared_text(name)


def in_two_columns(text: str, path: Path) -> Path:
    """A PDF of ``text``, hyphenated and justified in two columns, with page numbers and without Markdown."""
    lines = [re.sub(r"^(#+ |---$)|\*+", "", line.strip()) for line in text.split("\n")]
    paragraphs = [re.sub(r"^- ", "• ", line) for line in lines if line]
    template = path.with_suffix(".typ")
    template.write_text(TWO_COLUMNS, encoding="utf-8")
    path.write_bytes(typst.compile(str(template), sys_inputs={"paragraphs": json.dumps(paragraphs)}))
    return path


def passage_of(document: Letters, quotation: str, id: str = "p") -> Passage:
    """The passage that ``quotation``, which is in the document, begins at its first place there."""
    wanted = letters_of(quotation).letters
    start = document.letters.index(wanted)
    return passage_at(document, (start, start + len(wanted)), id, "s")


@dataclass(frozen=True)
class Token:
    """A word with the blanks after it, and which word of the first text it was; None for one that came later."""

    origin: int | None
    text: str


@dataclass(frozen=True)
class Version:
    """A document as words, so that it stays known what became of each when it is edited."""

    tokens: tuple[Token, ...]

    @classmethod
    def first(cls, text: str) -> Version:
        return cls(tuple(Token(at, word) for at, word in enumerate(re.findall(r"\S+\s*", text))))

    @cached_property
    def letters(self) -> Letters:
        return letters_of("".join(token.text for token in self.tokens))

    @cached_property
    def _places(self) -> list[int]:
        places = [0]
        for token in self.tokens:
            places.append(places[-1] + len(token.text))
        return places

    def stretch(self, words: range) -> tuple[int, int] | None:
        """The letters that what is left of ``words`` of the first text now comes to."""
        left = [at for at, token in enumerate(self.tokens) if token.origin in words]
        if not left:
            return None
        start, end = self._places[left[0]], self._places[left[-1] + 1]
        return bisect_left(self.letters.places, start), bisect_left(self.letters.places, end)


@dataclass(frozen=True)
class Quoted:
    """A passage, and which words of its document it holds."""

    passage: Passage
    words: range


def quoted_from(text: str, count: int = 80, seed: int = 2) -> list[Quoted]:
    """Passages of 50 to 260 characters, of eight words at least, from anywhere in ``text``; none that it says twice."""
    dice = random.Random(seed)
    version = Version.first(text)
    triples = Counter(zip(text.split(), text.split()[1:], text.split()[2:], strict=False))
    found: list[Quoted] = []
    while len(found) < count:
        first = last = dice.randrange(len(version.tokens) - 10)
        length = dice.randrange(50, 260)
        while last + 1 < len(version.tokens) and len(_joined(version, first, last)) < length:
            last += 1
        quotation, stretch = letters_of(_joined(version, first, last)), version.stretch(range(first, last + 1))
        if _is_said_twice(_joined(version, first, last).split(), triples):
            continue
        if stretch and len(quotation.starts) >= FEWEST_WORDS and quotation.letters == _slice(version, stretch):
            passage = passage_at(version.letters, stretch, f"p-{len(found)}", "s")
            found.append(Quoted(passage, range(first, last + 1)))
    return found


def _is_said_twice(words: list[str], triples: Counter[tuple[str, str, str]]) -> bool:
    own = Counter(zip(words, words[1:], words[2:], strict=False))
    return sum(triples[triple] > number for triple, number in own.items()) > 0.3 * len(own)


def _joined(version: Version, first: int, last: int) -> str:
    return "".join(token.text for token in version.tokens[first : last + 1])


def _slice(version: Version, stretch: tuple[int, int]) -> str:
    return version.letters.letters[slice(*stretch)]


def apart(quoted: list[Quoted], gap: int = 12) -> Iterator[list[Quoted]]:
    """``quoted`` in groups in which there are at least ``gap`` words between one passage and the next."""
    left = sorted(quoted, key=lambda one: one.words.start)
    while left:
        group, later, free = [], [], -gap
        for one in left:
            if one.words.start >= free + gap:
                group.append(one)
                free = one.words.stop
            else:
                later.append(one)
        yield group
        left = later


def sentences(document: Letters, name: str) -> list[Passage]:
    """A passage for each sentence of eight words or more that the document holds once."""
    found: list[Passage] = []
    for sentence in re.split(r"(?<=[.!?:])\s+|\n+", document.text):
        places = occurrences(document, sentence) if len(letters_of(sentence).starts) >= 8 else []
        if len(places) == 1 and places[0][0] in document.starts:
            found.append(passage_at(document, places[0], f"sentence-{len(found)}", name))
    return found


def with_sentences(map: Map) -> Map:
    """``map`` with a passage for each sentence of the shared documents."""
    for name in NAMES:
        for passage in sentences(letters_of(shared_text(name)), name):
            map = map.put(passage.model_copy(update={"id": f"{name}-{passage.id}"}))
    return map
