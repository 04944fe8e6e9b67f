"""Constructions: wording that leaves open who says so, or discloses what is not known."""

from __future__ import annotations

from analyzer.facts.constructions.finder import find_constructions

__all__ = ["find_constructions"]
