"""What each formula makes of the bundled map: `uv run python tests/bench/lean.py`.

Prints the strength of the map's leading thesis for a reader who believes nothing and as each document weighs it, under
every semantics, with the open gate (the published semantics as they are) and with the gate for believed premises.
"""

from __future__ import annotations

from argmap.formats import read_map
from argmap.model import Question
from argmap.resources import bundled_maps
from argmap.weigh import NEUTRAL, perspectives
from argmap.weigh.compiled import compile
from argmap.weigh.robust import OFFERED, reasons_on
from argmap.weigh.sweep import Gate, Rules


def main() -> None:
    map = read_map(bundled_maps()["deprecation"])
    thesis = next(map.of_kind(Question)).theses[0]
    compiled = compile(map)
    views = [NEUTRAL, *(view for view in perspectives(map) if view != NEUTRAL)]
    count_for, count_against = reasons_on(compiled, thesis)
    print(f"{thesis}: {count_for} reasons for and {count_against} against encoded directly")
    print(f"{'semantics':<18}{'gate':<10}" + "".join(f"{view.id[:26]:>28}" for view in views))
    for semantics in OFFERED:
        for gate in (Gate.OPEN, Gate.BELIEVED):
            strengths = [compiled.weigh(view, Rules(semantics, gate))[thesis] for view in views]
            print(f"{semantics.title:<18}{gate:<10}" + "".join(f"{strength:>28.2f}" for strength in strengths))


if __name__ == "__main__":
    main()
