"""Splitting an object into its members where, and only where, each member stands on its own.

Comes in: the object of a verb. Goes out: one passage for each member, shared tails given to each.
Must not know: verbs, sentences.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ceyuan.packs.text.passage import Passage, joined
from ceyuan.packs.text.punctuation import cut_at, depths
from ceyuan.packs.text.verbs import ACTION_NOUNS, WHOLE

_WHOLE = re.compile(WHOLE)
_LAST_JOINT = re.compile(r"以及|和|及|与")
_HEAD = 2
_LEAST_MEMBER = 3


def split_objects(words: Passage) -> list[Passage]:
    """Split an open list; leave everything else whole.

    A list is split when all its members end in the same two characters (智能工厂、黑灯工厂建设: 工厂), or when each
    ends in a noun of action (卫星星座建设、示范应用拓展). What follows the last head is shared (建设). A list closed by
    等X or 四大X names one whole and stays one object; so does A和B without 、.
    """
    text = words.text
    if _closed(text):
        return [words]
    members = [words.cut(start, end) for start, end in cut_at(text, "、")]
    if len(members) == 1 or any(not member.text for member in members):
        return [words]
    return _by_common_head(members) or _by_action_nouns(members) or [words]


def _closed(text: str) -> bool:
    level = depths(text) or [0] * len(text)
    return any(level[match.start()] == 0 for match in _WHOLE.finditer(text))


def _by_common_head(members: Sequence[Passage]) -> list[Passage] | None:
    heads = {member.text[-_HEAD:] for member in members[:-1]}
    if len(heads) != 1:
        return None
    head = heads.pop()
    *first, last = members
    parts = _at_last_joint(last, head)
    place = parts[-1].text.find(head)
    if place < 1 or any(len(member.text) < _LEAST_MEMBER for member in (*first, *parts)):
        return None
    tail = parts[-1].cut(place + len(head), len(parts[-1].text))
    nouns = [*first, *parts[:-1], parts[-1].cut(0, place + len(head))]
    return [joined([noun, tail]) for noun in nouns] if tail.text else nouns


def _at_last_joint(last: Passage, head: str) -> list[Passage]:
    """Split B和C… where B ends in the common head too."""
    for match in _LAST_JOINT.finditer(last.text):
        if last.text[: match.start()].endswith(head):
            return [last.cut(0, match.start()), last.cut(match.end(), len(last.text))]
    return [last]


def _by_action_nouns(members: Sequence[Passage]) -> list[Passage] | None:
    ends = all(member.text.endswith(ACTION_NOUNS) and len(member.text) >= _LEAST_MEMBER for member in members)
    return list(members) if ends else None
