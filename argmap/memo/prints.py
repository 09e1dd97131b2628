"""Digests over what a map and its items say."""

from __future__ import annotations

import hashlib

from argmap.model import Item, Map


def snapshot(map: Map) -> str:
    """Sixteen hexadecimal digits over the map's header and items: equal maps have equal ones."""
    digest = hashlib.sha256(map.header.model_dump_json().encode())
    for id in sorted(map.entries):
        digest.update(fingerprint(map[id]))
    return digest.hexdigest()[:16]


def fingerprint(item: Item) -> bytes:
    """A digest over everything an item says."""
    return hashlib.sha256(f"{item.kind_name} {item.model_dump_json()}".encode()).digest()
