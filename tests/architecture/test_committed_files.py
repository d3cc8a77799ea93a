"""What no committed file may hold: places of one machine, addresses of package indexes, built front ends."""

from __future__ import annotations

import re

from source_tree import committed_files, place_of

# written in pieces, so that this file does not find itself
MACHINE = re.compile(r"(?<![\w.~-])/(?:" + "|".join(["wo" + "rk", "ro" + "ot", "op" + "t", "ho" + "me"]) + r")/\w")
INDEX = re.compile(
    "|".join(["--(?:extra-)?ind" + "ex-url", "--find" + "-links", "py" + r"pi\.org", "pythonho" + "sted"])
)
FOREIGN = re.compile(r"(?<!\w)\." + "library\\b")
BUILT = re.compile(r"(\.min\.(js|css)|\.js\.map|\.css\.map|\.pyc|\.whl)$|(^|/)(node_modules|vendor|dist)/")
LARGEST = 1_000_000


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{place_of(path)}:{number}"
        for path in committed_files()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_file_names_a_place_of_one_machine() -> None:
    assert lines_with(MACHINE) == []


def test_no_file_names_a_package_index() -> None:
    assert lines_with(INDEX) == []


def test_no_file_names_the_tools_it_was_written_with() -> None:
    assert lines_with(FOREIGN) == []


def test_nothing_built_is_committed() -> None:
    assert [place_of(path) for path in committed_files() if BUILT.search(place_of(path))] == []


def test_no_file_is_large() -> None:
    assert [place_of(path) for path in committed_files() if path.stat().st_size > LARGEST] == []


def test_text_files_are_utf_8_with_plain_line_ends() -> None:
    texts = [path for path in committed_files() if path.suffix in {".py", ".md", ".yaml", ".toml", ".txt", ".in"}]
    odd = [place_of(path) for path in texts if b"\r" in path.read_bytes() or not is_utf_8(path.read_bytes())]
    assert odd == []


def is_utf_8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not data.startswith(b"\xef\xbb\xbf")
