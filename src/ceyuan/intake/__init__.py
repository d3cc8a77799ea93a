"""Excel and CSV as offices send them, read into facts: a register of subjects and a report about every doubt."""

from ceyuan.intake.options import IntakeOptions
from ceyuan.intake.read import Register, read_register
from ceyuan.intake.report import IntakeReport

__all__ = ["IntakeOptions", "IntakeReport", "Register", "read_register"]
