"""The command line: one module for each group of commands, imported when one of its commands is called."""

from __future__ import annotations

import click

from argmap import __version__
from argmap.cli._help import examples
from argmap.cli._lazy import CommandLine, Lazy

COMMANDS = {
    "open": Lazy("argmap.cli.open", "open_map", "Open a map in the terminal."),
    "serve": Lazy("argmap.cli.serve", "serve", "Offer the terminal in a browser."),
    "maps": Lazy("argmap.cli.maps", "maps", "List the maps of the library; make, add, copy, remove, back up."),
    "show": Lazy("argmap.cli.show", "show", "Show the outline of a map, or one item with what bears on it."),
    "find": Lazy("argmap.cli.find", "find", "Find items of a map by words."),
    "edit": Lazy("argmap.cli.edit", "edit", "Change a map of the library."),
    "history": Lazy("argmap.cli.history", "history", "Show who changed what, newest first."),
    "weigh": Lazy("argmap.cli.weigh", "weigh", "Say how strong the theses and options of a map are for somebody."),
    "verdicts": Lazy("argmap.cli.verdicts", "verdicts", "Show what holds under each proof standard and burden."),
    "cruxes": Lazy("argmap.cli.cruxes", "cruxes", "Show the few beliefs on which the strength of a claim turns."),
    "ranges": Lazy("argmap.cli.ranges", "ranges", "Show what strengths may be when beliefs are known within bounds."),
    "tensions": Lazy("argmap.cli.tensions", "tensions", "Show which beliefs of a perspective fight with each other."),
    "changes": Lazy("argmap.cli.changes", "changes", "Say how verdicts moved since an earlier time, and why."),
    "compare": Lazy("argmap.cli.compare", "compare", "Compare perspectives: what divides them and what they share."),
    "gaps": Lazy("argmap.cli.gaps", "gaps", "List what a map leaves open, and why it matters."),
    "positions": Lazy("argmap.cli.positions", "positions", "Show which sets of claims somebody can hold together."),
    "audiences": Lazy("argmap.cli.audiences", "audiences", "Show what follows for people who rank values differently."),
    "perspectives": Lazy("argmap.cli.perspectives", "perspectives", "List from whose eyes a map can be seen."),
    "sources": Lazy(
        "argmap.cli.sources", "sources", "List sources; attach copies, check passages, see what is covered."
    ),
    "memo": Lazy("argmap.cli.memo", "memo", "Write the policy memo on a question of a map, or check one."),
    "review": Lazy("argmap.cli.review", "review", "List what models have proposed, and decide on it."),
    "check": Lazy("argmap.cli.check", "check", "Check a map for errors and for what is worth a look."),
    "import": Lazy("argmap.cli.transfer", "import_map", "Put a map from a file into the library."),
    "export": Lazy("argmap.cli.transfer", "export_map", "Write a map to a file."),
    "keys": Lazy("argmap.cli.keys", "keys", "List the keys of the terminal, to be changed."),
    "doctor": Lazy("argmap.cli.doctor", "doctor", "Check the health of the library and show versions."),
    "guide": Lazy("argmap.cli.guide", "guide", "Read the user guide."),
}
"""Every command, in the order in which ``argmap --help`` lists them."""

HELP = """Argument maps and deliberation in the terminal.

Without a command the terminal opens on the map that was open last. MAP is the name of a map in the library, or the
path of a map's YAML folder, YAML file or JSON file.
"""


@click.command(
    name="argmap",
    cls=CommandLine,
    table=COMMANDS,
    help=HELP,
    epilog=examples("argmap", "argmap show deprecation", "argmap guide start"),
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="argmap", message="%(prog)s %(version)s")
@click.pass_context
def command_line(context: click.Context) -> None:
    """Run the command that was named, or open the terminal."""
    if context.invoked_subcommand is None:
        context.invoke(COMMANDS["open"].load(), map=None)


def main() -> None:
    """Run argmap with the arguments of the process, and exit."""
    command_line.main(prog_name="argmap")
