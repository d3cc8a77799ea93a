"""Electronic seals (电子印章) by a service that can be exchanged.

Comes in: a document's name and bytes. Goes out: the sealed document.
Must not know: who decided to seal it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from ceyuan.district.adapters import errors
from ceyuan.district.adapters.choice import chosen
from ceyuan.district.environment import Outside
from ceyuan.errors import CeyuanError


class Seal(Protocol):
    """What every service of seals gives."""

    @property
    def connected(self) -> bool:
        """Tell whether documents can be sealed here, so that a page offers it or says what to do instead."""
        ...

    def seal(self, name: str, content: bytes) -> bytes:
        """Seal a document, or raise CeyuanError and say what to do instead; never give it back unsealed."""
        ...


@dataclass(frozen=True, slots=True)
class NoSeal:
    """The default: nothing is connected, and it says so."""

    connected: bool = False

    def seal(self, name: str, content: bytes) -> bytes:
        """Refuse."""
        raise CeyuanError(errors.NO_SEAL, data={"name": name, "size": len(content)})


# The services there are: the district's is a class beside NoSeal and a line here.
SEALS: Mapping[str, Callable[[], Seal]] = {"none": NoSeal}


def seal_service(outside: Outside) -> Seal:
    """Give the service that the environment chose."""
    return chosen("CEYUAN_SEAL", outside.seal, SEALS)()
