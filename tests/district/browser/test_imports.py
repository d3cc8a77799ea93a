"""An officer imports a workbook with faults, gets it back marked, repairs it, sees what it would do, and undoes it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from browser_site import Site, log_in
from import_world import code_of
from openpyxl import Workbook, load_workbook
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

BEARINGS, PAINTS = "上海晨岭轴承有限公司", "上海远汀涂料有限公司"
HEADINGS = ("企业名称", "统一社会信用代码", "2024年营业收入（万元）", "2025年营业收入（万元）", "专职研发人员数")
GOOD = (BEARINGS, code_of(11), 4200, 4800, 31)
FAULTY = (PAINTS, code_of(12), 1750, "待定", "十来个")
REPAIRED = (PAINTS, code_of(12), 1750, 1980, 12)
UNKNOWN = ("上海查无此企有限公司", "91310117MA0000000X", 500, 600, 3)


def workbook(path: Path, *rows: Sequence[object]) -> Path:
    book = Workbook()
    book.active.title = "一季度"
    for row in (HEADINGS, *rows):
        book.active.append(list(row))
    book.save(path)
    return path


def upload(page: Page, site: Site, path: Path) -> None:
    page.goto(f"{site.address}/desk/imports/")
    page.get_by_role("link", name="导入一份表").click()
    page.set_input_files("#id_paper", path)
    page.check("#id_declared")
    page.fill("#id_sender", "区统计外的某科")
    page.select_option("#id_source", "declaration")
    page.fill("#id_as_of", "2026-01-31")
    page.get_by_role("button", name="上传并试算").click()
    # the page reads on by itself, part after part
    expect(page.locator("main")).to_contain_text("写入后会怎样", timeout=20_000)


def count(page: Page, row: str) -> str:
    return page.get_by_role("row", name=row).locator("td.number").inner_text()


def see_facts(page: Page, site: Site, firm: str) -> str:
    """Look a firm up and give what its page of facts says."""
    page.goto(f"{site.address}/desk/enterprises/?words={firm}")
    page.get_by_role("link", name=firm).click()
    page.locator(".file-tabs").get_by_role("link", name="事实").click()
    return page.locator("main").inner_text()


def test_an_officer_imports_repairs_and_undoes(page: Page, site: Site, tmp_path: Path) -> None:
    log_in(page, site, "unit-officer")
    upload(page, site, workbook(tmp_path / "一季度.xlsx", GOOD, FAULTY, UNKNOWN))

    # every fault with its cell
    page.get_by_role("link", name="全部问题").click()
    faults = page.get_by_role("region", name="问题清单")
    for cell, value in (("一季度!D3", "待定"), ("一季度!E3", "十来个"), ("一季度!B4", "91310117MA0000000X")):
        expect(faults.get_by_role("row", name=cell)).to_contain_text(value)

    # the same workbook back, with those cells marked
    with page.expect_download() as coming:
        page.get_by_role("button", name="下载标注了问题的原表").click()
    assert coming.value.suggested_filename == "一季度-问题已标注.xlsx"
    coming.value.save_as(tmp_path / "标注.xlsx")
    sheet = load_workbook(tmp_path / "标注.xlsx")["一季度"]
    assert sheet["D3"].value == "待定"
    assert sheet["D3"].comment is not None
    assert sheet["D3"].fill.fgColor.rgb != sheet["C3"].fill.fgColor.rgb
    assert sheet["C3"].comment is None

    # nothing was written by looking
    assert "4,800万元" not in see_facts(page, site, BEARINGS)

    # repaired, the second file is compared with what is recorded, and written
    upload(page, site, workbook(tmp_path / "一季度改.xlsx", GOOD, REPAIRED))
    expect(page.locator("main")).to_contain_text("没有发现问题")
    assert count(page, "新增") == "6"
    assert count(page, "不写入的行") == "0"
    page.get_by_role("link", name="逐行看 新增").click()
    expect(page.get_by_role("row", name=PAINTS)).to_contain_text("1,980万元")
    page.go_back()
    page.get_by_role("button", name="写入名录").click()
    expect(page.locator(".alert-success")).to_contain_text("已写入 6 个数值")
    address = page.url
    assert "1,980万元" in see_facts(page, site, PAINTS)

    # undone: gone from the firm's page, and the import says so
    page.goto(address)
    page.get_by_role("link", name="撤回这次导入").click()
    expect(page.locator("main")).to_contain_text("可以撤回 6 个数值")
    page.get_by_role("button", name="撤回", exact=True).click()
    expect(page.locator(".alert-success")).to_contain_text("撤销新值 6 个")
    assert "1,980万元" not in see_facts(page, site, PAINTS)
    page.goto(f"{site.address}/desk/imports/")
    expect(page.get_by_role("row", name="一季度改.xlsx").first).to_contain_text("已撤回")
