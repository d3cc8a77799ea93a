"""The form behind a recurring form: one field for each fact that is asked.

Comes in: the facts, what was typed. Goes out: values as rows keep them, or a message at each field.
Must not know: which firm answers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django import forms
from django.utils.translation import gettext as _

from ceyuan.district.common.pages.refusal import add_refusal
from ceyuan.district.common.trail.act import Refused
from ceyuan.district.registry.facts.values import Kept, keep_value, read_value
from ceyuan.model.facts import Fact, FactType


class AnswerForm(forms.Form):
    """Answers, each read as its fact wants it; `kept` holds them when the form is valid."""

    def __init__(self, data: Mapping[str, object] | None, *, facts: Sequence[Fact], year: int | None) -> None:
        super().__init__(data)
        self.facts = facts
        self.kept: dict[str, Kept] = {}
        for fact in facts:
            name = f"{fact.name}（{year}）" if fact.yearly and year else fact.name
            self.fields[fact.key] = _field(fact, f"{name}，{fact.unit}" if fact.unit else name)

    def clean(self) -> dict[str, object]:
        """Read every answer; what cannot be is said at its field."""
        for fact in self.facts:
            typed = self.cleaned_data.get(fact.key)
            if typed is None:
                continue
            try:
                self.kept[fact.key] = keep_value(fact, read_value(fact, str(typed)))
            except Refused as refusal:
                add_refusal(self, refusal, fact.key)
        return self.cleaned_data


def _field(fact: Fact, label: str) -> forms.Field:
    hint = fact.definition
    if fact.type is FactType.BOOLEAN:
        yes_no = [("", _("请选择")), ("是", _("是")), ("否", _("否")), ("不适用", _("不适用"))]
        return forms.ChoiceField(label=label, choices=yes_no, help_text=hint)
    if fact.choices:
        words = [("", _("请选择")), *((one, one) for one in fact.choices), ("不适用", _("不适用"))]
        return forms.ChoiceField(label=label, choices=words, help_text=hint)
    return forms.CharField(label=label, max_length=300, help_text=hint)
