"""Few settings, each said clearly when it is wrong; nothing secret is ever shown."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from ceyuan.district.environment import Database, read_environment
from ceyuan.errors import CeyuanError

SAFE = {"CEYUAN_SECRET": "s" * 50}


def test_service_is_strict_and_a_demonstration_is_not() -> None:
    service, demo = read_environment(SAFE), read_environment({"CEYUAN_DEMO": "1"})
    assert (service.demo, service.secure, demo.demo, demo.secure) == (False, True, True, False)
    assert service.database == Database("ceyuan-data/district.sqlite3")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("postgresql://u:p%40ss@db.example:5433/ceyuan", Database("ceyuan", "u", "p@ss", "db.example", "5433")),
        ("postgresql://u@[::1]/ceyuan", Database("ceyuan", "u", "", "::1", "5432")),
        ("postgresql://u@%2Fvar%2FRun/ceyuan", Database("ceyuan", "u", "", "/var/Run", "5432")),
    ],
)
def test_addresses_of_a_postgresql(address: str, expected: Database) -> None:
    assert read_environment({**SAFE, "CEYUAN_DATABASE": address}).database == expected


BAD: list[tuple[str, Mapping[str, str], str]] = [
    ("no secret", {}, "CEYUAN_SECRET 至少要有 50 个字符，现有 0 个"),
    ("a short secret", {"CEYUAN_SECRET": "geheim"}, "现有 6 个"),
    ("a flag that is none", {**SAFE, "CEYUAN_SECURE": "yes"}, "CEYUAN_SECURE 的值“yes”不是 0 或 1"),
    ("another database", {**SAFE, "CEYUAN_DATABASE": "mysql://u:geheim@h/n"}, "开头是“mysql”"),
    ("no database's name", {**SAFE, "CEYUAN_DATABASE": "postgresql://u:geheim@h/"}, "不是 PostgreSQL 地址"),
    ("no owner's name", {**SAFE, "CEYUAN_DATABASE_OWNER": "postgresql://u:geheim@h"}, "CEYUAN_DATABASE_OWNER 不是"),
    ("a short key", {**SAFE, "CEYUAN_KEYS": "a:0123"}, "CEYUAN_KEYS 的第1个密钥不能用"),
    ("a key without its id", {**SAFE, "CEYUAN_KEYS": f"a:{'0' * 32},{'1' * 32}"}, "第2个密钥不能用"),
]


@pytest.mark.parametrize(("title", "variables", "said"), BAD, ids=[one[0] for one in BAD])
def test_a_wrong_setting_is_named_and_its_secret_is_not_shown(
    title: str, variables: Mapping[str, str], said: str
) -> None:
    with pytest.raises(CeyuanError) as caught:
        read_environment(variables)
    shown = caught.value.render("zh") + caught.value.render("en")
    assert said in shown, title
    assert "geheim" not in shown
    assert "1" * 32 not in shown
