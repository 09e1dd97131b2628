"""A map that quotes a report, and the report."""

from __future__ import annotations

from pathlib import Path

from argmap.edits import Edit, apply
from argmap.formats import read_map, write_passages
from argmap.model import Map, Passage, Source, places_of
from argmap.sources.anchoring import anchor
from argmap.sources.letters import letters_of
from argmap.sources.passages import Finder, State
from argmap.sources.readers import Document

REPORT = Document(
    "We know of several reasons why the old bridge has to stay. First, it is the only way across the river for\n"
    "pedestrians, who are more than a third of all who cross it. Second, rebuilding it would cost 1.5 million, which\n"
    "the town does not have at this time of the year. Third, its closing would harm those — very many — who “live by\n"
    "the river” and work in the town. We leave aside what the bridge means to those who built it long ago.",
    "as it is",
    (0, 100, 200),
)
MAP = """\
# A map about a bridge.
map: {title: The bridge}

sources:
  # what the town asked for
  report:  # short for it
    csl: {type: report, title: The old bridge}
  other:
    csl: {type: report, title: Another work}

claims:
  # the thesis
  stay:
    text: The bridge should stay.   # the claim itself
    kind: policy
    voices:
      - source: report
        quote: "We know of several reasons why the old bridge has\\u0020to stay"  # in the first line
        locator: line 1
      - {source: other, quote: words of another work that are of no interest to the report}

  only-way:
    text: There is no other way across for people on foot.
    kind: empirical
    voices:
      - source: report
        quote: >-
          first, it is the only way across
          the river for pedestrians
        # a word on the stance
        stance: reports

arguments:
  cost:
    stance: pro
    target: stay
    text: Rebuilding is dear.
    voices: [{source: report, quote: 'rebuilding it would cost 1.5 million, which the town does not have', hedge: weak}]

evidence:
  third:
    text: A third of those who cross are on foot.
    kind: statistic
    bears_on: {only-way: supports}
    anchors:
      - {quote: "pedestrians, who are more than a third of all who cross it", source: report}

terms:
  river-people:
    name: river people
    definitions:
      - source: report
        text: Those whose home is at the river.
        quote: |
          those - very many - who "live by the river" and work

notes:
  left-out:
    kind: scope-exclusion
    text: What it means to its builders.
    source: report
    # what was left out
    quote: We leave aside what the bridge means
      to those who built it long ago
  same-words:
    {kind: encoder, text: Said once more., source: report, quote: we leave aside what the bridge means to those
      who built it long ago}
"""
QUOTED = {
    "stay": "We know of several reasons why the old bridge has to stay.",
    "only-way": "First, it is the only way across the river for pedestrians,",
    "cost": "rebuilding it would cost 1.5 million, which the town does not have",
    "third": "pedestrians, who are more than a third of all who cross it.",
    "river-people": "those — very many — who “live by the river” and work",
    "left-out": "We leave aside what the bridge means to those who built it long ago.",
    "same-words": "We leave aside what the bridge means to those who built it long ago.",
}


def anchored(path: Path, document: Document = REPORT) -> Map:
    """Anchor the map at ``path`` in place; gives the map that this was meant to come to."""
    map = read_map(path)
    result = anchor(map, map.find("report", Source), document)
    wanted = apply(map, Edit(author="tester", change=result.change(map))).map
    write_passages(path, wanted, result.passages, result.places)
    return wanted


def words_at(map: Map, id: str, document: Document = REPORT) -> list[str]:
    """The words of the passages that an item points at."""
    letters = letters_of(document.text)
    passages = [map.find(place.passage, Passage) for _, place in places_of(map[id]) if place.passage]
    found = [Finder(letters).find(passage) for passage in passages]
    assert all(one.state is State.EXACT for one in found)
    return [" ".join(document.text[slice(*letters.span(one.start, one.end))].split()) for one in found]
