"""The terminal in a browser: a page, a websocket that draws the map, and strangers refused."""

from __future__ import annotations

import asyncio
import re
import shlex
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import ClientConnectorError, ClientSession, ClientWebSocketResponse, WSServerHandshakeError
from aiohttp.test_utils import TestServer, unused_port
from click.testing import CliRunner

from argmap import hosts
from argmap.cli import command_line
from argmap.cli import serve as command
from argmap_tui import serving
from argmap_tui.serving import PROGRAM, Serving

PATIENCE = 30


@asynccontextmanager
async def served(host: str = "localhost", *, program: str = "true") -> AsyncIterator[tuple[ClientSession, str]]:
    """A server that starts ``program`` for every visitor, and a browser's session with it."""
    app = await Serving(program, host=host)._make_app()
    async with TestServer(app, host="127.0.0.1") as server, ClientSession() as session:
        yield session, f"127.0.0.1:{server.port}"


async def test_a_page_draws_the_map_and_takes_keys_without_a_click(own_home: object) -> None:
    port = unused_port()
    place = f"127.0.0.1:{port}"
    call = [sys.executable, "-c", PROGRAM, "serve", "deprecation", "--host", "127.0.0.1", "--port", str(port)]
    with subprocess.Popen(call, stderr=subprocess.PIPE, text=True) as process:  # noqa: ASYNC220 - it reads one line
        try:
            assert process.stderr
            assert process.stderr.readline() == f"argmap is at http://{place}; Ctrl+C ends it.\n"
            async with ClientSession() as session:
                await answered(session, f"http://{place}/")
                page = await (await session.get(f"http://{place}/")).text()
                assert 'location.origin.replace("http", "ws") + "/ws"' in page
                address = f"http://{place}/ws?width=80&height=24"
                async with session.ws_connect(address, headers={"Origin": f"http://{place}"}) as socket:
                    await asyncio.wait_for(shown(socket, b"Outline"), PATIENCE)
                    await socket.send_json(["stdin", "?"])  # nobody has clicked, and no page has told of a focus
                    await asyncio.wait_for(shown(socket, b"Signs before a row"), PATIENCE)
        finally:
            process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 0


async def shown(socket: ClientWebSocketResponse, words: bytes) -> None:
    """Wait until the words are drawn."""
    came = b""
    while words not in came:
        message = await socket.receive()
        came += message.data if isinstance(message.data, bytes) else str(message.data).encode()


