"""The measures that a register cannot answer because they are about another kind of subject.

Comes in: a setting. Goes out: those measures by kind, and one sentence about them.
Must not know: firms, answers.
"""

from __future__ import annotations

from ceyuan.advice.wording.phrases import SUBJECTS, pick
from ceyuan.model.facts import SubjectKind
from ceyuan.report.tables import Elsewhere, Setting

MOST_KINDS = 3  # named in the sentence; the sheet and the data name all


def by_kind(setting: Setting) -> list[tuple[SubjectKind, list[Elsewhere]]]:
    """Give the measures left out by the kind they are about, the most frequent kind first."""
    found: dict[SubjectKind, list[Elsewhere]] = {}
    for one in setting.elsewhere:
        found.setdefault(one.measure.subject, []).append(one)
    return sorted(found.items(), key=lambda entry: -len(entry[1]))


def elsewhere_sentence(setting: Setting) -> str:
    """Say how many measures took no part and what they are about; nothing where none was left out."""
    kinds = [kind for kind, _ in by_kind(setting)]
    if not kinds:
        return ""
    names = [pick(SUBJECTS[kind], setting.language) for kind in kinds[:MOST_KINDS]]
    own, count = pick(SUBJECTS[setting.kind], setting.language), len(setting.elsewhere)
    more = len(kinds) > MOST_KINDS
    return setting.say(
        f"另有{count}项面向{'、'.join(names)}{'等对象' if more else ''}，本登记表是{own}名单，未参与。",
        f"{count} more measures are about {', '.join(names)}{' and others' if more else ''}; "
        f"this register lists {own}, so they took no part.",
    )
