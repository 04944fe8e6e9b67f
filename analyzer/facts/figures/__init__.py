"""Figures: what can be compared across a draft, because it should be the same throughout."""

from __future__ import annotations

from analyzer.facts.figures.finder import find_figures

__all__ = ["find_figures"]
