"""Who can be asked for words, and what can come of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from argmap.errors import InputError


@dataclass(frozen=True)
class Answer:
    """What a model answered: JSON by the schema that it was given, not checked yet."""

    text: str
    model: str
    """The model that answered, which need not be the one that was asked."""
    request: str = ""
    """The id of the request, for whoever runs the model; empty where there is none."""
    is_given: bool = False
    """Whether it was there before, so that nothing was sent."""


@dataclass(frozen=True)
class Refusal:
    """The model would not answer."""

    model: str
    category: str = ""
    explanation: str = ""
    request: str = ""


@dataclass(frozen=True)
class Failure:
    """Nothing that can be used came back."""

    kind: str
    """A key of ``NEXT_STEPS``, or another word where none of them fits."""
    detail: str = ""
    model: str = ""
    retry_after: float | None = None
    """Seconds after which it may be tried again; None where nothing was said."""
    request: str = ""


Outcome = Answer | Refusal | Failure


class Backend(Protocol):
    """Answers requests for words."""

    @property
    def model(self) -> str:
        """Which model is asked."""
        ...

    @property
    def most(self) -> int:
        """How many pieces one request may hold."""
        ...

    def ask(self, system: str, prompt: str, schema: Mapping[str, Any]) -> Outcome:
        """What comes of a request: rules, material, and the JSON Schema of the answer."""
        ...


@dataclass(frozen=True)
class Given:
    """Answers that were given beforehand, by another model or a script, as the text of a file."""

    text: str
    """A JSON document of the schema asked for."""
    model: str
    most: int = 1_000_000

    def ask(self, system: str, prompt: str, schema: Mapping[str, Any]) -> Outcome:  # noqa: ARG002 - as all backends
        """What was given, whatever is asked."""
        return Answer(self.text, self.model, is_given=True)


def from_lines(text: str, name: str, model: str) -> Given:
    """The answers in JSON Lines, an object ``{"key": …, "words": …}`` on each; ``name`` is the file's, for errors.

    Raises ``InputError`` that names the line.
    """
    found: list[Any] = []
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if not line.strip():
            continue
        try:
            one = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise InputError(f"{name}:{number}: this is no JSON: {error}", NEXT_LINES) from error
        if not (isinstance(one, dict) and all(isinstance(one.get(field), str) for field in ("key", "words"))):
            raise InputError(f"{name}:{number}: this has no 'key' and 'words'", NEXT_LINES)
        found.append({"key": one["key"], "words": one["words"]})
    return Given(json.dumps({"sentences": found}), model)


NEXT_LINES = 'Write one object a line: {"key": "bluf.lead", "words": "…"}. --dry-run --json shows what is asked.'
NEXT_STEPS = {
    "no_key": ("there is no key to ask a model with", "Set ANTHROPIC_API_KEY, or give words with --answers FILE."),
    "no_access": ("the key was not accepted", "Check ANTHROPIC_API_KEY, and that it may use this model."),
    "model_gone": ("there is no such model", "Check the name given with --model or ARGMAP_MODEL."),
    "offline": ("the model cannot be reached", "Check the network, or give words with --answers FILE."),
    "timeout": ("the model did not answer in time", "Try again; --section sends less."),
    "rate_limited": ("too much was asked in a short time", "Wait and run the same again: it goes on where it stopped."),
    "bad_request": ("the request was refused as wrong", "Check that the model can answer in JSON by a schema."),
    "truncated": ("the answer was cut off", "Run it again; --section sends less."),
    "malformed": ("the answer does not have the form asked for", "Run it again, or name another model with --model."),
}
"""What is told of each kind of failure, and what to do next."""
AGAIN = "Run the same again: it goes on where it stopped."


def as_error(outcome: Refusal | Failure) -> InputError:
    """What a person is told where no answer came."""
    if isinstance(outcome, Refusal):
        why = outcome.explanation or outcome.category or "it gave no reason"
        return InputError(f"{outcome.model} would not answer: {why}", "Leave these sections out, or ask another model.")
    message, next_step = NEXT_STEPS.get(outcome.kind, (f"the model failed ({outcome.kind})", AGAIN))
    wait = f" Not before {outcome.retry_after:.0f} seconds." if outcome.retry_after else ""
    return InputError(f"{message}{f': {outcome.detail}' if outcome.detail else ''}", next_step + wait)
