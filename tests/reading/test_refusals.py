"""Messages of the core in labels instead of ids."""

from __future__ import annotations

from argmap.model import Claim, ClaimKind, Header, Map
from argmap.reading import by_labels, labels_in

MAP = Map.build(
    Header(title="m"),
    [
        Claim(id="alone", text="Nobody has talked about parking.", kind=ClaimKind.EMPIRICAL),
        Claim(id="few-asked", text="Only twelve were asked.", kind=ClaimKind.EMPIRICAL, title="Few were asked"),
    ],
)


def test_items_are_called_by_their_labels() -> None:
    labels = labels_in(MAP)
    assert by_labels("rosa has changed 'alone' since", labels) == (
        "rosa has changed “Nobody has talked about parking.” since"
    )
    assert by_labels("'gone' is needed by claim 'few-asked' (Only twelve were asked.)", labels) == (
        "'gone' is needed by claim “Few were asked” (Only twelve were asked.)"
    )


def test_what_follows_a_label_is_not_said_twice() -> None:
    said = "claim 'alone' (Nobody has talked about parking.); and 2 more"
    assert by_labels(said, labels_in(MAP)) == "claim “Nobody has talked about parking.”; and 2 more"
