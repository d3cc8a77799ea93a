"""Titles held, unknown, expired: 持有“高新技术企业”（有效期至2027年10月31日）.

Comes in: a test for titles and a voice. Goes out: what is known about them, in words.
Must not know: whether that suffices; the engine decides.
"""

from __future__ import annotations

from ceyuan.advice.wording.numbers import day
from ceyuan.advice.wording.phrases import quoted
from ceyuan.advice.wording.voice import Voice
from ceyuan.model.subject import Coverage, Holding
from ceyuan.plan.nodes import Holds


def titles_asked(holds: Holds, voice: Voice) -> str:
    """Say which titles are asked: “甲”, or one of “甲”、“乙”."""
    names = [quoted(voice.title_name(title)) for title in holds.titles]
    joined = voice.say("、", ", ").join(names)
    if len(names) == 1:
        return joined
    return voice.say(f"{joined}之一", f"one of {joined}")


def titles_found(holds: Holds, voice: Voice) -> str:
    """Say what the subject's list shows about the titles asked; empty without a subject or an entry."""
    if voice.subject is None:
        return ""
    known = [item for item in voice.subject.holdings.items if item.title in holds.titles]
    if known:
        named = len(holds.titles) > 1
        return voice.say("；", "; ").join(_holding(item, voice, named=named) for item in known)
    covered = [cover for title in holds.titles if (cover := _coverage(title, voice)) is not None]
    return _absent(covered[0], voice) if len(covered) == len(holds.titles) else ""


def _coverage(title: str, voice: Voice) -> Coverage | None:
    if voice.subject is None:
        return None
    coverage = voice.subject.holdings.coverage
    found = coverage.get(title, coverage.get("*"))
    inside = found is not None and found.complete_from <= voice.as_of <= found.complete_to
    return found if inside else None


def _absent(cover: Coverage, voice: Voice) -> str:
    until = day(cover.complete_to, voice.language)
    return voice.say(
        f"名单中没有（{cover.source}，覆盖至{until}）", f"not on the list ({cover.source}, complete to {until})"
    )


def _holding(item: Holding, voice: Voice, *, named: bool) -> str:
    facts = voice.say("，", ", ").join(_facts(item, voice))
    if not named:
        return facts
    title = quoted(voice.title_name(item.title))
    return voice.say(f"{title}（{facts}）", f"{title} ({facts})")


def _facts(item: Holding, voice: Voice) -> list[str]:
    facts = []
    if item.granted is not None:
        when = day(item.granted, voice.language)
        facts.append(voice.say(f"{when}认定", f"granted {when}"))
    if item.withdrawn is not None:
        when = day(item.withdrawn, voice.language)
        facts.append(voice.say(f"{when}撤销", f"withdrawn {when}"))
    if item.expires is None:
        facts.append(voice.say("未载明有效期", "no end stated"))
    elif item.expires < voice.as_of:
        until = day(item.expires, voice.language)
        facts.append(voice.say(f"已于{until}到期", f"expired {until}"))
    else:
        until = day(item.expires, voice.language)
        facts.append(voice.say(f"有效期至{until}", f"valid to {until}"))
    return facts
