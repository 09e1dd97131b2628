"""What a verdict asks of the reasons, and whether they have it: the standard and the burden of a recipe in words."""

from __future__ import annotations

from argmap.memo.recipe import Recipe
from argmap.reading.degrees import decimal
from argmap.weigh.precaution import PRECAUTION
from argmap.weigh.standards import GRADED, PRESETS, Accrual, Burden, Standard, Verdict

BURDENS = {
    Burden.ASSERTER.value: "on whoever asserts",
    Burden.DENIER.value: "on whoever denies",
    PRECAUTION: "on whoever wants what cannot be undone",
}
SHOWN = {
    (Burden.ASSERTER, True): "whoever asserts it has to meet the standard, and the reasons for it do",
    (Burden.ASSERTER, False): "whoever asserts it has to meet the standard, and the reasons for it do not",
    (Burden.DENIER, True): "whoever denies it has to meet the standard, and the reasons against it do not",
    (Burden.DENIER, False): "whoever denies it has to meet the standard, and the reasons against it do",
}
"""What a verdict comes to, by who bears the burden and whether the claim holds; the reasons may be few."""


def rule(recipe: Recipe) -> str:
    """By which standard and burden options are judged and what that asks, in a sentence."""
    start = f"Verdicts are by {recipe.standard.phrase}{numbers(recipe)}, the burden {BURDENS[recipe.burden]}"
    met, unmet = f"holds when {asked(recipe, 'for', 'against')}", f"holds unless {asked(recipe, 'against', 'for')}"
    if recipe.burden == PRECAUTION:
        return f"{start}: an option {met}; one opposed to such an act {unmet}."
    return f"{start}: an option {met if recipe.burden == Burden.ASSERTER else unmet}."


def asked(recipe: Recipe, own: str, other: str) -> str:
    """What the standard asks of the reasons on the side ``own``, in half a sentence."""
    is_most = recipe.accrual is Accrual.MAXIMUM
    ours, theirs = (
        f"the strongest reason {side} it" if is_most else f"what the reasons {side} it come to together"
        for side in (own, other)
    )
    match recipe.standard:
        case Standard.SCINTILLA:
            return f"any reason {own} it has weight"
        case Standard.DIALECTICAL_VALIDITY:
            return f"a reason {own} it has weight and none {other} it has"
        case Standard.PREPONDERANCE:
            return f"{ours} outweighs {theirs}"
    preset = PRESETS[recipe.preset]
    least = f"exceeds {decimal(preset.alpha)}, and " if preset.alpha else ""
    margin = f"exceeds {theirs} by more than {decimal(preset.beta)}"
    most = f", which is below {decimal(preset.gamma)}" if recipe.standard is Standard.BEYOND_REASONABLE_DOUBT else ""
    return f"{ours} {least}{margin}{most}"


def numbers(recipe: Recipe) -> str:
    """Whose numbers the standard has, to stand behind its name; empty where it has none."""
    return f" (numbers of {PRESETS[recipe.preset].title})" if recipe.standard in GRADED else ""


def stated_by(recipe: Recipe) -> str:
    """The standard and the burden, briefly, to stand behind a verdict."""
    return f"by {recipe.standard.phrase} (burden {BURDENS[recipe.burden]})"


def shown(verdict: Verdict) -> str:
    """Whether whoever bears the burden has met it; of what does not settle, that there is no verdict."""
    if not verdict.is_settled:
        return "it hangs on a circle of reasons that does not settle"
    return SHOWN[verdict.burden, verdict.holds]
