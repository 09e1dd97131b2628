"""``argmap keys``: the keys of the terminal, to be changed."""

from __future__ import annotations

import click

from argmap.cli._help import examples
from argmap.cli._output import say
from argmap.own_keys import FILE
from argmap.settings import home


@click.command(epilog=examples("argmap keys"))
@click.pass_context
def keys(context: click.Context) -> None:
    """List every command of the terminal with its keys.

    What is printed is a file of keys: copy the lines that you want to change into the file that the first line names,
    and change them there. The terminal takes them in when it is opened. Exit 2 when that file says what cannot be.
    """
    from argmap_tui.keymap import keymap, listed  # deferred: no other command needs the terminal's commands

    own = keymap(home())
    for line in listed(own.keys, str(home().folder / FILE)):
        say(line)
    for words in own.wrong:
        say(words, err=True)
    context.exit(2 if own.wrong else 0)
