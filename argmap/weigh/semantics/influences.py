"""The influences of the published semantics: what an energy does to a base score."""

from __future__ import annotations

import numpy as np

from argmap.weigh.semantics.base import Numbers

FAR = 700.0
"""Energies beyond this count as this: exp of it is near the greatest number there is, and strengths are at a limit."""


class Linear:
    """w + (1 - w) max(0, E) - w max(0, -E)."""

    def moved(self, base: Numbers, energy: Numbers) -> Numbers:
        """The strength."""
        moved: Numbers = base + energy * np.where(energy > 0, 1.0 - base, base)
        return moved

    def slopes(self, base: Numbers, energy: Numbers) -> tuple[Numbers, Numbers]:
        """By E: 1 - w above 0, w below, their mean at the kink; by w: 1 - abs(E)."""
        by_energy = np.where(energy > 0, 1.0 - base, np.where(energy < 0, base, 0.5))
        return by_energy, 1.0 - np.abs(energy)


class PMax:
    """w + (1 - w) h(E) - w h(-E) with h(x) = max(0, x)^p / (1 + max(0, x)^p) (Potyka 2018)."""

    def __init__(self, power: int) -> None:
        self.power = power

    def moved(self, base: Numbers, energy: Numbers) -> Numbers:
        """The strength."""
        pull = self._pull(np.abs(energy))
        moved: Numbers = base + np.where(energy > 0, (1.0 - base) * pull, -base * pull)
        return moved

    def slopes(self, base: Numbers, energy: Numbers) -> tuple[Numbers, Numbers]:
        """By E: (1 - w) h' above 0, w h' below; by w: 1 - h."""
        size = np.abs(energy)
        steep = self.power * size ** (self.power - 1) / (1.0 + size**self.power) ** 2
        room = np.where(energy > 0, 1.0 - base, np.where(energy < 0, base, 0.5))
        return room * steep, 1.0 - self._pull(size)

    def _pull(self, size: Numbers) -> Numbers:
        raised = size**self.power
        pull: Numbers = raised / (1.0 + raised)
        return pull


class Euler:
    """1 - (1 - w^2) / (1 + w exp(E)) (Amgoud and Ben-Naim 2018). Base scores 0 and 1 stay."""

    def moved(self, base: Numbers, energy: Numbers) -> Numbers:
        """The strength."""
        moved: Numbers = 1.0 - (1.0 - base**2) / (1.0 + base * np.exp(np.minimum(energy, FAR)))
        return moved

    def slopes(self, base: Numbers, energy: Numbers) -> tuple[Numbers, Numbers]:
        """By E: (1 - w^2) w exp(E) / D^2; by w: 2w / D + (1 - w^2) exp(E) / D^2; D = 1 + w exp(E)."""
        grown = np.exp(np.minimum(energy, 300.0))
        below = 1.0 + base * grown
        by_energy = (1.0 - base**2) * base * grown / below**2
        return by_energy, 2.0 * base / below + (1.0 - base**2) * grown / below**2


class Logistic:
    """logistic(logit(w) + E): a neuron whose bias is the base score (Potyka 2021). Base scores 0 and 1 stay."""

    def moved(self, base: Numbers, energy: Numbers) -> Numbers:
        """The strength."""
        moved: Numbers = base / (base + (1.0 - base) * np.exp(np.clip(-energy, -FAR, FAR)))
        return moved

    def slopes(self, base: Numbers, energy: Numbers) -> tuple[Numbers, Numbers]:
        """By E: v (1 - v); by w: v (1 - v) / (w (1 - w)), 0 where the base score is 0 or 1."""
        moved = self.moved(base, energy)
        by_energy = moved * (1.0 - moved)
        with np.errstate(divide="ignore", invalid="ignore"):
            by_base = by_energy / (base * (1.0 - base))
        return by_energy, np.where((base > 0) & (base < 1), by_base, 0.0)


class Plain:
    """w + E, which leaves [0, 1]: for tests and explanations of changes, not for verdicts."""

    def moved(self, base: Numbers, energy: Numbers) -> Numbers:
        """The strength."""
        return base + energy

    def slopes(self, base: Numbers, energy: Numbers) -> tuple[Numbers, Numbers]:
        """1 and 1."""
        return np.ones_like(energy), np.ones_like(base)
