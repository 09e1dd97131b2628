"""Reading files that are sure to end, and writing files so that a failure leaves what was there before."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import tempfile
from collections.abc import Mapping
from pathlib import Path

from argmap.errors import InputError

LARGEST = 64 * 1024 * 1024
"""Largest file that is read, in bytes: a hundred times the text of fifty thousand claims is never meant as a map."""
SHOWN = 40
"""How much of a name the temporary file beside it repeats, so that its own name is not too long."""
STANDARD_OUTPUT = "To print the map as JSON, name `-`."
"""What to do instead of naming a pipe or a terminal."""


def read_bytes(path: Path) -> bytes:
    """What the ordinary file ``path`` holds. Raises ``InputError``, for pipes, devices and endless files as well."""
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
            raise InputError(f"{path} cannot be read: it is no ordinary file", "Save what it gives as a file first.")
        with path.open("rb") as file:
            found = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise InputError(f"{path} cannot be read: {_reason(error)}", "Check the path and its permissions.") from error
    if len(found) > LARGEST:
        message = f"{path} cannot be read: it is larger than {LARGEST // 1024**2} MB"
        raise InputError(message, "Check that it is the file you mean.")
    return found


def write_text(path: Path, text: str) -> None:
    """Write ``text`` to ``path`` in UTF-8 as ``write_bytes`` does."""
    write_bytes(path, text.encode())


def write_bytes(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path`` in one step: a reader sees the old file or the new one. Raises ``InputError``.

    A link stays, and what it points at is written; what is there and is no ordinary file is refused.
    """
    try:
        _refuse_other_than_file(path)
        path = Path(os.path.realpath(path))
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:SHOWN]}.", suffix=".part")
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(_usual_mode())
        Path(temporary).replace(path)
    except OSError as error:
        Path(temporary).unlink(missing_ok=True)
        raise _unwritable(path, error) from error


def write_files(folder: Path, files: Mapping[str, str]) -> None:
    """Write ``files`` (relative name → text) as the whole content of ``folder``, which must be empty or new.

    Everything is written beside it first, so a failure leaves no half folder. Raises ``InputError``.
    """
    try:
        _refuse_other_than_empty_folder(folder)
        folder = Path(os.path.realpath(folder))
        folder.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name[:SHOWN]}.", suffix=".part"))
    except OSError as error:
        raise _unwritable(folder, error) from error
    try:
        for name, text in files.items():
            target = made / name
            target.parent.mkdir(exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")
        made.chmod(_usual_mode(folder=True))
        if folder.exists():
            folder.rmdir()
        made.rename(folder)
    except OSError as error:
        shutil.rmtree(made, ignore_errors=True)
        raise _unwritable(folder, error) from error


def _refuse_other_than_file(path: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise InputError(f"{path} is a folder and cannot be replaced by a file", "Name a file.")
        if not stat.S_ISREG(mode):
            raise InputError(f"{path} is no ordinary file and is left alone", f"Name a file. {STANDARD_OUTPUT}")


def _refuse_other_than_empty_folder(folder: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        if not stat.S_ISDIR(folder.stat().st_mode):
            message = f"{folder} is already there and is no folder"
            raise InputError(message, f"Name a new folder, or a file that ends in .json. {STANDARD_OUTPUT}")
        if any(folder.iterdir()):
            raise InputError(f"{folder} is already there and not empty", "Name a new folder, or empty that one.")
        if folder.samefile(Path.cwd()):
            raise InputError(f"{folder} is the folder you are in and cannot be replaced", "Name a new folder in it.")


def _usual_mode(*, folder: bool = False) -> int:
    """The permissions that a file or folder made in the ordinary way would get."""
    mask = os.umask(0)
    os.umask(mask)
    return (0o777 if folder else 0o666) & ~mask


def _unwritable(path: Path, error: OSError) -> InputError:
    return InputError(
        f"{path} cannot be written: {_reason(error)}", "Check the folder, its permissions and the space left."
    )


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
