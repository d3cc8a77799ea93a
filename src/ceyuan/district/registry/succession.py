"""What becomes of everything an enterprise has when something happens to it.

Comes in: nothing. Goes out: one literal table, kind of change by part.
Must not know: how rows are moved; the actions read this table.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, StrEnum

from django.utils.translation import gettext_lazy as _

from ceyuan.district.registry.enums import ChangeKind


class Part(Enum):
    """What an enterprise has."""

    RECOGNITIONS = _("资质称号")
    FACTS = _("事实历史")
    MEMBERS = _("企业人员")
    OPEN_WORK = _("在办事项")
    SITES = _("场所")
    PRODUCTS = _("产品与项目")
    CREDIT = _("信用事项")


class Fate(StrEnum):
    """What becomes of it.

    KEPT: nothing changes. MOVED: it stands with the successor from that day. CHOSEN: what the officer names, with
    evidence, stands with the successor; the rest ends. LINKED: it stays where it is and can be read from the
    successor's file. SHARED: the successor has it too. ENDED: it ends on that day. SEALED: it stays for audit and is
    shown to nobody else.
    """

    KEPT = "kept"
    MOVED = "moved"
    CHOSEN = "chosen"
    LINKED = "linked"
    SHARED = "shared"
    ENDED = "ended"
    SEALED = "sealed"


FATES: Mapping[Fate, object] = {
    Fate.KEPT: _("不变"),
    Fate.MOVED: _("转给承继企业"),
    Fate.CHOSEN: _("逐项凭证明转给承继企业，其余终止"),
    Fate.LINKED: _("留在原企业，承继企业可查"),
    Fate.SHARED: _("承继企业同样承担"),
    Fate.ENDED: _("当日终止"),
    Fate.SEALED: _("封存，只供审计"),
}

_SAME_FIRM = dict.fromkeys(Part, Fate.KEPT)

# A merged firm's rights and duties pass to its successor, those of a split firm to all its successors jointly
# (民法典 第六十七条), so credit events follow. A title follows only where its grantor confirms it, one by one. Figures
# are never added up over two firms: each keeps its own history.
SUCCESSION: Mapping[ChangeKind, Mapping[Part, Fate]] = {
    ChangeKind.RENAME: _SAME_FIRM,
    ChangeKind.MOVE_IN: _SAME_FIRM,
    ChangeKind.MERGER: {
        Part.RECOGNITIONS: Fate.CHOSEN,
        Part.FACTS: Fate.LINKED,
        Part.MEMBERS: Fate.ENDED,
        Part.OPEN_WORK: Fate.MOVED,
        Part.SITES: Fate.MOVED,
        Part.PRODUCTS: Fate.MOVED,
        Part.CREDIT: Fate.SHARED,
    },
    ChangeKind.SPLIT: {
        Part.RECOGNITIONS: Fate.CHOSEN,
        Part.FACTS: Fate.LINKED,
        Part.MEMBERS: Fate.ENDED,
        Part.OPEN_WORK: Fate.ENDED,
        Part.SITES: Fate.ENDED,
        Part.PRODUCTS: Fate.LINKED,
        Part.CREDIT: Fate.SHARED,
    },
    ChangeKind.MOVE_OUT: {
        Part.RECOGNITIONS: Fate.KEPT,
        Part.FACTS: Fate.KEPT,
        Part.MEMBERS: Fate.KEPT,
        Part.OPEN_WORK: Fate.ENDED,
        Part.SITES: Fate.KEPT,
        Part.PRODUCTS: Fate.KEPT,
        Part.CREDIT: Fate.KEPT,
    },
    ChangeKind.CLOSURE: {
        Part.RECOGNITIONS: Fate.ENDED,
        Part.FACTS: Fate.KEPT,
        Part.MEMBERS: Fate.ENDED,
        Part.OPEN_WORK: Fate.ENDED,
        Part.SITES: Fate.ENDED,
        Part.PRODUCTS: Fate.KEPT,
        Part.CREDIT: Fate.SEALED,
    },
}
