"""A full disk is told in words, whichever side it is on; a file already there stays as it was."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from ceyuan.cli import codes

REGISTER = "企业名称,2025年营业收入（万元）\n" + "".join(f"演示第{one}有限公司,{one}\n" for one in range(1, 400))


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "名单.csv"
    path.write_text(REGISTER, encoding="utf-8")
    return path


def small_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))


def match(register: Path, *more: str, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ceyuan.cli", "match", str(register), "--as-of", "2026-06-30", *more]
    command += ["--measure", "not-large", "--out", str(register.with_name("结果.xlsx"))]
    return subprocess.run(command, check=False, text=True, encoding="utf-8", stderr=subprocess.PIPE, **options)  # type: ignore[call-overload]  # passed on


def test_a_full_disk_under_the_workbook(register: Path) -> None:
    kept = register.with_name("结果.xlsx")
    kept.write_bytes(b"kept")
    done = match(register, stdout=subprocess.PIPE, preexec_fn=small_files)
    assert done.returncode == codes.WRONG_USE
    assert "Traceback" not in done.stderr
    assert "缺陷" not in done.stderr
    assert kept.read_bytes() == b"kept"
    assert sorted(one.name for one in register.parent.iterdir()) == ["名单.csv", "结果.xlsx"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_under_standard_output(register: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = match(register, "--json", stdout=full)
    assert done.returncode == codes.WRONG_USE
    assert done.stderr.splitlines()[0].startswith("结果写不出去")
    assert "Traceback" not in done.stderr
