"""Where an invented firm lives: its town, the unit that recommends it, its park and its three places.

Comes in: a source of chance and the town that was drawn. Goes out: a frozen home.
Must not know: what the firm does. Addresses are on a road that does not exist.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from ceyuan.district.demo.offices import PARKS, Park
from ceyuan.district.demo.places import BONDED, OUTSIDE, WHOLE_DISTRICT, place_named, places

IN_BONDED_ZONE, IN_DIRECT_PARK, IN_TOWN_PARK = 0.025, 0.08, 0.45
QUIET_TOWNS = ("岳阳街道", "九里亭街道")  # the sample register has no firms there
IN_QUIET_TOWN = 0.02


@dataclass(frozen=True, slots=True)
class Home:
    """`unit` is the key of the unit that recommends; places are division codes, as the register has them."""

    town: str
    unit: str
    place: str
    park: str
    registered: str
    taxed: str
    address: str


def draw_home(random: Random, town: str, *, planted: bool = False) -> Home:
    """Draw a home; planted firms stay in a town, with all three places in it.

    >>> draw_home(Random(1), "新桥镇", planted=True).unit
    'place-310117105'
    """
    if not planted and random.random() < IN_QUIET_TOWN:
        town = random.choice(QUIET_TOWNS)
    place, park = place_named(town), ""
    unit, code = place.key, place.code
    chance = random.random()
    if planted:
        pass
    elif chance < IN_BONDED_ZONE:
        unit, code, park = place_named(BONDED).key, WHOLE_DISTRICT, BONDED
    elif chance < IN_BONDED_ZONE + IN_DIRECT_PARK:
        chosen = random.choice([one for one in PARKS if one.direct])
        unit, code, park, town = chosen.key, place_named(chosen.town).code, chosen.name, chosen.town
    elif random.random() < IN_TOWN_PARK:
        park = _park_of(random, town)
    registered = code if planted or random.random() < 0.93 else random.choice((OUTSIDE, _other(random)))
    taxed = code if planted or random.random() < 0.95 else random.choice((OUTSIDE, _other(random)))
    address = f"{park or town}演示路{random.randrange(1, 999)}号"
    return Home(town, unit, code, park, registered, taxed, address)


def _park_of(random: Random, town: str) -> str:
    near: list[Park] = [one for one in PARKS if one.town == town and not one.direct]
    return random.choice(near).name if near else ""


def _other(random: Random) -> str:
    return random.choice([one.code for one in places() if one.code])
