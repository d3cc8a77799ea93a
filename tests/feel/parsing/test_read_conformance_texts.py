"""Every FEEL text of the DMN conformance kit is read, and written so that it reads the same again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from ceyuan.feel.parser import parse_expression
from ceyuan.feel.printer import print_expression
from ceyuan.feel.unary import parse_unary_tests
from ceyuan.source import Source

KIT = Path(__file__).resolve().parents[3] / ".." / "shared" / "data" / "tck"
MODELS = sorted(KIT.glob("compliance-level-[23]/*/*.dmn"))
UNARY_PLACES = ("inputEntry", "allowedValues", "inputValues", "outputValues")


@pytest.mark.skipif(not MODELS, reason="the conformance kit lies beside the repository and is not here")
@pytest.mark.parametrize("model", MODELS, ids=lambda path: path.stem)
def test_texts_of_a_model(model: Path, shape: Callable[[object], object]) -> None:
    root = ET.parse(model).getroot()  # noqa: S314 -- a file of our own checkout
    names = frozenset(element.attrib["name"] for element in root.iter() if "name" in element.attrib)
    for place, text in texts_of(root):
        read = parse_unary_tests if place in UNARY_PLACES else parse_expression
        tree = read(Source(model.name, text), names=names)
        printed = print_expression(tree, names=names)
        assert shape(read(Source(model.name, printed), names=names)) == shape(tree), text


def test_the_kit_was_read_as_a_whole() -> None:
    if not MODELS:
        pytest.skip("the conformance kit lies beside the repository and is not here")
    count = sum(1 for model in MODELS for _ in texts_of(ET.parse(model).getroot()))  # noqa: S314 -- as above
    assert (len(MODELS), count) == (150, 4872)


def texts_of(root: ET.Element) -> Iterator[tuple[str, str]]:
    """Go through the texts that hold FEEL, each with the element around it; empty ones hold nothing to read."""
    for parent in root.iter():
        for child in parent:
            if child.tag.endswith("}text") and (child.text or "").strip():
                yield parent.tag.rpartition("}")[2], child.text or ""
