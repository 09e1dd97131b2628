"""The short form is two pages, on the question with most options, through every eye and compared with another way."""

from __future__ import annotations

import pypdfium2
import pytest

from argmap.formats import read_map
from argmap.memo.build import build
from argmap.memo.recipe import Form
from argmap.memo.write import pdf
from argmap.model import Map
from argmap.resources import bundled_maps
from tests.memo.debates import recipe

ON, WEIGHTS = "view-of-on-deprecations", "view-of-model-weight-preservation"


@pytest.fixture(scope="module")
def bundled() -> Map:
    return read_map(bundled_maps()["deprecation"])


@pytest.mark.parametrize(
    ("question", "views", "other"),
    [
        ("how-to-preserve-weights", (WEIGHTS, ON), {}),
        ("withdraw-public-access", (ON, WEIGHTS), {}),
        ("how-to-preserve-weights", (WEIGHTS,), {"burden": "denier"}),
        ("how-to-preserve-weights", (WEIGHTS,), {"perspectives": (ON, WEIGHTS)}),
    ],
)
def test_two_pages(bundled: Map, question: str, views: tuple[str, ...], other: dict[str, object]) -> None:
    asked = recipe(*views, question=question, form=Form.SHORT, standard="clear-and-convincing", draws=500)
    compared = asked.model_copy(update={"compared": asked.model_copy(update=other)}) if other else asked
    with pypdfium2.PdfDocument(pdf.write(build(bundled, compared))) as document:
        assert len(document) <= 2