async def answered(session: ClientSession, address: str) -> None:
    """Wait until somebody listens: the line that says where comes a moment before."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            await session.get(address)
        except ClientConnectorError:
            await asyncio.sleep(0.02)
        else:
            return


async def test_the_page_has_a_title_and_asks_nobody_else_for_anything() -> None:
    async with served() as (session, place):
        page = await (await session.get(f"http://{place}/")).text()
        assert "<title>argmap</title>" in page
        assert "https://" not in page
        (font,) = re.findall(r'url\("(.*\.ttf)"\)', page)
        async with session.get(f"http://{place}{font}") as answer:
            assert answer.status == 200


@pytest.mark.parametrize("host", ['localhost:1"><script>alert(1)</script>', "localhost.evil:2", "[", "localhost:'"])
async def test_no_word_of_a_request_is_in_the_page(host: str) -> None:
    async with served() as (session, place):
        plain = await (await session.get(f"http://{place}/")).text()
        assert place not in plain
        async with session.get(f"http://{place}/", headers={"Host": host}) as answer:
            assert await answer.text() == plain if answer.status == 200 else answer.status in {400, 403}
    async with served("0.0.0.0") as (session, place):  # noqa: S104 - only the name is used
        async with session.get(f"http://{place}/", headers={"Host": 'lab"><script>'}) as answer:
            assert "lab" not in await answer.text()
        with pytest.raises(WSServerHandshakeError, match="403"):
            await session.ws_connect(f"http://{place}/ws", headers={"Origin": "http://["})


BROKEN = [
    "no JSON",
    "{}",
    "[]",
    "5",
    '"stdin"',
    "[" * 100_000,
    '["stdin"]',
    '["stdin", 5]',
    '["stdin", "\\ud800"]',
    '["resize", {"width": "x", "height": null}]',
    '["resize", {"width": 1e9, "height": 1}]',
    '["resize", [80, 24]]',
    '["resize", {"width": 1000000000, "height": 1}]',
    '[["stdin"], "x"]',
    '["unknown", 1]',
]


async def test_broken_messages_are_left_aside_in_one_line(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    async with served() as (session, place):
        headers = {"Origin": f"http://{place}"}
        async with session.ws_connect(f"http://{place}/ws", headers=headers) as socket:
            for message in BROKEN:
                await socket.send_str(message)
            await socket.send_json(["ping", "still there"])
            answer = await asyncio.wait_for(socket.receive(), PATIENCE)
            assert answer.json() == ["pong", "still there"]
    assert [one.getMessage() for one in caplog.records if one.name == serving.__name__] == [serving.LEFT_ASIDE]
    assert "Traceback" not in caplog.text + "".join(capfd.readouterr())


async def test_a_visitor_who_leaves_is_waited_for(tmp_path: Path) -> None:
    saved = tmp_path / "saved"
    program = f"exec >&- 2>&-; sleep .5; touch {shlex.quote(str(saved))}"
    async with served(program=program) as (session, place):
        socket = await session.ws_connect(f"http://{place}/ws", headers={"Origin": f"http://{place}"})
        await socket.close()
    assert saved.exists()


async def test_a_visitor_whose_program_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "ENDING", 0.3)
    async with served(program="exec sleep 300") as (session, place):
        socket = await session.ws_connect(f"http://{place}/ws", headers={"Origin": f"http://{place}"})
        start = time.monotonic()
        await socket.close()
    assert time.monotonic() - start < PATIENCE


@pytest.mark.parametrize("size", ["width=99999999&height=24", "width=80&height=1001", "width=-5", "height=x"])
async def test_screens_that_nobody_has_are_refused(size: str) -> None:
    async with served() as (session, place):
        with pytest.raises(WSServerHandshakeError, match="400"):
            await session.ws_connect(f"http://{place}/ws?{size}", headers={"Origin": f"http://{place}"})


@pytest.mark.parametrize(
    "message", ['["stdin", "é"]', '["resize", {"width": 80, "height": 24}]', '["ping", 1]', '["blur"]', '["focus", 1]']
)
def test_what_pages_send_is_sound(message: str) -> None:
    assert serving.is_sound(message)


async def test_pages_from_elsewhere_are_refused() -> None:
    async with served() as (session, place):
        for origin in ({"Origin": "http://evil.example"}, {}):
            with pytest.raises(WSServerHandshakeError, match="403"):
                await session.ws_connect(f"http://{place}/ws", headers=origin)
        rebound = {"Host": "evil.example", "Origin": "http://evil.example"}
        with pytest.raises(WSServerHandshakeError, match="403"):
            await session.ws_connect(f"http://{place}/ws", headers=rebound)
        assert (await session.get(f"http://{place}/", headers=rebound)).status == 403
    async with served("0.0.0.0") as (session, place):  # noqa: S104 - only the name is used
        assert (await session.get(f"http://{place}/", headers={"Host": "lab.example"})).status == 200


def test_the_command_warns_where_others_can_reach_it(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[tuple[str | None, str, int]] = []
    monkeypatch.setattr(serving, "serve", lambda *given: calls.append(given))
    monkeypatch.setenv("ARGMAP_AUTHOR", "dana")
    at_home = CliRunner().invoke(command_line, ["serve", "deprecation"])
    abroad = CliRunner().invoke(command_line, ["serve", "--host", "0.0.0.0", "--port", "9000"])  # noqa: S104
    assert calls == [("deprecation", "localhost", 8000), (None, "0.0.0.0", 9000)]  # noqa: S104
    assert (at_home.exit_code, at_home.stderr) == (0, "")
    assert "anybody who reaches 0.0.0.0:9000 reads your library and edits as dana" in abroad.stderr


def test_the_command_says_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "find_spec", lambda _: None)
    result = CliRunner().invoke(command_line, ["serve"])
    assert result.exit_code == 2
    assert "argmap serve needs textual-serve" in result.output
    assert "pip install 'argmap[serve]'" in result.output


@pytest.mark.parametrize(("host", "is_near"), [("localhost", True), ("127.0.0.2", True), ("::1", True), ("a", False)])
def test_what_is_loopback(host: str, *, is_near: bool) -> None:
    assert hosts.is_loopback(host) is is_near
    assert not hosts.is_loopback("0.0.0.0")  # noqa: S104


def test_where_nothing_can_listen_is_said_at_once() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = str(other.getsockname()[1])
        result = CliRunner().invoke(command_line, ["serve", "--host", "127.0.0.1", "--port", taken])
    assert result.exit_code == 2
    assert "something else listens there already" in result.stderr
    assert "Choose another port with --port." in result.stderr
    assert "argmap is at" not in result.stderr
    nowhere = CliRunner().invoke(command_line, ["serve", "--host", "999.1.1.1"])
    assert nowhere.exit_code == 2
    assert "this machine knows no address '999.1.1.1'" in nowhere.stderr


def test_a_map_that_there_is_not_is_not_served(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[object] = []
    monkeypatch.setattr(serving, "serve", lambda *given: calls.append(given))
    result = CliRunner().invoke(command_line, ["serve", "nope"])
    assert (result.exit_code, calls) == (2, [])
    assert "there is no map 'nope'" in result.stderr
