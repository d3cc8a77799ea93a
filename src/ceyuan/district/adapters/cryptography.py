"""Cryptography by a module that can be exchanged: SM3 digests, SM4 for chosen fields, a slot for SM2 signatures.

Comes in: bytes, a key's id. Goes out: digests, fields that say by which algorithm and under which key they are kept.
Must not know: which fields. In service a certified module takes the place of the software below; see docs/security.md.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from ceyuan.district.adapters import errors
from ceyuan.district.adapters.choice import chosen
from ceyuan.district.environment import Outside
from ceyuan.errors import CeyuanError

_NONCE = 12
_TAG = 16


class CryptographicModule(Protocol):
    """What every module gives. `about` is bound to what is encrypted: it opens for nothing else."""

    @property
    def name(self) -> str:
        """Give the module's name, for the record."""
        ...

    @property
    def certified(self) -> bool:
        """Tell whether the module is certified for commercial cryptography (密评)."""
        ...

    @property
    def algorithm(self) -> str:
        """Give the id of the algorithm that encrypts, kept with each value."""
        ...

    def digest(self, content: bytes) -> str:
        """Give the SM3 of some bytes."""
        ...

    def encrypt(self, plain: bytes, *, key: bytes, about: bytes) -> bytes:
        """Encrypt; the same plain text gives other bytes every time."""
        ...

    def decrypt(self, hidden: bytes, *, key: bytes, about: bytes) -> bytes | None:
        """Decrypt; None for bytes that were altered, or belong to something else."""
        ...

    def sign(self, content: bytes) -> bytes:
        """Sign by SM2; a module without signatures raises CeyuanError and says so."""
        ...


@dataclass(frozen=True, slots=True)
class SoftwareModule:
    """The default: hashlib and OpenSSL. For development, demonstrations, and services without 密评; no SM2."""

    name: str = "software"
    certified: bool = False
    algorithm: str = "SM4-GCM"

    def digest(self, content: bytes) -> str:
        """Give the SM3 of some bytes.

        >>> SoftwareModule().digest(b"abc")[:16]
        '66c7f0f462eeedd9'
        """
        return hashlib.new("sm3", content).hexdigest()

    def encrypt(self, plain: bytes, *, key: bytes, about: bytes) -> bytes:
        """Encrypt by SM4 in Galois/counter mode, under a new nonce."""
        nonce = secrets.token_bytes(_NONCE)
        sealing = Cipher(algorithms.SM4(key), modes.GCM(nonce)).encryptor()
        sealing.authenticate_additional_data(about)
        return nonce + sealing.update(plain) + sealing.finalize() + sealing.tag

    def decrypt(self, hidden: bytes, *, key: bytes, about: bytes) -> bytes | None:
        """Decrypt, when nothing was altered."""
        if len(hidden) < _NONCE + _TAG:
            return None
        nonce, body, tag = hidden[:_NONCE], hidden[_NONCE:-_TAG], hidden[-_TAG:]
        opening = Cipher(algorithms.SM4(key), modes.GCM(nonce, tag)).decryptor()
        opening.authenticate_additional_data(about)
        try:
            return opening.update(body) + opening.finalize()
        except InvalidTag:
            return None

    def sign(self, content: bytes) -> bytes:
        """Say that there are no signatures here."""
        raise CeyuanError(errors.NO_SIGNATURES, data={"module": self.name, "size": len(content)})


# The modules there are. A certified one is a class beside SoftwareModule and a line here; its contract stands in
# tests/district/operations/test_adapter_contracts.py and is run for every line.
MODULES: Mapping[str, Callable[[], CryptographicModule]] = {"software": SoftwareModule}


@dataclass(frozen=True, slots=True)
class FieldCipher:
    """Keep texts of chosen fields encrypted: `algorithm:key id:base64`; keys by id, the one in use first."""

    module: CryptographicModule
    keys: Mapping[str, bytes] = field(repr=False)

    def hide(self, text: str, *, about: str) -> str:
        """Encrypt a field's text under the key in use."""
        name, key = next(iter(self.keys.items()))
        hidden = self.module.encrypt(text.encode(), key=key, about=about.encode())
        return f"{self.module.algorithm}:{name}:{base64.b64encode(hidden).decode()}"

    def show(self, kept: str, *, about: str) -> str:
        """Decrypt a field; raises CeyuanError for a key that is gone, and for what was altered or moved."""
        algorithm, _, rest = kept.partition(":")
        name, _, coded = rest.partition(":")
        if algorithm == self.module.algorithm and name not in self.keys:
            raise CeyuanError(errors.NO_SUCH_KEY, data={"field": about, "key": name})
        try:
            hidden = base64.b64decode(coded, validate=True)
        except binascii.Error:
            hidden = b""
        known = algorithm == self.module.algorithm
        plain = self.module.decrypt(hidden, key=self.keys[name], about=about.encode()) if known else None
        if plain is None:
            raise CeyuanError(errors.NOT_OURS, data={"field": about})
        return plain.decode()


def cryptographic_module(outside: Outside) -> CryptographicModule:
    """Give the module that the environment chose."""
    return chosen("CEYUAN_CRYPTOGRAPHY", outside.cryptography, MODULES)()


def field_cipher(outside: Outside) -> FieldCipher:
    """Give the cipher of fields, with the environment's keys."""
    return FieldCipher(cryptographic_module(outside), dict(outside.keys))
