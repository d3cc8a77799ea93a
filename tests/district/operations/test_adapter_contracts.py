"""Adapters keep their contracts: every line of every table, so that one that is added is examined too."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from allauth.mfa.adapter import get_adapter
from django.conf import settings
from django.core import mail
from django.core.mail import send_mail
from django.test import override_settings
from platform_factories import AT

from ceyuan.district.adapters.choice import chosen
from ceyuan.district.adapters.cryptography import MODULES, CryptographicModule, FieldCipher, SoftwareModule
from ceyuan.district.adapters.mail import read_mail
from ceyuan.district.adapters.messages import SENDERS
from ceyuan.district.adapters.seal import SEALS
from ceyuan.district.environment import read_environment
from ceyuan.errors import CeyuanError

KEY, OTHER = bytes(range(16)), bytes(range(16, 32))
TEXT = "银行账号 6222 0000 1111 2222"


@pytest.fixture(params=MODULES)
def module(request: pytest.FixtureRequest) -> CryptographicModule:
    return MODULES[request.param]()


def test_sm3_is_that_of_the_standard(module: CryptographicModule) -> None:
    """GB/T 32905-2016, A.1."""
    assert module.digest(b"abc") == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"


def test_what_is_encrypted_opens_for_its_own_purpose_and_key_alone(module: CryptographicModule) -> None:
    hidden = module.encrypt(TEXT.encode(), key=KEY, about=b"account")
    assert module.decrypt(hidden, key=KEY, about=b"account") == TEXT.encode()
    assert module.decrypt(hidden, key=KEY, about=b"phone") is None
    assert module.decrypt(hidden, key=OTHER, about=b"account") is None
    assert module.encrypt(TEXT.encode(), key=KEY, about=b"account") != hidden


def test_every_altered_byte_is_noticed(module: CryptographicModule) -> None:
    hidden = module.encrypt(b"abc", key=KEY, about=b"a")
    for place in range(len(hidden)):
        altered = bytes(one ^ (index == place) for index, one in enumerate(hidden))
        assert module.decrypt(altered, key=KEY, about=b"a") is None
    assert [module.decrypt(hidden[:length], key=KEY, about=b"a") for length in range(len(hidden))] == [None] * len(
        hidden
    )


def test_a_module_signs_by_sm2_or_says_that_it_does_not(module: CryptographicModule) -> None:
    if module.certified:
        assert module.sign(b"abc") != module.sign(b"abd")
        return
    with pytest.raises(CeyuanError, match="不提供 SM2 签名"):
        module.sign(b"abc")


def test_a_field_keeps_algorithm_and_key_beside_its_value() -> None:
    cipher = FieldCipher(SoftwareModule(), {"2026b": OTHER, "2026a": KEY})
    kept = cipher.hide(TEXT, about="account")
    assert kept.startswith("SM4-GCM:2026b:")
    assert TEXT not in kept
    assert cipher.show(kept, about="account") == TEXT
    assert str(OTHER) not in repr(cipher)


def test_keys_are_exchanged_without_touching_what_is_kept() -> None:
    old = FieldCipher(SoftwareModule(), {"2026a": KEY}).hide(TEXT, about="account")
    assert FieldCipher(SoftwareModule(), {"2026b": OTHER, "2026a": KEY}).show(old, about="account") == TEXT
    with pytest.raises(CeyuanError, match="用密钥“2026a”加密的，现在没有这个密钥"):
        FieldCipher(SoftwareModule(), {"2026b": OTHER}).show(old, about="account")


@pytest.mark.parametrize("kept", ["", "plain", "SM4-GCM:a:!", "SM4-GCM:a:", "AES:a:YWJj", "SM4-GCM:a:YWJj"])
def test_what_was_never_encrypted_is_not_taken_for_it(kept: str) -> None:
    with pytest.raises(CeyuanError, match="解不开"):
        FieldCipher(SoftwareModule(), {"a": KEY}).show(kept, about="account")


def test_secrets_of_second_factors_are_kept_encrypted() -> None:
    kept = get_adapter().encrypt("ORSXG5A=")
    assert kept.startswith("SM4-GCM:")
    assert get_adapter().decrypt(kept) == "ORSXG5A="


@pytest.mark.parametrize("name", SENDERS)
def test_a_message_is_delivered_or_found_where_it_is_said_to_be(name: str, tmp_path: Path) -> None:
    sent = SENDERS[name](tmp_path / "outbox").send("13800000000", "您的申报已受理。", at=AT)
    if not sent.delivered:
        (line,) = Path(sent.where).read_text(encoding="utf-8").splitlines()
        assert json.loads(line) == {"at": AT.isoformat(), "number": "13800000000", "text": "您的申报已受理。"}
        assert Path(sent.where).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", SEALS)
def test_a_seal_seals_or_refuses_and_never_gives_a_paper_back_bare(name: str) -> None:
    seal = SEALS[name]()
    if seal.connected:
        assert seal.seal("函.pdf", b"%PDF-1.7 a") != b"%PDF-1.7 a"
        return
    with pytest.raises(CeyuanError, match="没有盖章"):
        seal.seal("函.pdf", b"%PDF-1.7 a")


def test_mail_is_written_to_the_outbox_by_default(tmp_path: Path) -> None:
    backend = read_mail("").backend
    with override_settings(EMAIL_BACKEND=backend, EMAIL_FILE_PATH=str(tmp_path)):
        send_mail("主题", "正文", "a@example.com", ["b@example.com"])
    (written,) = tmp_path.iterdir()
    assert "b@example.com" in written.read_text(encoding="utf-8")
    assert mail.outbox == []


@pytest.mark.parametrize("address", ["http://mail.example", "mail.example", "smtp:///x"])
def test_a_wrong_mail_server_is_refused_without_showing_its_password(address: str) -> None:
    with pytest.raises(CeyuanError, match="CEYUAN_MAIL"):
        read_mail(address)


def test_mail_never_goes_to_a_server_in_the_open() -> None:
    assert [(one.starttls, one.tls) for one in map(read_mail, ("smtp://m.example", "smtps://m.example"))] == [
        (True, False),
        (False, True),
    ]


def test_an_unknown_adapter_names_those_there_are() -> None:
    with pytest.raises(CeyuanError, match=r"CEYUAN_SEAL 的值“wax”不是已有的适配器"):
        chosen("CEYUAN_SEAL", "wax", SEALS)


def test_the_key_of_fields_follows_from_the_secret_unless_given() -> None:
    one, other = (
        read_environment({"CEYUAN_SECRET": text * 60, "CEYUAN_DATA": "d"}).outside.keys[0][1] for text in "ab"
    )
    assert one != other
    given = read_environment({"CEYUAN_DEMO": "1", "CEYUAN_KEYS": f"2026b:{OTHER.hex()}, 2026a:{KEY.hex()}"})
    assert given.outside.keys == (("2026b", OTHER), ("2026a", KEY))
    assert replace(settings.ENVIRONMENT.outside, seal="none").seal == "none"
