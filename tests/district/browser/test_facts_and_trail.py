"""A firm corrects a fact with evidence and an officer accepts; an auditor finds one byte that was changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from browser_site import Site, log_in
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
FACT = "net_profit"
YEAR = 2025


def as_role(page: Page, site: Site, role: str, path: str) -> None:
    page.context.clear_cookies()
    log_in(page, site, role)
    page.goto(f"{site.address}{path}")


def hand_in(page: Page, paper: Path) -> None:
    page.set_input_files("#id_paper", paper)
    page.check("#id_declared")
    page.click("main form button.btn-primary")


def test_a_firm_corrects_a_fact_with_evidence(page: Page, site: Site, tmp_path: Path) -> None:
    paper = tmp_path / "审计报告.pdf"
    paper.write_bytes(b"%PDF-1.7 audited")
    as_role(page, site, "unit-officer", "/desk/enterprises/1/record_fact/")
    page.select_option("#id_fact", FACT)
    page.fill("#id_year", str(YEAR))
    page.fill("#id_value", "100万元")
    page.select_option("#id_source", "audit")
    hand_in(page, paper)
    expect(page).to_have_url(f"{site.address}/desk/enterprises/1/facts/")

    as_role(page, site, "enterprise-filer", f"/portal/firms/1/facts/{FACT}/{YEAR}/")
    expect(page.locator("table")).to_contain_text("100万元")
    page.get_by_role("link", name="申请更正").click()
    page.fill("#id_value", "120.0000001万元")
    page.fill("#id_reason", "审计报告第 3 页")
    hand_in(page, paper)
    expect(page.locator("main form")).to_contain_text("不作四舍五入")
    expect(page.locator("#id_reason")).to_have_value("审计报告第 3 页")
    page.fill("#id_value", "120万元")
    hand_in(page, paper)
    expect(page).to_have_url(f"{site.address}/portal/firms/1/facts/")

    as_role(page, site, "unit-officer", "/desk/corrections/")
    row = page.locator("tr", has_text="120万元")
    expect(row).to_contain_text("100万元")
    row.get_by_role("link", name="核定").click()
    page.check("input[value=accept]")
    page.click("main form button.btn-primary")
    page.goto(f"{site.address}/desk/enterprises/1/facts/{FACT}/{YEAR}/")
    expect(page.locator("tbody tr").first).to_contain_text("经企业更正")
    expect(page.locator("tbody tr").last).to_contain_text("已被替代")


@contextmanager
def one_byte_changed(site: Site) -> Iterator[None]:
    """Do what the owner of the database can: take the trigger off, change a byte; and put it back."""
    with closing(sqlite3.connect(site.data / "district.sqlite3", timeout=20, isolation_level=None)) as database:
        (trigger,) = database.execute("SELECT sql FROM sqlite_master WHERE name = 'trail_event_no_update'").fetchone()
        (name,) = database.execute("SELECT actor_name FROM trail_event WHERE number = 1").fetchone()

        def write(text: str) -> None:
            database.execute("DROP TRIGGER trail_event_no_update")
            database.execute("UPDATE trail_event SET actor_name = ? WHERE number = 1", [text])
            database.execute(trigger)

        write(name[:-1] + "丁")
        try:
            yield
        finally:
            write(name)


def test_an_auditor_finds_one_byte(page: Page, site: Site) -> None:
    as_role(page, site, "auditor", "/desk/trail/verify/")
    page.get_by_role("button", name="开始查验").click()
    expect(page.locator(".alert-success")).to_contain_text("没有被改动")
    with one_byte_changed(site):
        page.get_by_role("button", name="开始查验").click()
        expect(page.locator(".alert-danger")).to_contain_text("第 1 条的内容、或它前面一条，被改动过")
    page.get_by_role("button", name="开始查验").click()
    expect(page.locator(".alert-success")).to_contain_text("没有被改动")
