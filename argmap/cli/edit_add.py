"""``argmap edit MAP add-…``: new claims, arguments, evidence, questions and sources."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from argmap.cli._citations import csl_record
from argmap.cli._editing import Signature, signed, submit, theme_of, voices
from argmap.cli._help import examples
from argmap.cli._targets import editing
from argmap.cli._wording import made
from argmap.edits import Add, Batch, Change
from argmap.edits.compose import named_after
from argmap.errors import InputError
from argmap.model import (
    Argument,
    Bearing,
    Certainty,
    Claim,
    ClaimKind,
    Direction,
    Evidence,
    EvidenceKind,
    Question,
    Source,
)
from argmap.model.base import slugify
from argmap.store import LiveMap

CLAIM_KINDS = click.Choice([kind.value for kind in ClaimKind])


@click.command(
    name="add-claim",
    epilog=examples('argmap edit my-map add-claim "The new office is closer to the station." --kind empirical'),
)
@click.argument("text")
@click.option("--kind", type=CLAIM_KINDS, required=True, help="What sort of proposition it is.")
@click.option("--title", default="", help="A label of a few words.")
@click.option("--irreversible", is_flag=True, help="It calls for an act that cannot be undone (kind policy).")
@click.option("--id", "id", help="Its id; without it one made from the title or the text.")
@click.option("--theme", default="map", show_default=True, help="The theme it belongs to.")
@click.option("--by", metavar="NAME", help="Who says it; without it the author of the edit, '' for nobody.")
@signed
def add_claim(signature: Signature, text: str, **options: Any) -> None:
    """Add a claim: one proposition, one sentence."""
    with editing(signature.map) as live:
        said = {name: options[name] for name in ("kind", "title", "irreversible", "theme")}
        id = options["id"] or live.free_id(options["title"] or text)
        claim = made(Claim, id=id, text=text, voices=voices(signature, options["by"]), **said)
        submit(signature, live, made(Add, item=claim), claim.id)


@click.command(
    name="add-argument",
    epilog=examples(
        'argmap edit my-map add-argument --con move-now --premise "The lease runs until May."',
        'argmap edit my-map add-argument --pro move-now --premise rents-rise --premise "We have to leave by May."',
    ),
)
@click.option("--pro", metavar="TARGET", help="The claim or argument it speaks for.")
@click.option("--con", metavar="TARGET", help="The claim or argument it speaks against.")
@click.option(
    "--premise", "premises", multiple=True, metavar="ID|TEXT", help="A claim's id, or the words of a new claim; repeat."
)
@click.option("--kind", type=CLAIM_KINDS, default="empirical", show_default=True, help="The kind of new premises.")
@click.option("--title", default="", help="A label of a few words.")
@click.option("--text", default="", help="The reason in one sentence, when its premises are not spelled out.")
@click.option("--warrant", default="", help="Why the premises bear on the target.")
@click.option("--scheme", default="", help="The argumentation scheme, such as expert-opinion.")
@click.option("--qualifier", default="", help="How strongly it is meant, such as presumably.")
@click.option("--unless", multiple=True, help="An exception; repeat.")
@click.option("--id", "id", help="Its id; without it one made from the title, the text or the first premise.")
@click.option("--theme", help="The theme it belongs to; without it that of its target.")
@click.option("--by", metavar="NAME", help="Who makes it; without it the author of the edit, '' for nobody.")
@signed
def add_argument(signature: Signature, pro: str | None, con: str | None, **options: Any) -> None:
    """Add a reason for or against a claim or another argument.

    Premises work together; independent reasons are arguments of their own. A premise is the id of a claim in the map,
    or the words of a new claim, which is added in the same step.
    """
    stance, target = _direction(pro, con)
    if not options["premises"] and not options["text"]:
        raise InputError(
            "the argument gives no reason", "Give it one with --premise (repeat it for several) or --text."
        )
    with editing(signature.map) as live:
        changes, argument = _reason(signature, live, stance, target, options)
        submit(signature, live, changes[0] if len(changes) == 1 else made(Batch, changes=tuple(changes)), argument.id)


def _direction(pro: str | None, con: str | None) -> tuple[Direction, str]:
    if pro is not None and con is None:
        return Direction.PRO, pro
    if con is not None and pro is None:
        return Direction.CON, con
    raise click.UsageError("Give either --pro TARGET or --con TARGET.")


def _reason(
    signature: Signature, live: LiveMap, stance: Direction, target: str, options: dict[str, Any]
) -> tuple[list[Change], Argument]:
    """The argument and its new premises, as the changes that add them: what was asked for is named first."""
    theme = theme_of(live.map, target, options["theme"])
    speaker = voices(signature, options["by"])
    claims: dict[str, Claim] = {}
    premises: list[str] = []
    for premise in options["premises"]:
        if premise in live.map or " " not in premise.strip():
            premises.append(live.map[premise].id)
            continue
        id = live.free_id(premise, taken=claims)
        claims[id] = made(Claim, id=id, theme=theme, text=premise, kind=options["kind"], voices=speaker)
        premises.append(id)
    said = {name: options[name] for name in ("title", "text", "warrant", "scheme", "qualifier", "unless")}
    id = options["id"] or live.free_id(said["title"] or said["text"] or named_after(stance, premises[0]), taken=claims)
    links = {"stance": stance, "target": target, "premises": tuple(premises)}
    argument = made(Argument, id=id, theme=theme, voices=speaker, **links, **said)
    return [made(Add, item=argument), *(made(Add, item=claim) for claim in claims.values())], argument


@click.command(
    name="add-evidence",
    epilog=examples(
        'argmap edit my-map add-evidence "The lease ends on 31 May." --kind document --supports lease-ends'
    ),
)
@click.argument("text")
@click.option("--kind", type=click.Choice([kind.value for kind in EvidenceKind]), required=True, help="What it is.")
@click.option("--supports", multiple=True, metavar="CLAIM", help="A claim it supports; repeat.")
@click.option("--contradicts", multiple=True, metavar="CLAIM", help="A claim it contradicts; repeat.")
@click.option("--title", default="", help="A label of a few words.")
@click.option("--figure", "figures", multiple=True, help="A figure exactly as the source gives it; repeat.")
@click.option("--certainty", type=click.Choice([grade.value for grade in Certainty]), help="How certain it is.")
@click.option("--source", metavar="ID", help="The source it is found in.")
@click.option("--locator", default="", help="Where in the source: section, page, point.")
@click.option("--id", "id", help="Its id; without it one made from the title or the text.")
@click.option("--theme", help="The theme it belongs to; without it that of the first claim.")
@signed
def add_evidence(signature: Signature, text: str, **options: Any) -> None:
    """Add something observed or written down that bears on a claim."""
    bears_on = dict.fromkeys(options["supports"], Bearing.SUPPORTS)
    bears_on |= dict.fromkeys(options["contradicts"], Bearing.CONTRADICTS)
    if len(bears_on) != len(options["supports"]) + len(options["contradicts"]):
        raise InputError("one claim is named twice", "Evidence points one way for each claim: name each claim once.")
    if not bears_on:
        raise InputError("evidence bears on at least one claim", "Name it with --supports or --contradicts.")
    if options["locator"] and options["source"] is None:
        raise InputError("a locator needs a source", "Name the source with --source.")
    with editing(signature.map) as live:
        evidence = _evidence(live, text, bears_on, options)
        submit(signature, live, made(Add, item=evidence), evidence.id)


def _evidence(live: LiveMap, text: str, bears_on: dict[str, Bearing], options: dict[str, Any]) -> Evidence:
    anchor = {"source": options["source"], "locator": options["locator"]}
    return made(
        Evidence,
        id=options["id"] or live.free_id(options["title"] or text),
        theme=theme_of(live.map, next(iter(bears_on)), options["theme"]),
        text=text,
        bears_on=bears_on,
        anchors=(anchor,) if options["source"] is not None else (),
        **{name: options[name] for name in ("kind", "title", "figures", "certainty")},
    )


@click.command(
    name="add-question",
    epilog=examples(
        'argmap edit my-map add-question "Should we move?" --thesis moving-pays',
        'argmap edit my-map add-question "Where to?" --option stay --option move-now --baseline stay --criterion '
        '"cost: What it costs"',
    ),
)
@click.argument("text")
@click.option("--thesis", "theses", multiple=True, metavar="CLAIM", help="A claim the debate is about; repeat.")
@click.option("--option", "options", multiple=True, metavar="CLAIM", help="A policy claim to choose; repeat.")
@click.option("--baseline", metavar="CLAIM", help="The option that happens if nothing is decided.")
@click.option(
    "--criterion", "criteria", multiple=True, metavar="ID: TITLE", help="A value options are judged by; repeat."
)
@click.option("--id", "id", help="Its id; without it one made from the text.")
@click.option("--theme", help="The theme it belongs to; without it that of the first claim.")
@signed
def add_question(signature: Signature, text: str, id: str | None, theme: str | None, **said: Any) -> None:
    """Add what is to be decided, with the theses and options that it puts up."""
    claims = (*said["theses"], *said["options"])
    if not claims:
        raise InputError("a question puts up at least one claim", "Name it with --thesis or --option.")
    said["criteria"] = _criteria(said["criteria"])
    with editing(signature.map) as live:
        for claim in claims:
            live.map.find(claim, Claim)
        theme = theme_of(live.map, claims[0], theme)
        question = made(Question, id=id or live.free_id(text), text=text, theme=theme, **said)
        submit(signature, live, made(Add, item=question), question.id)


def _criteria(given: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """Criteria by id, each given as ``id: title``, or as a title that an id is made from."""
    found: dict[str, dict[str, str]] = {}
    for words in given:
        id, _, title = words.partition(":") if ":" in words else (slugify(words), "", words)
        if id.strip() in found:
            raise InputError(f"the criterion '{id.strip()}' is named twice", "Give each criterion an id of its own.")
        found[id.strip()] = {"title": title.strip()}
    return found


@click.command(
    name="add-source",
    epilog=examples(
        'argmap edit my-map add-source "Rents in 2026" --type report --author "City Office" --issued 2026-02',
        "argmap edit my-map add-source --csl record.json",
    ),
)
@click.argument("title", required=False)
@click.option("--type", "type", metavar="TYPE", help="A CSL type, such as article-journal, book, webpage, report.")
@click.option("--author", "authors", multiple=True, metavar="NAME", help="An author, also as 'Family, Given'; repeat.")
@click.option("--url", metavar="URL", help="Where it is on the web.")
@click.option("--issued", metavar="DATE", help="When it appeared: YYYY, YYYY-MM or YYYY-MM-DD.")
@click.option(
    "--csl", type=click.Path(path_type=Path), help="A file with the whole record as CSL-JSON; options add to it."
)
@click.option("--id", "id", help="Its id; without it one made from the title.")
@click.option("--theme", default="map", show_default=True, help="The theme it belongs to.")
@signed
def add_source(signature: Signature, title: str | None, id: str | None, theme: str, **options: Any) -> None:
    """Add a work that claims and evidence come from."""
    record = csl_record(title, **options)
    with editing(signature.map) as live:
        source = made(Source, id=id or live.free_id(str(record["title"])), theme=theme, csl=record)
        submit(signature, live, made(Add, item=source), source.id)
