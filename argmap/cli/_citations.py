"""A work's record in CSL-JSON, made from what a person says about the work."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from argmap.errors import InputError

DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")


def csl_record(  # noqa: PLR0913 - one argument for each thing that can be said about a work
    title: str | None,
    *,
    type: str | None,
    authors: Sequence[str],
    url: str | None,
    issued: str | None,
    csl: Path | None,
) -> dict[str, Any]:
    """The record in the file ``csl``, if one is named, with everything else put over it. Raises ``InputError``."""
    record: dict[str, Any] = _read(csl) if csl is not None else {}
    said = {"title": title, "type": type, "URL": url, "issued": _date(issued) if issued is not None else None}
    record |= {name: value for name, value in said.items() if value is not None}
    if authors:
        record["author"] = [_name(author) for author in authors]
    for field, option in (("title", "as TITLE"), ("type", "with --type")):
        if not isinstance(record.get(field), str) or not record[field].strip():
            raise InputError(f"a source needs a {field}", f"Give it {option}, or in the file named with --csl.")
    return record


def _name(author: str) -> dict[str, str]:
    family, comma, given = (part.strip() for part in author.partition(","))
    return {"family": family, "given": given} if comma and given else {"literal": author.strip()}


def _date(text: str) -> dict[str, list[list[int]]]:
    found = DATE.fullmatch(text.strip())
    if found is None:
        raise InputError(f"'{text}' is no date that can be kept", "Write YYYY, YYYY-MM or YYYY-MM-DD.")
    return {"date-parts": [[int(part) for part in found.groups() if part]]}


def _read(path: Path) -> dict[str, Any]:
    """The one record in a CSL-JSON file, which is mostly a list."""
    from argmap.formats import read_bytes  # deferred: most sources are said in options

    try:
        data = json.loads(read_bytes(path).decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path} is not JSON: {error}", "Export the record as CSL-JSON, in UTF-8.") from error
    records = data if isinstance(data, list) else [data]
    if len(records) != 1 or not isinstance(records[0], dict):
        raise InputError(f"{path} does not hold one CSL-JSON record", "Put one record into the file.")
    return dict(records[0])
