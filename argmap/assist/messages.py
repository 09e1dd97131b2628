"""Asking a model of Anthropic's, or of any server that speaks its Messages API (SDK 2; ANTHROPIC_BASE_URL).

The SDK's own parsing is not used: it loses the reason why an answer stopped. Nothing is sent to telemetry, and no other
model is fallen back on, so that the model which answered is the one that is recorded.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from argmap.assist.backends import Answer, Failure, Outcome, Refusal
from argmap.errors import InputError

if TYPE_CHECKING:
    from anthropic import AnthropicError
    from anthropic.types import Message

MOST_TOKENS = 8_000
"""Of an answer; what a model thinks before it answers counts."""
RETRIES = 1
SECONDS = 300.0
CUT = {"max_tokens", "model_context_window_exceeded", None}
"""Why an answer stopped before its end; None where the connection did."""
NOT_INSTALLED = "Run `pip install 'argmap[assist]'`, or give words with --answers FILE."


@dataclass(frozen=True)
class Messages:
    """Asks ``model`` over the network, with the key that the SDK finds."""

    model: str
    most: int = 40

    def ask(self, system: str, prompt: str, schema: Mapping[str, Any]) -> Outcome:
        """What came of the request. Raises ``InputError`` where the SDK is not installed."""
        try:
            import anthropic  # deferred: an extra, and two seconds
        except ModuleNotFoundError as error:
            raise InputError("there is nothing installed to ask a model with", NOT_INSTALLED) from error
        try:
            with (
                anthropic.Anthropic(max_retries=RETRIES, timeout=SECONDS, open_telemetry=False) as client,
                client.messages.stream(
                    model=self.model,
                    max_tokens=MOST_TOKENS,
                    system=system,
                    messages=[{"role": "user", "content": prompt}],
                    output_config={"format": {"type": "json_schema", "schema": dict(schema)}},
                ) as stream,
            ):
                return _outcome(stream.get_final_message(), stream.request_id or "", self.model)
        except anthropic.AnthropicError as error:
            return _failed(error, self.model)
        except (json.JSONDecodeError, AssertionError) as error:
            return Failure("bad_reply", type(error).__name__, self.model)
        except TypeError as error:
            if "authentication method" not in str(error):
                raise
            return Failure("no_key", "", self.model)


def _outcome(message: Message, request: str, asked: str) -> Outcome:
    """What a reply amounts to, by why it stopped."""
    model = message.model or asked
    if message.stop_reason == "refusal":
        why = message.stop_details
        category, told = (getattr(why, name, None) or "" for name in ("category", "explanation"))
        return Refusal(model, category, told, request)
    if message.stop_reason in CUT:
        return Failure("truncated", message.stop_reason or "the connection was lost", model, request=request)
    text = "".join(block.text for block in message.content or () if block.type == "text")
    return Answer(text, model, request)


def _failed(error: AnthropicError, asked: str) -> Failure:
    """What went wrong, the particular before the general."""
    import anthropic  # loaded already

    kinds: list[tuple[type[Exception], str]] = [
        (anthropic.RateLimitError, "rate_limited"),
        (anthropic.AuthenticationError, "no_access"),
        (anthropic.PermissionDeniedError, "no_access"),
        (anthropic.NotFoundError, "model_gone"),
        (anthropic.BadRequestError, "bad_request"),
        (anthropic.APITimeoutError, "timeout"),
        (anthropic.APIConnectionError, "offline"),
    ]
    kind = next((name for one, name in kinds if isinstance(error, one)), "")
    if not kind and isinstance(error, anthropic.APIStatusError):
        kind = str(getattr(error, "type", "") or f"status_{error.status_code}")
    kind = kind or ("no_key" if "Credential" in type(error).__name__ else "bad_reply")
    detail = getattr(error, "api_message", "") or ("" if kind in {"no_key", "offline", "timeout"} else str(error))
    request = getattr(error, "request_id", "") or ""
    return Failure(kind, " ".join(detail.split())[:200], asked, _retry_after(error), request)


def _retry_after(error: AnthropicError) -> float | None:
    """In how many seconds the server wants to be asked again."""
    headers = getattr(getattr(error, "response", None), "headers", {})
    for name, per_second in (("retry-after-ms", 1000), ("retry-after", 1)):
        with contextlib.suppress(KeyError, ValueError):
            return float(headers[name]) / per_second
    return None
