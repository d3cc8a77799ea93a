"""`ceyuan district …`: the commands that run the platform, in the order in which help lists them.

Comes in: nothing. Goes out: a literal table.
Must not know: what commands do. Each is a file beside this one; the door to Django is `district_door.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ceyuan.cli.district_backup import backup
from ceyuan.cli.district_check import check
from ceyuan.cli.district_demo import demo
from ceyuan.cli.district_first_administrators import first_administrators
from ceyuan.cli.district_prepare import prepare
from ceyuan.cli.district_restore import restore
from ceyuan.cli.district_serve import serve
from ceyuan.cli.district_tick import tick
from ceyuan.cli.district_verify_trail import verify_trail

GROUP = "district"
DISTRICT_COMMANDS: Mapping[str, Callable[..., None]] = {
    f"{GROUP} prepare": prepare,
    f"{GROUP} serve": serve,
    f"{GROUP} demo": demo,
    f"{GROUP} first-administrators": first_administrators,
    f"{GROUP} check": check,
    f"{GROUP} tick": tick,
    f"{GROUP} verify-trail": verify_trail,
    f"{GROUP} backup": backup,
    f"{GROUP} restore": restore,
}
