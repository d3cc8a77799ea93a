"""A library from the cache is the library that loading gives, and only what this user wrote is ever read."""

from __future__ import annotations

import hashlib
import os
import pickle
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from ceyuan.engines.record import decide
from ceyuan.errors import CeyuanErrors
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.cache import load_cached
from ceyuan.packs.cases import read_cases
from ceyuan.packs.load import load_library
from ceyuan.plan.lower import lower_measure
from source_tree import ROOT

SAMPLE = ROOT / "tests" / "cli" / "packs"
MEASURE = Path("national/trial-1/measures/growing.yaml")


class Bait:
    """What a pickle of somebody else could do: here it only leaves a file behind."""

    def __init__(self, left: Path) -> None:
        self.left = left

    def __reduce__(self) -> tuple[Callable[[str], None], tuple[str]]:
        return os.mkdir, (str(self.left),)


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "packs"))


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "home" / "ceyuan"


def kept(cache: Path) -> list[Path]:
    return sorted(cache.glob("*"))


def put(place: Path, thing: object) -> None:
    """Put something into the cache as a file that counts as whole."""
    data = pickle.dumps(thing)
    place.write_bytes(hashlib.blake2b(data, digest_size=32).digest() + data)


def test_the_second_run_gives_the_same_library(packs: Path, cache: Path) -> None:
    first = load_cached(packs, cache)
    assert len(kept(cache)) == 1
    assert first == load_library(packs)
    assert load_cached(packs, cache) == first
    assert len(kept(cache)) == 1


def test_the_second_run_does_not_read_the_packs_again(packs: Path, cache: Path) -> None:
    load_cached(packs, cache)
    other = load_library(bundled_packs())
    put(kept(cache)[0], other)
    assert load_cached(packs, cache) == other


@pytest.mark.slow
def test_verdicts_from_the_cache_are_the_same(cache: Path) -> None:
    fresh = load_cached(bundled_packs(), cache)
    again = load_cached(bundled_packs(), cache)
    assert again is not fresh
    for pack in fresh.packs.values():
        kinds = {one.id: one.subject for one in pack.measures}
        for case in read_cases(bundled_packs(), pack.id, fresh.vocabulary, kinds)[::10]:
            verdicts = [
                decide(
                    lower_measure(
                        next(one for one in library.packs[pack.id].measures if one.id == case.measure),
                        library,
                        as_of=case.as_of,
                    ),
                    case.subject,
                    reference_year=case.as_of.year - 1,
                )
                for library in (fresh, again)
            ]
            assert verdicts[0] == verdicts[1]


def change_a_rule(packs: Path) -> None:
    path = packs / MEASURE
    path.write_text(path.read_text(encoding="utf-8") + "\nnote: 改过\n", encoding="utf-8")


def add_a_file(packs: Path) -> None:
    (packs / "readings.md").write_text("新", encoding="utf-8")


def remove_a_file(packs: Path) -> None:
    (packs / "district" / "trial-2" / "text.md").unlink()


def rename_a_file(packs: Path) -> None:
    (packs / "national" / "trial-1" / "cases" / "good" / "growing.yaml").rename(
        packs / "national" / "trial-1" / "cases" / "good" / "grown.yaml"
    )


@pytest.mark.parametrize("change", [change_a_rule, add_a_file, remove_a_file, rename_a_file])
def test_any_change_of_any_file_is_noticed(packs: Path, cache: Path, change: Callable[[Path], None]) -> None:
    load_cached(packs, cache)
    change(packs)
    assert load_cached(packs, cache) == load_library(packs)
    assert len(kept(cache)) == 2


def test_a_folder_of_another_name_is_another_library(packs: Path, cache: Path) -> None:
    load_cached(packs, cache)
    moved = packs.rename(packs.with_name("others"))
    assert next(load_cached(moved, cache).measures()).span.source.name.startswith("others/")


def test_no_more_than_eight_libraries_are_kept(packs: Path, cache: Path) -> None:
    for number in range(10):
        (packs / "readings.md").write_text(str(number), encoding="utf-8")
        load_cached(packs, cache)
    assert len(kept(cache)) == 8


def test_without_a_folder_nothing_is_kept(packs: Path, tmp_path: Path) -> None:
    assert load_cached(packs, None) == load_library(packs)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["packs"]


def test_a_wrong_pack_is_told_and_not_kept(packs: Path, cache: Path) -> None:
    (packs / MEASURE).write_text("measure: [", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(CeyuanErrors):
            load_cached(packs, cache)
    assert kept(cache) == []


@pytest.mark.parametrize("content", [b"", b"\0" * 32, b"not a library" * 9], ids=["empty", "short", "other"])
def test_a_broken_file_is_passed_over_and_written_anew(packs: Path, cache: Path, content: bytes) -> None:
    library = load_cached(packs, cache)
    place = kept(cache)[0]
    place.write_bytes(content)
    assert load_cached(packs, cache) == library
    assert place.stat().st_size > 1000


def test_one_wrong_bit_is_noticed(packs: Path, cache: Path) -> None:
    library = load_cached(packs, cache)
    place = kept(cache)[0]
    data = bytearray(place.read_bytes())
    data[len(data) // 2] ^= 1
    place.write_bytes(bytes(data))
    assert load_cached(packs, cache) == library


def lay_bait(packs: Path, cache: Path, left: Path) -> Path:
    """Put a whole and valid file into the cache that would run something when read."""
    load_cached(packs, cache)
    place = kept(cache)[0]
    put(place, Bait(left))
    return place


def by_group(place: Path) -> None:
    place.chmod(0o620)


def by_anybody(place: Path) -> None:
    place.chmod(0o602)


def in_an_open_folder(place: Path) -> None:
    place.parent.chmod(0o770)


def behind_a_link(place: Path) -> None:
    aside = place.with_suffix(".aside")
    place.rename(aside)
    place.symlink_to(aside)


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="this system knows no users")
@pytest.mark.parametrize("expose", [by_group, by_anybody, in_an_open_folder, behind_a_link])
def test_a_file_that_others_can_write_is_never_read(
    packs: Path, cache: Path, tmp_path: Path, expose: Callable[[Path], None]
) -> None:
    left = tmp_path / "left"
    expose(lay_bait(packs, cache, left))
    assert load_cached(packs, cache) == load_library(packs)
    assert not left.exists()


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can give files away")
def test_a_file_of_another_user_is_never_read(packs: Path, cache: Path, tmp_path: Path) -> None:
    left = tmp_path / "left"
    os.chown(lay_bait(packs, cache, left), 65534, 65534)
    assert load_cached(packs, cache) == load_library(packs)
    assert not left.exists()


def test_something_else_than_a_library_is_passed_over(packs: Path, cache: Path) -> None:
    library = load_cached(packs, cache)
    put(kept(cache)[0], {"packs": {}})
    assert load_cached(packs, cache) == library


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="this system knows no users")
def test_what_is_kept_is_for_this_user_alone(packs: Path, cache: Path) -> None:
    load_cached(packs, cache)
    assert [stat.S_IMODE(one.stat().st_mode) for one in (cache, *kept(cache))] == [0o700, 0o600]


def test_a_cache_that_cannot_be_written_hinders_nobody(packs: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    assert load_cached(packs, blocked / "ceyuan") == load_library(packs)
