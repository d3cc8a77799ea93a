"""Reads XML files without document types; names are kept without their namespaces.

Comes in: a path. Goes out: the root element. Must not know: DMN.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.parsers import expat

from ceyuan.errors import CeyuanError
from ceyuan.verify.tck.errors import HAS_DTD, NOT_XML

Element = ET.Element


def read_xml(path: Path) -> Element:
    """Read a file; one with a document type declaration, which could expand without end, is refused."""
    data = path.read_bytes()
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_document_type
    try:
        parser.Parse(data, True)
        return ET.fromstring(data)  # noqa: S314 -- files with a document type are refused before
    except _DocumentTypeError:
        raise CeyuanError(HAS_DTD, data={"path": path}) from None
    except (expat.ExpatError, ET.ParseError) as error:
        raise CeyuanError(NOT_XML, data={"path": path, "problem": str(error)}) from error


class _DocumentTypeError(Exception):
    pass


def _refuse_document_type(*_: object) -> None:
    raise _DocumentTypeError


def tag(element: Element) -> str:
    """Give the name of an element without its namespace.

    >>> tag(Element("{urn:x}decision"))
    'decision'
    """
    return element.tag.rpartition("}")[2]


def children(element: Element, name: str) -> Iterator[Element]:
    """Give the children with a name."""
    return (child for child in element if tag(child) == name)


def child(element: Element, name: str) -> Element | None:
    """Give the first child with a name, None when there is none."""
    return next(children(element, name), None)


def text_of(element: Element | None, name: str = "text") -> str | None:
    """Give the text of a child, None when there is no such child."""
    inner = None if element is None else child(element, name)
    return None if inner is None else inner.text or ""


def attribute(element: Element, name: str) -> str | None:
    """Give an attribute, whatever its namespace."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)
