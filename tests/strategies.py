"""Random maps, texts that are hard on files, and changes that fit a map."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from hypothesis import strategies as st

from argmap.edits import Add, Batch, Change, Edit, Merge, Retire, Retitle, Revise, Weigh
from argmap.model import (
    Argument,
    Bearing,
    Certainty,
    Claim,
    ClaimKind,
    Criterion,
    Definition,
    Direction,
    Downgrade,
    DowngradeReason,
    Effect,
    Evidence,
    EvidenceKind,
    Fingerprint,
    Header,
    Hedge,
    Item,
    Link,
    LinkKind,
    Map,
    Note,
    NoteKind,
    Passage,
    Perspective,
    Place,
    Question,
    Source,
    Stance,
    Term,
    Voice,
)
from argmap.names import is_blank

Draw = Callable[[st.SearchStrategy[Any]], Any]
ItemT = TypeVar("ItemT", bound=Item)
PlaceT = TypeVar("PlaceT", bound=Place)

HOSTILE = [
    *(
        "no",
        "No",
        "yes",
        "on",
        "off",
        "y",
        "n",
        "true",
        "True",
        "null",
        "Null",
        "~",
        "=",
        "<<",
        "-",
        "--",
        "---",
        "...",
    ),
    *(
        "2020-01-01",
        "2020-01-01T10:00:00Z",
        "08",
        "012",
        "0o14",
        "0x1f",
        "0b1",
        "1e3",
        "1E3",
        "1.5e+3",
        "1_000",
        "1:20",
    ),
    *("1.", ".5", "-1", "+1", "-.inf", ".nan", "12345678901234567890", "007", "1.0", "190:20:30.15"),
    *(
        ": ",
        "a: b",
        "a:",
        "a :b",
        "#",
        "a #b",
        "a# b",
        "- x",
        "-x",
        "? x",
        "?",
        "[Main claim]",
        "[a, b]",
        "{x}",
        "{x: y}",
    ),
    *(
        "*a",
        "&b",
        "!tag",
        "!!str x",
        "%YAML 1.1",
        "@at",
        "`tick`",
        "|",
        ">",
        "|-",
        ">+",
        ",",
        "a, b",
        "'",
        '"',
        "''",
        '""',
    ),
    *(
        "it's",
        'say "so"',
        "\\",
        "\\n",
        "a\\",
        "C:\\dir",
        "'a",
        '"a',
        "a\nb",
        "a\n\nb",
        "a\n  b",
        "a \nb",
        "a\tb",
        "a\n\tb",
    ),
    *(
        "# not a comment",
        "a\n# b",
        "a\n- b",
        "a\nb: c",
        "a\n---\nb",
        "x" * 300,
        "word " * 60 + "end",
        "a" * 200 + "\n  b",
    ),
    *("emoji 🦜👩‍👩‍👧", "עברית", "العربية", "\u200fright to left", "日本語。", "é", "e\u0301", "ﬀ", "ß", "İ"),
    *(
        "a\u2028b",
        "a\u2029b",
        "a\u00a0b",
        "a\u200bb",
        "\ufeffa",
        "a\ufeff",
        "a\ufffeb",
        "a\uffffb",
        "\U0010ffff",
        "\ue000",
    ),
    *("[b]bold[/b]", "[/]", "${x}", "$x", "{{x}}", "<b>", "&amp;", "a\u0300\u0301\u0302", "½", "…", "— dash"),
]
"""Words that a careless writer or reader of YAML, JSON, SQL or terminal markup takes for something else."""

TURNS = [chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))]
CONTROLS = [*(chr(code) for code in (*range(9), *range(0x0B, 0x20), *range(0x7F, 0xA0))), *TURNS]

any_texts = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters=CONTROLS), min_size=1, max_size=30
).filter(lambda text: not is_blank(text))
"""Any words that a field of a map accepts."""
texts = st.sampled_from(HOSTILE)
optional_texts = st.sampled_from(["", "", "", *HOSTILE])
names = optional_texts.filter(lambda text: not set(text) & set("\t\n\u2028\u2029"))
"""What a person may be called."""
slugs = st.sampled_from(["cost", "welfare", "no", "08", "null", "1e3", "2020-01-01"])
themes = st.sampled_from(["map", "for", "against", "no", "08", "null"])
units = st.sampled_from([0.0, 1.0, 0.5, 1e-7, 0.1, 1 / 3, 5e-324])
headers = st.builds(Header, title=texts, summary=optional_texts, language=optional_texts, license=optional_texts)
CSL_VALUES: list[Any] = [
    *(None, True, False, 0, -1, 2**70, 1.5, -0.0, 1e300, 1e-300, "", [], {}),
    *(["x", 1, None], [["a"], {}], {"date-parts": [[2020, 1]]}, [{"family": "no", "given": "~"}], {"08": {": ": "#"}}),
]


def some(ids: list[str], *, at_least: int = 0, at_most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    """Some of ``ids``, each once."""
    if not ids:
        return st.just(())
    return st.lists(st.sampled_from(ids), min_size=at_least, max_size=at_most, unique=True).map(tuple)


def weights(ids: list[str], values: st.SearchStrategy[Any], *, at_least: int = 0) -> st.SearchStrategy[dict[str, Any]]:
    """Some of ``ids``, each with one of ``values``."""
    if not ids:
        return st.just({})
    return st.dictionaries(st.sampled_from(ids), values, min_size=at_least, max_size=3)


class Ids:
    """The ids of each kind that items of a random map may mention."""

    def __init__(self, map: Map) -> None:
        self.all = [item.id for item in map.items]
        self.claims = self.of(map, Claim)
        self.policies = [claim.id for claim in map.of_kind(Claim) if claim.kind is ClaimKind.POLICY]
        self.arguments = self.of(map, Argument)
        self.evidence = self.of(map, Evidence)
        self.sources = self.of(map, Source)
        self.passages = [(passage.source, passage.id) for passage in map.of_kind(Passage)]
        self.owner = {passage.id: passage.source for passage in map.of_kind(Passage)}

    @staticmethod
    def of(map: Map, kind: type[Item]) -> list[str]:
        return [item.id for item in map.of_kind(kind)]


def place_fields(ids: Ids) -> st.SearchStrategy[dict[str, Any]]:
    """A source, and a passage of that source if it has any."""
    pairs = st.sampled_from([(None, None), *((source, None) for source in ids.sources), *ids.passages])
    return st.builds(
        lambda pair, locator, quote: {"source": pair[0], "passage": pair[1], "locator": locator, "quote": quote},
        pairs,
        optional_texts,
        optional_texts,
    )


def placed(ids: Ids, make: Callable[..., PlaceT], /, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[PlaceT]:
    """What ``make`` makes of a place and ``fields``."""
    return st.builds(lambda place, **rest: make(**place, **rest), place_fields(ids), **fields)


def voices(ids: Ids) -> st.SearchStrategy[tuple[Voice, ...]]:
    voice = placed(
        ids,
        Voice,
        by=names,
        stance=st.sampled_from(Stance),
        hedge=st.sampled_from(Hedge),
        on_behalf_of=names,
    )
    return st.lists(voice, max_size=2).map(tuple)


fingerprints = st.builds(Fingerprint, letters=st.just(5), words=st.just(1), sha256=st.just("0" * 64))


def sources(id: str, _: Ids) -> st.SearchStrategy[Source]:
    csl = st.builds(
        lambda title, rest: {**rest, "type": "report", "title": title},
        texts,
        st.dictionaries(
            st.one_of(texts, st.sampled_from(["author", "issued"])),
            st.one_of(st.sampled_from(CSL_VALUES), texts),
            max_size=3,
        ),
    )
    return st.builds(
        Source, id=st.just(id), theme=themes, csl=csl, fingerprint=st.none() | fingerprints, note=optional_texts
    )


def passages(id: str, ids: Ids) -> st.SearchStrategy[Passage]:
    hashes = st.integers(0, 2**256 - 1).map("{:064x}".format)
    blocks = st.integers(0, 2**32 - 1).map("{:08x}".format)
    return st.builds(
        Passage,
        id=st.just(id),
        theme=themes,
        source=st.sampled_from([ids.owner[id]] if id in ids.owner else ids.sources),
        start=st.integers(0, 10**6),
        length=st.integers(1, 10**4),
        word_count=st.integers(8, 500),
        page=st.none() | st.integers(1, 400),
        sha256=hashes,
        exact=hashes,
        before=st.just("") | blocks,
        after=st.just("") | blocks,
        blocks=st.lists(blocks, min_size=1, max_size=3).map("".join),
    )


def claims(id: str, ids: Ids) -> st.SearchStrategy[Claim]:
    return st.builds(
        Claim,
        id=st.just(id),
        theme=themes,
        text=texts,
        kind=st.sampled_from(ClaimKind),
        title=optional_texts,
        irreversible=st.booleans(),
        voices=voices(ids),
        note=optional_texts,
    )


def arguments(id: str, ids: Ids) -> st.SearchStrategy[Argument]:
    return st.builds(
        Argument,
        id=st.just(id),
        theme=themes,
        stance=st.sampled_from(Direction),
        target=st.sampled_from([other for other in (*ids.claims, *ids.arguments) if other != id]),
        premises=some(ids.claims),
        title=optional_texts,
        text=optional_texts,
        scheme=optional_texts,
        warrant=optional_texts,
        qualifier=optional_texts,
        unless=st.lists(texts, max_size=2).map(tuple),
        values=st.dictionaries(slugs, st.sampled_from(Effect), max_size=2),
        grants=some(ids.claims),
        voices=voices(ids),
        note=optional_texts,
    )


def evidence(id: str, ids: Ids) -> st.SearchStrategy[Evidence]:
    return st.builds(
        Evidence,
        id=st.just(id),
        theme=themes,
        text=texts,
        kind=st.sampled_from(EvidenceKind),
        bears_on=weights(ids.claims, st.sampled_from(Bearing), at_least=1),
        title=optional_texts,
        figures=st.lists(texts, max_size=2).map(tuple),
        certainty=st.sampled_from([None, *Certainty]),
        downgrades=st.lists(
            st.builds(Downgrade, reason=st.sampled_from(DowngradeReason), note=optional_texts), max_size=2
        ).map(tuple),
        anchors=st.lists(placed(ids, Place), max_size=2).map(tuple),
        note=optional_texts,
    )


def links(id: str, ids: Ids) -> st.SearchStrategy[Link]:
    ends = st.sampled_from(ids.all)
    return st.builds(
        lambda start, end, **fields: Link(**fields, **{"from": start, "to": end}),
        ends,
        ends,
        id=st.just(id),
        theme=themes,
        kind=st.sampled_from(LinkKind),
        why=optional_texts,
        voices=voices(ids),
    )


def terms(id: str, ids: Ids) -> st.SearchStrategy[Term]:
    definitions = st.lists(placed(ids, Definition, text=texts), max_size=2).map(tuple)
    return st.builds(Term, id=st.just(id), theme=themes, name=texts, definitions=definitions, note=optional_texts)


def notes(id: str, ids: Ids) -> st.SearchStrategy[Note]:
    return placed(
        ids,
        Note,
        id=st.just(id),
        theme=themes,
        kind=st.sampled_from(NoteKind),
        text=texts,
        about=some(ids.all),
    )


@st.composite
def questions(draw: Draw, id: str, ids: Ids) -> Question:
    options = draw(some(ids.policies))
    criteria = st.dictionaries(slugs, st.builds(Criterion, title=texts, text=optional_texts), max_size=2)
    return Question(
        id=id,
        theme=draw(themes),
        text=draw(texts),
        theses=draw(some(ids.claims)),
        options=options,
        baseline=draw(st.sampled_from([None, *options])),
        criteria=draw(criteria),
        note=draw(optional_texts),
    )


def perspectives(id: str, ids: Ids) -> st.SearchStrategy[Perspective]:
    return st.builds(
        Perspective,
        id=st.just(id),
        theme=themes,
        title=texts,
        holder=names,
        source=st.sampled_from([None, *ids.sources]),
        credence=weights(ids.claims, units),
        force=weights(ids.arguments, units),
        certainty=weights(ids.evidence, units),
        values=st.dictionaries(slugs, units, max_size=2),
        note=optional_texts,
    )


MAKERS: dict[type[Item], Callable[[str, Ids], st.SearchStrategy[Any]]] = {
    Source: sources,
    Passage: passages,
    Claim: claims,
    Argument: arguments,
    Evidence: evidence,
    Link: links,
    Term: terms,
    Note: notes,
    Question: questions,
    Perspective: perspectives,
}
"""How to make an item of each kind that fits a map with certain ids."""
MOST: dict[type[Item], int] = {Source: 2, Claim: 5, Argument: 5, Evidence: 2, Link: 2, Term: 1, Note: 2}


LEAST: dict[type[Item], int] = {Source: 1, Claim: 2}


@st.composite
def maps(draw: Draw) -> Map:
    """A sound map with at least a source and two claims; arguments may go round in circles."""
    map = Map(draw(headers))
    for kind, make in MAKERS.items():
        least = LEAST.get(kind, 0)
        for number in range(draw(st.integers(least, MOST.get(kind, 1)))):
            map = map.put(draw(make(f"{kind.kind_name}-{number}", Ids(map))))
    return _with_circles(draw, map)


def _with_circles(draw: Draw, map: Map) -> Map:
    """``map`` with some of its arguments pointed anywhere, so that they may lead back to themselves."""
    ids = Ids(map)
    for id in draw(some(ids.arguments)):
        map = map.put(draw(arguments(id, ids)))
    return map


def additions(map: Map, kind: type[Item]) -> st.SearchStrategy[Add]:
    """An item of ``kind`` that fits the map under an id it does not have."""
    new = next(f"new-{number}" for number in range(len(map) + 1) if f"new-{number}" not in map)
    return MAKERS[kind](new, Ids(map)).map(lambda item: Add(item=item))


def remade(item: Item, ids: Ids) -> st.SearchStrategy[Item]:
    """Another item of the same kind and id."""
    made: st.SearchStrategy[Item] = MAKERS[type(item)](item.id, ids)
    return made


@st.composite
def revisions(draw: Draw, map: Map) -> Revise:
    """Other values for some fields of one item; may break a question whose option is no policy any more."""
    item = map[draw(st.sampled_from([item.id for item in map.items]))]
    other = draw(remade(item, Ids(map))).model_dump(mode="json", exclude={"id"})
    if isinstance(item, Question | Note):
        fields = other
    else:
        fields = {name: other[name] for name in draw(st.lists(st.sampled_from(sorted(other)), min_size=1, unique=True))}
    return Revise(id=item.id, fields=fields)


@st.composite
def retirements(draw: Draw, map: Map) -> Retire:
    return Retire(id=draw(st.sampled_from([item.id for item in map.items])), dependents=draw(st.booleans()))


@st.composite
def merges(draw: Draw, map: Map) -> Merge:
    """Two items of one kind; whether they can be one is for the edit to say."""
    kinds = [kind for kind in (Claim, Argument, Evidence, Term, Source) if len(list(map.of_kind(kind))) > 1]
    kind: type[Item] = draw(st.sampled_from(kinds))
    keep, drop = draw(st.permutations([item.id for item in map.of_kind(kind)]))[:2]
    return Merge(keep=keep, drop=drop)


@st.composite
def weighings(draw: Draw, map: Map) -> Change:
    """A weight of the map's perspective; a first perspective where there is none."""
    ids = Ids(map)
    held = Ids.of(map, Perspective)
    if not held:
        added: Add = draw(additions(map, Perspective))
        return added
    weighed = st.sampled_from([*ids.claims, *ids.arguments, *ids.evidence])
    return Weigh(perspective=draw(st.sampled_from(held)), id=draw(weighed), value=draw(st.one_of(st.none(), units)))


def single_changes(map: Map) -> st.SearchStrategy[Change]:
    """One change of any kind; some are refused."""
    if not len(map):
        return headers.map(lambda header: Retitle(header=header))
    kinds = [kind for kind in MAKERS if kind in (Source, Claim, Note) or Ids(map).claims]
    merging = [merges(map)] if len(Ids(map).claims) > 1 else []
    weighing = [weighings(map)] if Ids(map).claims else []
    return st.one_of(
        st.sampled_from(kinds).flatmap(lambda kind: additions(map, kind)),
        revisions(map),
        retirements(map),
        headers.map(lambda header: Retitle(header=header)),
        *merging,
        *weighing,
    )


def changes(map: Map) -> st.SearchStrategy[Change]:
    """One change, or several nested as a batch; some are refused."""
    single = single_changes(map)
    batch = st.lists(single, min_size=1, max_size=3).map(lambda parts: Batch(changes=tuple(parts)))
    nested = st.lists(st.one_of(single, batch), min_size=1, max_size=2).map(lambda parts: Batch(changes=tuple(parts)))
    return st.one_of(single, single, batch, nested)


def edit(change: Change, author: str = "tester") -> Edit:
    """``change`` as an edit."""
    return Edit(author=author, change=change)
