"""A refusal that no view caught becomes a page: what was refused, why, what to do next.

Comes in: an exception out of a view. Goes out: a page, or nothing.
Must not know: which acts there are.
"""

from __future__ import annotations

from collections.abc import Callable

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from ceyuan.district.common.trail.act import Refused
from ceyuan.errors import CeyuanError, Language


def page_language() -> Language:
    """Give the language of the page under way, as error tables name it."""
    return "en" if (get_language() or "").startswith("en") else "zh"


def words_of(error: CeyuanError) -> tuple[str, str]:
    """Give what is wrong and what to do next, in the page's language."""
    language = page_language()
    return error.kind.message(language, error.data), error.kind.hint(language, error.data)


def add_refusal(form: BaseForm, error: CeyuanError, field: str | None = None) -> None:
    """Show a refusal at a form's field, or above the form."""
    message, hint = words_of(error)
    form.add_error(field, f"{message}{'。' if page_language() == 'zh' else '. '}{hint}")


class RefusalMiddleware:
    """Answer refusals that views leave to the platform."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep what comes next."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Draw the page of a refusal."""
        if not isinstance(exception, Refused):
            return None
        message, hint = words_of(exception)
        return render(request, "pages/refused.html", {"message": message, "hint": hint}, status=403)
