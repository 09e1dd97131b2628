"""What a memo is made from, as the options of the command line say it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import click

from argmap.cli._output import say
from argmap.cli._proof import BURDENS, proof_options
from argmap.cli._targets import Target
from argmap.cli._weighing import FORMULAS, others_named, rules_options
from argmap.cli._wording import said_plainly
from argmap.errors import InputError
from argmap.memo.planning import own_view, questions
from argmap.memo.prints import snapshot
from argmap.memo.recipe import Form, Front, Recipe
from argmap.model import Map, Question
from argmap.model.context import UNDECIDED
from argmap.weigh import perspective
from argmap.weigh.ranges import DRAWS
from argmap.weigh.standards import PRESETS, Standard

HEAD = {
    "to": ("to", "Who gets it."),
    "sender": ("from", "Who sends it."),
    "subject": ("subject", "What it is about; without it the question."),
    "decision": ("decision-sought", "What is asked for, in one sentence."),
    "decider": ("decision-maker", "Who decides."),
    "decide_by": ("decide-by", "Until when."),
    "classification": ("classification", "Who may read it, or its licence."),
    "supersedes": ("supersedes", "Which memo it replaces."),
}
"""The options about the head of a memo: the field, the option's name, its help."""
CHOICES = {
    "perspective": "perspectives",
    "semantics": "semantics",
    "premises": "combination",
    "gate": "gate",
    "standard": "standard",
    "burden": "burden",
    "preset": "preset",
    "accrual": "accrual",
}
"""What ``--against`` may name, with the field of the recipe."""
LIMITED = {"burden": BURDENS, "semantics": FORMULAS, "preset": list(PRESETS)}
"""The values of those whose field takes any text."""


def recipe_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say what a memo is made from."""
    head = [click.option(f"--{option}", name, help=help) for name, (option, help) in HEAD.items()]
    options = (
        click.option("--question", help="Which question, by its id; without it the first that has options."),
        click.option(
            "--perspective",
            "views",
            multiple=True,
            help="Whose eyes: the recommendation follows the first, the others are heard beside it. Repeat it. "
            "Without it your own, with everybody else's and the documents' beside it.",
        ),
        click.option("--short", is_flag=True, help="Two pages."),
        click.option(
            "--standard",
            type=click.Choice([one.value for one in Standard]),
            default="preponderance",
            help="Proof standard.",
        ),
        click.option("--burden", type=click.Choice(BURDENS), default="asserter", help="Who has to meet it."),
        click.option("--off", type=click.FloatRange(0, 1), default=0.1, help="How far beliefs may be off, for ranges."),
        click.option("--draws", type=click.IntRange(1, 100_000), default=DRAWS, help="How often beliefs are drawn."),
        click.option("--seed", type=click.IntRange(min=0), default=0, help="Chooses other draws."),
        click.option(
            "--style", default="author-date", help="How works are cited: author-date, numeric, notes, or a CSL file."
        ),
        click.option("--date", type=click.DateTime(["%Y-%m-%d"]), help="The date it bears; without it today."),
        click.option("--status", type=click.Choice(["draft", "final"]), help="Without it draft."),
        *head,
    )
    command = rules_options(proof_options(command))
    for option in reversed(options):
        command = option(command)
    return command


def recipe_of(target: Target, author: str, front: Front, options: dict[str, Any]) -> Recipe:
    """The recipe that the options name; ``front`` is what a file says of the head of the memo.

    Raises ``InputError`` and ``UnknownId`` for what the map does not have.
    """
    map = target.map
    head = {name: options[name] for name in (*HEAD, "status") if options[name] is not None}
    with said_plainly(Recipe):
        return Recipe(
            map=target.name,
            map_title=map.header.title,
            snapshot=snapshot(map),
            event=target.live.head if target.live is not None else None,
            date=(options["date"] or dt.datetime.now().astimezone()).date(),
            question=_question(map, options["question"]),
            perspectives=_views(map, options["views"], author),
            everybody=not options["views"],
            semantics=options["named"],
            combination=options["premises"],
            gate=options["gate"],
            standard=options["standard"],
            burden=options["burden"],
            preset=options["preset"],
            accrual=options["accrual"],
            off=options["off"],
            draws=options["draws"],
            seed=options["seed"],
            form=Form.SHORT if options["short"] else Form.LONG,
            style=options["style"],
            front=front.model_copy(update=head),
        )


def _question(map: Map, named: str | None) -> str:
    if named is not None:
        return map.find(named, Question).id
    asked = questions(map)
    if not asked:
        raise InputError("the map asks no question", "Add one: `argmap edit MAP add-question TEXT --option CLAIM`.")
    if len(asked) > 1:
        others = ", ".join(one.id for one in asked[1:])
        say(f"on the question '{asked[0].id}'; choose another with --question: {others}", err=True)
    return asked[0].id


def _views(map: Map, named: tuple[str, ...], author: str) -> tuple[str, ...]:
    """The ids of the perspectives: those named, else the author's own, else nobody's."""
    if named:
        return tuple(dict.fromkeys(perspective(map, one).id for one in named))
    own = own_view(map, author)
    if own == UNDECIDED:
        say(f"nobody's eyes are chosen, so nothing is recommended. {others_named(map)}", err=True)
    return (own,)


def other_recipe(recipe: Recipe, map: Map, against: tuple[str, ...]) -> Recipe:
    """The recipe that differs by each ``name=value`` of ``against``. Raises ``InputError`` and ``UnknownId``."""
    fields: dict[str, Any] = {}
    for one in against:
        name, _, value = one.partition("=")
        if name not in CHOICES or not value:
            raise InputError(f"'{one}' names nothing to compare with", f"Write name=value, of {', '.join(CHOICES)}.")
        if value not in LIMITED.get(name, [value]):
            raise InputError(f"there is no {name} '{value}'", f"Choose {', '.join(LIMITED[name])}.")
        fields[CHOICES[name]] = value
    if "perspectives" in fields:
        view = perspective(map, fields["perspectives"]).id
        fields["perspectives"] = tuple(dict.fromkeys([view, *recipe.perspectives]))
    with said_plainly(Recipe):
        return Recipe.model_validate({**recipe.model_dump(), **fields})
