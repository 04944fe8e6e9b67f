"""Hedges: words that limit certainty, what they limit, and who owns the doubt."""

from __future__ import annotations

from analyzer.facts.hedging.finder import find_hedges

__all__ = ["find_hedges"]
