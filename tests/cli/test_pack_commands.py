"""`check`, `coverage`, `text`, `template`, `demo-register`."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from python_calamine import CalamineWorkbook

Run = Callable[..., SimpleNamespace]


@pytest.fixture
def copied(packs: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(packs, tmp_path / "packs"))


def test_sound_packs_pass(run: Run, packs: Path) -> None:
    ran = run("check", packs, packs=False)
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "提醒：district/trial-2#smart-factory 没有结论为 pending 的样例",
        "提醒：national/trial-1#leading 没有结论为 no、unknown、yes 的样例",
        "政策包2个，事项3项；样例3个，不符0个；错误0处，提醒2处。",
    ]


def test_a_case_that_differs_is_shown_with_its_place(run: Run, copied: Path) -> None:
    case = copied / "national" / "trial-1" / "cases" / "bad" / "growing.yaml"
    case.write_text(case.read_text(encoding="utf-8").replace("职工人数: 99", "职工人数: 100"), encoding="utf-8")
    ran = run("check", copied, "--pack", "trial-1", packs=False)
    assert ran.code == 1
    assert ran.out.splitlines()[:3] == [
        "样例不符：99人，不符合",
        "packs/national/trial-1/cases/bad/growing.yaml:2:12",
        "  结论应为 no，实为 yes（失败项：无）",
    ]


def test_a_rule_that_is_wrong_is_shown_with_its_line(run: Run, copied: Path) -> None:
    measure = copied / "national" / "trial-1" / "measures" / "growing.yaml"
    measure.write_text(measure.read_text(encoding="utf-8").replace("职工人数 >=", "职工数 >="), encoding="utf-8")
    ran = run("check", copied, packs=False)
    assert ran.code == 1
    assert "growing.yaml:14:82" in ran.out
    assert "Traceback" not in ran.out + ran.err


def test_mutants_that_no_case_notices_are_listed(run: Run, copied: Path) -> None:
    (copied / "national" / "trial-1" / "cases" / "bad" / "growing.yaml").unlink()
    ran = run("check", copied, "--pack", "national/trial-1", "--mutate", "--json", packs=False)
    assert ran.code == 1
    mutants = ran.data["mutants"]
    assert isinstance(mutants, dict)
    assert mutants["national/trial-1"]["unnoticed"] != []


def test_an_unknown_pack_is_answered_with_the_nearest(run: Run, packs: Path) -> None:
    ran = run("check", packs, "--pack", "trial-3", packs=False)
    assert ran.code == 2
    assert ran.err.startswith("没有政策包“trial-3”\n提示：最接近的政策包：")


def test_a_folder_that_is_not_there_is_wrong_use(run: Run) -> None:
    assert run("check", "nowhere", packs=False).code == 2


def test_a_whole_map_passes(run: Run) -> None:
    ran = run("coverage", "district/trial-2")
    assert ran.code == 0
    assert ran.out.splitlines()[-1] == "全部动宾对都有去向，锚点与原文一致。"


def test_a_map_with_a_hole_does_not(run: Run, copied: Path) -> None:
    clauses = copied / "district" / "trial-2" / "clauses.yaml"
    clauses.write_text(clauses.read_text(encoding="utf-8").split("- anchor: art_2")[0], encoding="utf-8")
    ran = run("coverage", "trial-2", "--packs", copied, "--json", packs=False)
    assert ran.code == 1
    assert ran.data["complete"] is False


def test_a_pack_without_its_text_has_no_map(run: Run) -> None:
    ran = run("coverage", "trial-1")
    assert (ran.code, ran.err.splitlines()[0]) == (
        2,
        "政策包“national/trial-1”没有收录原文（text.md），无法对照条款",
    )


def test_a_text_is_read_into_anchored_sentences(run: Run, packs: Path) -> None:
    ran = run("text", packs / "district" / "trial-2" / "text.md", packs=False)
    assert ran.code == 0
    assert "  art_1__s_1  支持企业建设智能工厂。" in ran.out.splitlines()


def test_a_text_in_another_encoding_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "gbk.txt"
    path.write_bytes("关于支持企业的若干意见".encode("gbk"))
    ran = run("text", path, packs=False)
    assert (ran.code, ran.err) == (
        2,
        f"“{path}”不是 UTF-8 编码的文本\n提示：请将文件另存为 UTF-8 编码的 .txt 或 .md\n",
    )


def test_an_empty_register_asks_for_what_the_measures_read(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "register.xlsx"
    ran = run("template", out, "--measure", "growing", "--as-of", "2026-06-30", "--json")
    assert ran.data == {
        "path": str(out),
        "measures": ["national/trial-1#growing"],
        "facts": ["研发费用", "营业收入", "职工人数"],
    }
    assert "年度数据" in CalamineWorkbook.from_path(str(out)).sheet_names
    empty = run("match", out, "--as-of", "2026-06-30")
    assert (empty.code, empty.err.splitlines()[0]) == (2, "“register.xlsx”里一个对象也没有读到")


def test_a_sample_register_can_be_matched(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "sample.xlsx"
    ran = run("demo-register", out, "--firms", "20", packs=False)
    assert ran.code == 0
    data = run("match", out, "--as-of", "2026-06-30", "--measure", "specialised-sme-2026", "--json", packs=False).data
    firms = data["firms"]
    assert isinstance(firms, list)
    assert len(firms) == 20
