"""What a route takes for granted, in words: 未被列为“失信被执行人”, 有“拥有自主品牌”情形.

Comes in: a route and a voice. Goes out: one name with what it has to be for each unknown.
Must not know: how a route is found.
"""

from __future__ import annotations

from ceyuan.advice.change.preconditions import Wanted
from ceyuan.advice.change.results import Route
from ceyuan.advice.wording.findings import admitted
from ceyuan.advice.wording.missing import missing_name
from ceyuan.advice.wording.phrases import quoted
from ceyuan.advice.wording.voice import Voice
from ceyuan.engines.answer import MissingFact
from ceyuan.plan.nodes import Flag, Holds, Member

_LISTED_AS = ("人", "名单", "名录")  # 失信被执行人: one is listed as such, it does not happen


def preconditions(route: Route, voice: Voice) -> tuple[str, ...]:
    """Name what nobody knows with what it has to be, each once."""
    wanted = route.wanted or (None,) * len(route.provided)
    pairs = zip(route.provided, wanted, strict=True)
    return tuple(dict.fromkeys(precondition(missing, test, voice) for missing, test in pairs))


def precondition(missing: MissingFact, wanted: Wanted | None, voice: Voice) -> str:
    """Say what one unknown has to be; only its name where no single test says it."""
    name = missing_name(missing, voice)
    match wanted:
        case Flag(expected=True):
            return voice.say(f"有{quoted(name)}情形", f"a case of {quoted(name)}")
        case Flag() if missing.fact.endswith(_LISTED_AS):
            return voice.say(f"未被列为{quoted(name)}", f"not listed as {quoted(name)}")
        case Flag():
            return voice.say(f"无{quoted(name)}情形", f"no case of {quoted(name)}")
        case Member():
            return voice.say(f"{name}{admitted(wanted, voice)}", f"{name} {admitted(wanted, voice)}")
        case Holds(negated=negated):
            title = quoted(voice.title_name(missing.title))
            held = voice.say(f"有效持有{title}", f"holding {title}")
            return voice.say(f"未持有{title}", f"not holding {title}") if negated else held
    return name
