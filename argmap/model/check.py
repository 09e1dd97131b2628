"""What is wrong with a map, and what is worth a look.

An *error* breaks the map: a mention of something that is not there, or of the wrong kind. A *finding* is legal but may
surprise: support that runs in a circle, one proposition held by two claims, a claim that is not one sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator

from argmap.errors import Problem
from argmap.model.base import Item, Reference
from argmap.model.context import UNDECIDED, VIEW_OF, Perspective, Question, Source, places_of
from argmap.model.map import Map
from argmap.model.nodes import Argument, Claim, ClaimKind, Direction, Evidence
from argmap.model.passages import Passage

ALLOWED: dict[tuple[type[Item], str], tuple[type[Item], ...]] = {
    (Argument, "target"): (Claim, Argument),
    (Argument, "premises"): (Claim,),
    (Argument, "grants"): (Claim,),
    (Evidence, "bears_on"): (Claim,),
    (Question, "theses"): (Claim,),
    (Question, "options"): (Claim,),
    (Perspective, "credence"): (Claim,),
    (Perspective, "force"): (Argument,),
    (Perspective, "certainty"): (Evidence,),
}
"""The kinds of item that a field may mention."""
PLACED: dict[str, type[Item]] = {"source": Source, "passage": Passage}
"""The same for the parts of a place, wherever a place is told."""

LOOP_SHOWN = 6
"""How many ids of a long circle of support a finding spells out."""


def errors(map: Map, ignoring: Container[str] = ()) -> list[Problem]:
    """Everything that breaks the map, in canonical order; empty for every map that edits can make.

    Mentions of the ids in ``ignoring`` count as right.
    """
    return [problem for item in map.items for problem in item_errors(map, item, ignoring)]


def item_errors(map: Map, item: Item, ignoring: Container[str] = ()) -> Iterator[Problem]:
    """What breaks the map in one item: wrong mentions, an argument about itself, an option that is no policy."""
    for reference in item.references():
        message = "" if reference.id in ignoring else _reference_error(map, item, reference)
        if message:
            yield Problem(message, item=item.id, field=reference.field)
    yield from _place_errors(map, item)
    if isinstance(item, Perspective) and (item.id == UNDECIDED or item.id.startswith(VIEW_OF)):
        yield Problem("perspectives of this id are computed: choose another id", item=item.id)
    if isinstance(item, Argument):
        yield from _argument_errors(item)
    if isinstance(item, Question):
        yield from _option_errors(map, item)


def _reference_error(map: Map, item: Item, reference: Reference) -> str:
    found = map.get(reference.id)
    if found is None:
        return dangling(type(item), reference)
    kinds = _kinds_for(type(item), reference.field)
    if kinds and not isinstance(found, kinds):
        return f"expected the id of {_any_of(kinds)}, found '{reference.id}', which is of kind {found.kind_name}"
    return ""


def dangling(kind: type[Item], reference: Reference) -> str:
    """What is wrong with a mention by an item of ``kind`` of something that is not in the map."""
    expected = _any_of(_kinds_for(kind, reference.field))
    return f"expected the id of {expected}, found '{reference.id}', which is not in the map"


def _any_of(kinds: tuple[type[Item], ...]) -> str:
    return " or ".join(f"{'an' if kind.kind_name[0] in 'ae' else 'a'} {kind.kind_name}" for kind in kinds) or "an item"


def _kinds_for(kind: type[Item], field: str) -> tuple[type[Item], ...]:
    last = field.rpartition(".")[2]
    if last in PLACED:
        return (PLACED[last],)
    return ALLOWED.get((kind, field.partition(".")[0]), ())


def _place_errors(map: Map, item: Item) -> Iterator[Problem]:
    """Passages that are of another source than the place that points at them."""
    for prefix, place in places_of(item):
        passage = map.get(place.passage) if place.passage is not None else None
        if isinstance(passage, Passage) and passage.source != place.source:
            message = f"expected a passage of '{place.source}', found '{passage.id}', which is of '{passage.source}'"
            yield Problem(message, item=item.id, field=f"{prefix}passage")


def _argument_errors(argument: Argument) -> Iterator[Problem]:
    if argument.target == argument.id:
        yield Problem(
            "an argument cannot be about itself: expected another argument or a claim",
            item=argument.id,
            field="target",
        )
    for index, premise in enumerate(argument.premises):
        if premise in argument.premises[:index]:
            yield Problem(f"'{premise}' is listed twice", item=argument.id, field=f"premises.{index}")


def _option_errors(map: Map, question: Question) -> Iterator[Problem]:
    for index, option in enumerate(question.options):
        claim = map.get(option)
        if isinstance(claim, Claim) and claim.kind is not ClaimKind.POLICY:
            yield Problem(
                f"expected a claim of kind policy, found '{option}', which is {claim.kind}",
                item=question.id,
                field=f"options.{index}",
            )


def findings(map: Map) -> list[Problem]:
    """What is legal but worth a look."""
    return [
        *_duplicate_propositions(map),
        *_not_one_sentence(map),
        *_irreversible_without_an_act(map),
        *_bare_arguments(map),
        *_unknown_criteria(map),
        *_unanchored(map),
        *_idle_passages(map),
        *_circles_of_support(map),
    ]


def _duplicate_propositions(map: Map) -> Iterator[Problem]:
    same: dict[str, list[str]] = defaultdict(list)
    for claim in map.of_kind(Claim):
        same[proposition_key(claim.text) or claim.text].append(claim.id)
    for first, *others in same.values():
        for other in others:
            yield Problem(f"says the same as '{first}'; merge them if they mean the same", item=other, field="text")


def proposition_key(text: str) -> str:
    """``text`` without case, punctuation and spacing: equal keys mean the same words."""
    return " ".join(re.findall(r"\w+", text.casefold()))


SENTENCE_END = re.compile(r"[.!?…。！？]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9À-Þ])")
ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|cf|vs|al|approx|no|nos|fig|sec|ch|vol|ed|eds|dr|mr|mrs|ms|prof|st|inc|ltd|jr|sr)|\b[A-Za-z]|^\d+)\.$",
    re.IGNORECASE,
)


def sentence_count(text: str) -> int:
    """How many sentences ``text`` reads as, by a rule of thumb that knows common abbreviations and initials."""
    count, start = 1, 0
    for end in SENTENCE_END.finditer(text):
        if not ABBREVIATION.search(text[start : end.end()].rstrip()):
            count += 1
            start = end.end()
    return count


def _not_one_sentence(map: Map) -> Iterator[Problem]:
    for claim in map.of_kind(Claim):
        count = sentence_count(claim.text)
        if count > 1:
            yield Problem(f"reads as {count} sentences; a claim is one proposition", item=claim.id, field="text")
        elif claim.text.rstrip("\"'”’)]").endswith("?"):
            yield Problem(
                "is a question; a claim says something that can be true or false", item=claim.id, field="text"
            )


def _irreversible_without_an_act(map: Map) -> Iterator[Problem]:
    for claim in map.of_kind(Claim):
        if claim.irreversible and claim.kind is not ClaimKind.POLICY:
            message = f"only a claim of kind policy calls for an act that can be irreversible; this one is {claim.kind}"
            yield Problem(message, item=claim.id, field="irreversible")


def _bare_arguments(map: Map) -> Iterator[Problem]:
    for argument in map.of_kind(Argument):
        if not argument.premises and not argument.text:
            yield Problem("gives no reason: it has neither premises nor a text", item=argument.id, field="premises")


def _unknown_criteria(map: Map) -> Iterator[Problem]:
    known = {criterion for question in map.of_kind(Question) for criterion in question.criteria}
    for argument in map.of_kind(Argument):
        for criterion in argument.values:
            if criterion not in known:
                yield Problem(f"'{criterion}' is no criterion of any question", item=argument.id, field="values")


def _unanchored(map: Map) -> Iterator[Problem]:
    """Places in a source whose passages are otherwise pointed at, that point at none."""
    anchored = {source.id for source in map.of_kind(Source) if source.fingerprint is not None}
    for item in map.items if anchored else ():
        for prefix, place in places_of(item):
            if place.source in anchored and place.passage is None:
                message = f"points at no passage of '{place.source}'; quote it and run `argmap sources MAP anchor`"
                yield Problem(message, item=item.id, field=f"{prefix}passage")


def _idle_passages(map: Map) -> Iterator[Problem]:
    for passage in map.of_kind(Passage):
        if not map.mentioned_by(passage.id):
            yield Problem("nothing points at this passage", item=passage.id)


def _circles_of_support(map: Map) -> Iterator[Problem]:
    """Claims and arguments that support each other in a circle, one finding for each strongly connected group."""
    import networkx as nx  # deferred: a tenth of a second, and only a check of a whole map needs it

    graph: nx.DiGraph[str] = nx.DiGraph()
    for argument in map.of_kind(Argument):
        if argument.stance is Direction.PRO:
            graph.add_edge(argument.id, argument.target)
        graph.add_edges_from((premise, argument.id) for premise in argument.premises)
    for group in nx.strongly_connected_components(graph):
        if len(group) > 1:
            claims = sorted(id for id in group if isinstance(map.get(id), Claim))
            members = claims or sorted(group)
            what = f"{len(members)} {'claim' if claims else 'argument'}{'' if len(members) == 1 else 's'}"
            shown = ", ".join(members[:LOOP_SHOWN]) + (" …" if len(members) > LOOP_SHOWN else "")
            yield Problem(f"support runs in a circle through {what}: {shown}", item=members[0])
