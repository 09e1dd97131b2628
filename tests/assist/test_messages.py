"""Asking over the network: every outcome is one of ours, and nothing is asked unless somebody said so."""

from __future__ import annotations

import json
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from argmap.assist.backends import NEXT_STEPS, Answer, Failure, Refusal, as_error
from argmap.assist.messages import MOST_TOKENS, Messages
from argmap.assist.polish import RULES, SCHEMA, ask, sendable
from argmap.assist.queue import Queue
from argmap.errors import InputError
from argmap.store import Library
from tests.assist.asking import a_memo, a_queue, key_of, one_of, reworded
from tests.assist.fake_server import Reply, Server, serving

KEYS = (
    *("ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "ANTHROPIC_PROFILE", "ANTHROPIC_IDENTITY_TOKEN"),
    *("ANTHROPIC_IDENTITY_TOKEN_FILE", "ANTHROPIC_CONFIG_DIR", "ANTHROPIC_BASE_URL"),
)
NO_RETRY = {"x-should-retry": "false"}
GOOD = json.dumps({"sentences": []})


@pytest.fixture(autouse=True)
def loopback_only(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No key, no profile, and no way off this machine."""
    pytest.importorskip("anthropic", reason="the extra argmap[assist] is not installed")
    for name in KEYS:
        monkeypatch.delenv(name, raising=False)
    for name in ("HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "nobody"))
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        assert isinstance(address, tuple)
        assert address[0] in {"127.0.0.1", "::1"}, f"a connection to {address}"
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    with serving() as running:
        monkeypatch.setenv("ANTHROPIC_BASE_URL", running.url)
        monkeypatch.setenv("ANTHROPIC_API_KEY", "no-secret")
        yield running


def asked() -> Answer | Refusal | Failure:
    return Messages("a-model-1").ask(RULES, "<sentences>\n</sentences>", SCHEMA)


def test_an_answer_names_the_model_that_gave_it(server: Server) -> None:
    server.replies.append(Reply(GOOD))
    assert asked() == Answer(GOOD, "a-model-1-answered", "req_1")


def test_what_is_sent_is_what_was_shown_and_no_more(server: Server) -> None:
    server.replies.append(Reply(GOOD))
    asked()
    (request,) = server.requests
    assert request["path"] == "/v1/messages"
    assert request["body"] == {
        "model": "a-model-1",
        "max_tokens": MOST_TOKENS,
        "system": RULES,
        "messages": [{"role": "user", "content": "<sentences>\n</sentences>"}],
        "output_config": {"format": {"type": "json_schema", "schema": SCHEMA}},
        "stream": True,
    }


def test_a_refusal_is_an_outcome(server: Server) -> None:
    details = {"type": "refusal", "category": "frontier_llm", "explanation": "about models"}
    server.replies.append(Reply("I would rather not.", stop="refusal", details=details))
    found = asked()
    assert found == Refusal("a-model-1-answered", "frontier_llm", "about models", "req_1")
    assert isinstance(found, Refusal)
    assert "would not answer: about models" in as_error(found).message


@pytest.mark.parametrize("reply", [Reply(GOOD, stop="max_tokens"), Reply(GOOD, cut=4), Reply(GOOD, cut=1)])
def test_an_answer_that_was_cut_is_none(server: Server, reply: Reply) -> None:
    server.replies.append(reply)
    found = asked()
    assert isinstance(found, Failure)
    assert found.kind == "truncated"


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, "bad_request"),
        (401, "no_access"),
        (403, "no_access"),
        (404, "model_gone"),
        (429, "rate_limited"),
        (402, "error_402"),
        (529, "error_529"),
    ],
)
def test_each_failure_has_its_kind_and_says_what_to_do(server: Server, status: int, kind: str) -> None:
    server.replies.append(Reply(status=status, headers={**NO_RETRY, "retry-after": "7"}))
    found = asked()
    assert isinstance(found, Failure)
    assert (found.kind, found.retry_after, found.request) == (kind, 7.0, "req_1")
    assert len(server.requests) == 1
    error = as_error(found)
    assert error.next_step.endswith("Not before 7 seconds.")
    assert error.message.startswith(NEXT_STEPS[kind][0] if kind in NEXT_STEPS else "the model failed")


def test_it_is_tried_once_more_when_the_server_is_busy(server: Server) -> None:
    server.replies += [Reply(status=529, headers={"retry-after-ms": "1"}), Reply(GOOD)]
    assert isinstance(asked(), Answer)
    assert len(server.requests) == 2


def test_an_error_in_the_stream_is_not_tried_again(server: Server) -> None:
    server.replies.append(Reply(GOOD, error_after=3))
    found = asked()
    assert isinstance(found, Failure)
    assert found.kind == "overloaded_error"
    assert len(server.requests) == 1


def test_a_page_in_place_of_an_answer_is_a_failure(server: Server) -> None:
    server.replies.append(Reply(raw="<html>Log in</html>"))
    assert isinstance(asked(), Failure)


def test_nobody_there_is_offline(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving() as gone:
        url = gone.url
    monkeypatch.setenv("ANTHROPIC_BASE_URL", url)
    monkeypatch.setenv("ANTHROPIC_API_KEY", "no-secret")
    found = asked()
    assert isinstance(found, Failure)
    assert found.kind == "offline"


def test_without_a_key_nothing_is_sent(server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("ANTHROPIC_API_KEY")
    found = asked()
    assert isinstance(found, Failure)
    assert found.kind == "no_key"
    monkeypatch.setenv("ANTHROPIC_CONFIG_DIR", str(tmp_path / "nowhere"))
    again = asked()
    assert isinstance(again, Failure)
    assert again.kind == "no_key"
    assert server.requests == []


def test_without_the_sdk_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "anthropic", None)
    with pytest.raises(InputError, match="nothing installed") as error:
        asked()
    assert "argmap[assist]" in error.value.next_step


def test_from_the_memo_to_the_queue_and_the_ledger(server: Server, own_home: Path) -> None:
    memo, sentence = a_memo(), one_of(a_memo())
    pair = {"key": key_of(sentence), "words": reworded(sentence)}
    server.replies += [Reply(json.dumps({"sentences": [pair]})), Reply(status=429, headers=NO_RETRY)]
    with Library() as library:
        queue: Queue = a_queue(library)
        backend = Messages("a-model-1", most=5)
        *_, report = ask(queue, memo, sendable(memo), backend, "dana")
        assert isinstance(report.stopped, Failure)
        (draft,) = queue.drafts()
        assert (draft.model, draft.words) == ("a-model-1-answered", reworded(sentence))
        (tally,) = queue.tallies("polish")
        assert (tally.model, tally.asked, tally.returned) == ("a-model-1-answered", 5, 1)
