"""The policy memo: what leaves argmap and reaches somebody who decides.

A memo is data before it is a page. `basis.Basis` holds what follows from a map under a `recipe.Recipe`; the modules of
`sections` say it in sentences; `build.build` puts them together as a `blocks.Memo`, a tree of blocks that every writer
lays out its own way. Every sentence that states a finding carries a `blocks.Trace`: the items it rests on and a check
value, by which `checking` tells what has gone stale. `figures` draws, `hand` lets a person rewrite.
"""

from __future__ import annotations
