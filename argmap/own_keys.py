"""Keys of the user's own: a file beside the library that names acts of the terminal and the keys they are to have."""

from __future__ import annotations

import tomllib

from argmap.errors import InputError
from argmap.settings import Home

FILE = "keys.toml"


def own_keys(home: Home) -> dict[str, str]:
    """The keys for each act that the file names, as they are written there. Raises ``InputError``."""
    path = home.folder / FILE
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise InputError(f"the keys in {path} cannot be read: {error}", "Mend the file or remove it.") from error
    keys: dict[str, str] = {}
    for name, value in written.items():
        inner = value if isinstance(value, dict) else {"": value}
        keys |= {f"{name}.{act}".rstrip("."): str(one) for act, one in inner.items()}
    return keys
