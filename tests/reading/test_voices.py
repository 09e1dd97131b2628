"""What the words of voices promise."""

from __future__ import annotations

from argmap.edits import Revise
from argmap.model import Claim, ClaimKind, Header, Map, Voice
from argmap.reading import credit_kept


def test_rewording_what_others_are_credited_with_is_said() -> None:
    claim = Claim(id="c", text="It is so.", kind=ClaimKind.EMPIRICAL, voices=(Voice(by="Ann"), Voice(by="Bob")))
    map = Map.build(Header(title="m"), [claim])
    assert credit_kept(map, Revise(id="c", fields={"text": "It is not so."}), "Bob") == (
        "The new words are still credited to Ann."
    )
    assert credit_kept(map, Revise(id="c", fields={"title": "So"}), "Bob") == ""
    both = Revise(id="c", fields={"text": "It is not so.", "voices": []})
    assert credit_kept(map, both, "Bob") == ""
