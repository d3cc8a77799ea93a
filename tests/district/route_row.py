"""One line of the table of routes.

Comes in: nothing. Goes out: the type of `routes.py` and of the files joined there.
Must not know: routes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ceyuan.district.accounts.enums import Role

NOBODY = "nobody"
EVERYBODY = frozenset(Role)


@dataclass(frozen=True, slots=True)
class Row:
    """One line: at this address, in this state, these roles get these answers."""

    name: str
    answers: Mapping[int, frozenset[Role]] = field(default_factory=dict)
    rest: int = 403
    nobody: int | None = None  # None: sent to the login
    method: str = "GET"
    parts: Mapping[str, str] = field(default_factory=dict)
    state: str = ""
    data: Mapping[str, str] = field(default_factory=dict)

    def expected(self, role: Role) -> int:
        """Give the answer expected for a role."""
        return next((answer for answer, roles in self.answers.items() if role in roles), self.rest)

    def title(self) -> str:
        """Give the row's name in a test report."""
        return " ".join(one for one in (self.method, self.name, self.state) if one)
