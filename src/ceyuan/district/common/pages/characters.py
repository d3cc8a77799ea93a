"""Characters that no keyboard types never reach a view: databases and workbooks cannot hold them.

Comes in: a request. Goes out: 404 for an address with one, 400 for a question with one; out of forms they are taken.
Must not know: what is asked for. A NUL in a form is left to the form, which answers at its field.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, QueryDict

NUL = "\x00"
_UNTYPED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")  # all but tab and ends of lines


def has_untyped(text: str) -> bool:
    r"""Tell whether a text holds a character that nobody types.

    >>> has_untyped("甲\x00"), has_untyped("甲\t乙\r\n")
    (True, False)
    """
    return _UNTYPED.search(text) is not None


class CharactersMiddleware:
    """Stop such characters at the edge."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep what comes next."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Refuse an address or a question, clean a form, pass on."""
        if has_untyped(request.path):
            raise Http404
        if _any(request.GET):
            raise BadRequest
        if request.method == "POST" and _any(request.POST):
            request.POST = _cleaned(request.POST)  # type: ignore[assignment]  # mutable only while it is made
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Turn the failure of a view that read a NUL past its form into 400."""
        if isinstance(exception, ValueError) and any(NUL in one for one in _texts(request.POST)):
            raise BadRequest from exception


def _texts(sent: QueryDict) -> list[str]:
    return [text for key, values in sent.lists() for text in (key, *(str(one) for one in values))]


def _any(sent: QueryDict) -> bool:
    return any(has_untyped(one) for one in _texts(sent))


def _cleaned(sent: QueryDict) -> QueryDict:
    """Take out all of them but NUL."""
    clean = QueryDict(mutable=True, encoding=sent.encoding)
    for key, values in sent.lists():
        kept = [_UNTYPED.sub(lambda found: NUL if found.group() == NUL else "", str(one)) for one in values]
        clean.setlist(key, kept)
    return clean
