"""``python -m argmap``: the same as the command ``argmap``."""

from argmap.cli import main

main()
