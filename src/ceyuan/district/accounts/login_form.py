"""The form of the login: what somebody types, and nothing else.

Comes in: what a browser sent. Goes out: allauth's form without its link to a page that is shut here.
Must not know: who it is.
"""

from __future__ import annotations

from allauth.account.forms import LoginForm as LibraryLoginForm


class LoginForm(LibraryLoginForm):  # type: ignore[misc]  # allauth brings no types
    """User name and password; a forgotten password is renewed by people, as the page says."""

    def __init__(self, *arguments: object, **options: object) -> None:
        """Take the hint away."""
        super().__init__(*arguments, **options)
        self.fields["password"].help_text = ""
