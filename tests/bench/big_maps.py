"""Large maps for tests and benchmarks, the same for the same arguments."""

from __future__ import annotations

import random

from argmap.model import (
    Argument,
    Claim,
    ClaimKind,
    Direction,
    Header,
    Hedge,
    Item,
    Map,
    Question,
    Source,
    Stance,
    Voice,
)

SOURCES = 5
WORDS = [
    *("access", "cost", "custody", "demand", "evidence", "forecast", "harm", "hosting", "idle", "interest", "keep"),
    *("lab", "later", "market", "model", "move", "notice", "old", "people", "policy", "pressure", "public", "quality"),
    *("release", "research", "retire", "risk", "safety", "serve", "share", "size", "training", "trust", "user", "work"),
]
SHAPES = ("tree", "star", "chain")


def big_map(claims: int, shape: str = "tree", seed: int = 0, arguments_per_claim: int = 1) -> Map:
    """A map of ``claims`` claims with that many times ``arguments_per_claim`` arguments, less one.

    In a ``tree`` each claim is the premise of an argument about one of the claims before it, about four to a claim; in
    a ``star`` all arguments are about the first claim; in a ``chain`` each is about the claim before. Arguments beyond
    one to a claim are about other arguments.
    """
    if shape not in SHAPES:
        raise ValueError(f"expected one of {', '.join(SHAPES)}, found {shape}")
    dice = random.Random(f"{claims} {shape} {seed}")
    items: list[Item] = [_source(number) for number in range(SOURCES)]
    items.append(Question(id="question", text="What should be done?", theses=("claim-0",)))
    items.extend(_claim(number, dice) for number in range(claims))
    for number in range(1, claims):
        parent = {"star": 0, "chain": number - 1, "tree": max(0, (number - 1) // 4 - dice.randrange(3))}[shape]
        items.append(_reason(number, f"claim-{parent}", dice))
    for number in range(1, claims):
        items.extend(_objection(number, extra, dice) for extra in range(1, arguments_per_claim))
    return Map.build(Header(title=f"{claims} claims in a {shape}"), items)


def _source(number: int) -> Source:
    return Source(id=f"source-{number}", csl={"type": "report", "title": f"Report {number}", "issued": 2020 + number})


def _claim(number: int, dice: random.Random) -> Claim:
    return Claim(
        id=f"claim-{number}",
        theme=_theme(number),
        text=f"Claim {number} says that {_sentence(dice)}.",
        kind=dice.choice(list(ClaimKind)),
        voices=(_voice(dice),),
    )


def _reason(number: int, target: str, dice: random.Random) -> Argument:
    return Argument(
        id=f"argument-{number}",
        theme=_theme(number),
        title=_sentence(dice, 3).capitalize(),
        stance=dice.choice(list(Direction)),
        target=target,
        premises=(f"claim-{number}",),
        voices=(_voice(dice),),
    )


def _objection(number: int, extra: int, dice: random.Random) -> Argument:
    return Argument(
        id=f"argument-{number}-{extra}",
        theme=_theme(number),
        text=f"That does not follow, for {_sentence(dice)}.",
        stance=Direction.CON,
        target=f"argument-{number}" if extra == 1 else f"argument-{number}-{extra - 1}",
        voices=(_voice(dice),),
    )


def _voice(dice: random.Random) -> Voice:
    return Voice(
        source=f"source-{dice.randrange(SOURCES)}",
        locator=f"p. {dice.randrange(1, 200)}",
        stance=dice.choice(list(Stance)),
        hedge=dice.choice(list(Hedge)),
    )


def _theme(number: int) -> str:
    return f"theme-{number // 1000}"


def _sentence(dice: random.Random, words: int = 12) -> str:
    return " ".join(dice.choices(WORDS, k=words))
