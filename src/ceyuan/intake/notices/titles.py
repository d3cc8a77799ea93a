"""What intake may find about titles and how far their lists reach.

Comes in: nothing. Goes out: kinds of findings with their sentences in Chinese and English.
Must not know: where something was found (see report.py).
"""

from __future__ import annotations

from ceyuan.intake.notices.kind import Done, NoticeKind

TITLE_UNKNOWN = NoticeKind(
    "title-unknown",
    Done.ENTRY_LEFT_OUT,
    "词汇表里没有称号“{title}”；最接近的已知名称：{nearest}",
    "the vocabulary has no title {title}; nearest known name: {nearest}",
)
TITLE_DATE_UNCLEAR = NoticeKind(
    "title-date-unclear",
    Done.UNKNOWN,
    "“{title}”的日期“{text}”不能确定到日，是否仍有效记为未知",
    "the date “{text}” of {title} does not give a day, so whether it is still held is unknown",
)
TITLE_DATES_REVERSED = NoticeKind(
    "title-dates-reversed",
    Done.UNKNOWN,
    "“{title}”的到期日{end}早于认定日{start}，是否仍有效记为未知",
    "{title} would end on {end} before it was granted on {start}, so whether it is still held is unknown",
)
TITLE_DATES_SHARED = NoticeKind(
    "title-dates-shared",
    Done.UNKNOWN,
    "一格中有多个称号，不知道“{text}”是哪一个的日期",
    "the cell names several titles, so the date {text} belongs to none for certain",
)
TITLE_END_COUNTED = NoticeKind(
    "title-end-counted",
    Done.READ,
    "没有写到期日的称号，按词汇表的有效期推算（如“{title}”自认定日起{years}年）",
    "titles without a last day end after the term the vocabulary gives (such as {title}: {years} years from its grant)",
)
TITLE_NO_UNDATED = NoticeKind(
    "title-no-undated",
    Done.UNKNOWN,
    "填了没有“{title}”，但文件没有说明截至哪一天；请写明“资质清单截至”",
    "it says that {title} is not held, but not as of which day; state 资质清单截至",
)
TITLE_CONFLICT = NoticeKind(
    "title-conflict",
    Done.UNKNOWN,
    "{firm}是否持有“{title}”有互相矛盾的填写：{first_place}和{second_place}",
    "whether {firm} holds {title} is stated in contradiction: {first_place} and {second_place}",
)
COVERAGE_UNCLEAR = NoticeKind(
    "coverage-unclear",
    Done.UNKNOWN,
    "资质清单的完整期间“{text}”不能识别，清单之外的称号一律视为未知",
    "the period “{text}” for which the list of titles is complete is not understood; titles not listed stay unknown",
)

KINDS = (
    TITLE_UNKNOWN,
    TITLE_DATE_UNCLEAR,
    TITLE_DATES_REVERSED,
    TITLE_DATES_SHARED,
    TITLE_END_COUNTED,
    TITLE_NO_UNDATED,
    TITLE_CONFLICT,
    COVERAGE_UNCLEAR,
)
