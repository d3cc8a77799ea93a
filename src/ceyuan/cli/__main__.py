"""`python -m ceyuan.cli`, where the command itself is not on the path.

Comes in: the process's arguments. Goes out: an exit code.
Must not know: commands.
"""

from ceyuan.cli.main import run

run()
