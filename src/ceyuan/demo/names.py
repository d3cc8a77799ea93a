"""Names and credit codes that belong to nobody.

Comes in: a random source. Goes out: a name that begins with 演示, and a code of a division that does not exist.
Must not know: anything else about the firm.
"""

from __future__ import annotations

from random import Random

from ceyuan.demo.industries import Segment
from ceyuan.intake.values.credit_code import ALPHABET, check_character

FIRST = "星恒锐启瀚铭拓昱宏嘉朗晟泽凌博卓腾瑞德诚"
SECOND = "原行程曜微联维达科远川同谱衡芯能源航信岳"
STOCK_COMPANY_SHARE = 0.12
# how many names a brand of two, three, four characters is drawn for, well below the number there are
SHORT_BRANDS, MIDDLE_BRANDS = 250, 4_000

# assigned to no place: the codes of provinces end at 82
DIVISION = "999999"
BODY_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def firm_name(random: Random, segment: Segment, taken: set[str]) -> str:
    """Give a name not yet taken, and note it as taken.

    >>> from ceyuan.demo.industries import SEGMENTS
    >>> firm_name(Random(146), SEGMENTS[0], set()).startswith("演示")
    True
    """
    tail = 1 + (len(taken) >= SHORT_BRANDS) + (len(taken) >= MIDDLE_BRANDS)
    while (brand := _draw_brand(random, tail)) in taken:
        pass
    taken.add(brand)
    form = "股份有限公司" if random.random() < STOCK_COMPANY_SHARE else "有限公司"
    place = "（上海）" if random.random() < 1 / 3 else ""
    return f"演示{brand}{random.choice(segment.words)}{place}{form}"


def _draw_brand(random: Random, tail: int) -> str:
    return random.choice(FIRST) + "".join(random.choice(SECOND) for _ in range(tail))


def credit_code(random: Random) -> str:
    """Give a unified social credit code with both check characters right, for a division that does not exist.

    >>> from ceyuan.intake.values.credit_code import holds
    >>> holds(credit_code(Random(146)))
    True
    """
    body = "MA" + "".join(random.choice(ALPHABET) for _ in range(6))
    number = f"91{DIVISION}{body}{_body_check(body)}"
    return number + check_character(number)


def _body_check(body: str) -> str:
    """Give the ninth character of an organisation code (GB 11714-1997)."""
    total = sum(int(character, 36) * weight for character, weight in zip(body, BODY_WEIGHTS, strict=True))
    return "0123456789X0"[11 - total % 11]
