"""How forms are drawn: a label, the box, a hint, and the message right at the field.

Comes in: a form or one of its fields. Goes out: safe HTML.
Must not know: what the form is for.
"""

from __future__ import annotations

from django import template
from django.forms import (
    BaseForm,
    BoundField,
    CheckboxInput,
    CheckboxSelectMultiple,
    FileInput,
    RadioSelect,
    Select,
    SelectMultiple,
)

register = template.Library()


@register.inclusion_tag("pages/form.html")
def fields(form: BaseForm) -> dict[str, object]:
    """Draw all fields of a form, first what is wrong with the form as a whole."""
    hidden = [one for field in form.hidden_fields() for one in field.errors]
    return {"form": form, "above": [*form.non_field_errors(), *hidden]}


@register.inclusion_tag("pages/field.html")
def field(bound: BoundField) -> dict[str, object]:
    """Draw one field with its label, hint and messages."""
    kind, style = _look(bound)
    if bound.errors and style:
        style += " is-invalid"
    # libraries put a hint into the box; the label above says it already and stays when somebody types
    bound.field.widget.attrs.pop("placeholder", None)
    widget = bound.as_widget(attrs={"class": style} if style else {})
    return {
        "field": bound,
        "kind": kind,
        "widget": widget,
        "errors": bound.errors,
        "described": bound.aria_describedby,
    }


def _look(bound: BoundField) -> tuple[str, str]:
    """Give how a field is laid out, and the class of its box."""
    match bound.field.widget:
        case RadioSelect() | CheckboxSelectMultiple():
            return "choices", ""  # Django would give the class to the list as well; the style sheet finds the boxes
        case CheckboxInput():
            return "check", "form-check-input"
        case Select() | SelectMultiple():
            return "box", "form-select"
        case FileInput():
            return "box", "form-control"
        case _:
            return "box", "form-control"
