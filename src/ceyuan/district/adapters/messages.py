"""Text messages (短信) by a sender that can be exchanged.

Comes in: a number, a text, a moment. Goes out: where it went.
Must not know: why.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from ceyuan.district.adapters.choice import chosen
from ceyuan.district.environment import Environment


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of a message: `delivered` only where a network took it; `where` says how to find it."""

    delivered: bool
    where: str


class MessageSender(Protocol):
    """What every sender gives."""

    def send(self, number: str, text: str, *, at: datetime) -> Sent:
        """Send a message, or keep it for somebody who will."""
        ...


@dataclass(frozen=True, slots=True)
class OutboxSender:
    """The default: each message is a line of a file that only the service may read, and somebody sends it by hand."""

    folder: Path

    def send(self, number: str, text: str, *, at: datetime) -> Sent:
        """Keep a message."""
        path = self.folder / "sms.jsonl"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        with path.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"at": at.isoformat(), "number": number, "text": text}, ensure_ascii=False) + "\n")
        return Sent(delivered=False, where=str(path))


# The senders there are: a gateway of the district's is a class beside OutboxSender and a line here.
SENDERS: Mapping[str, Callable[[Path], MessageSender]] = {"outbox": OutboxSender}


def message_sender(environment: Environment) -> MessageSender:
    """Give the sender that the environment chose."""
    return chosen("CEYUAN_SMS", environment.outside.messages, SENDERS)(environment.data / "outbox")
