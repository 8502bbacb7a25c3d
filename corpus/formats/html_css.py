"""What a web page hides and what it only navigates with: neither is part of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_BRACE = re.compile(r"[{}]")
_SIMPLE = re.compile(r"([a-z][\w-]*)?(?:([.#])([\w-]+))?$", re.I)
_HIDDEN = re.compile(
    r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)"
    r"|font-size\s*:\s*0(?:\.0+)?(?:px|pt|em|rem|%)?\s*(?:;|!|$))",
    re.I,
)
_CONTAINERS = frozenset({"ul", "ol", "div", "header", "footer", "aside", "section", "table", "menu", "dl", "center", "form"})
_MENU_LINKS, _MENU_SHARE = 5, 0.8  # links, and their share of a block's letters, from which it is a menu
_MENU_WORDS, _LINK_LENGTH = 80, 100  # letters beside the links, and of a link: a menu has fewer than a paragraph
_MAX_STYLES = 1_000_000  # characters of style sheets that are looked at


@dataclass(frozen=True, slots=True)
class Sheet:
    """The names of elements, classes and ids that a page's own style sheets hide."""

    names: frozenset[tuple[str, str, str]]

    def hides(self, element: etree._Element) -> bool:
        """Whether an element and all in it can't be seen."""
        if element.get("hidden") is not None and element.get("hidden", "").lower() != "until-found":
            return True
        if is_hidden(element.get("style", "")):
            return True
        if not self.names:
            return False
        tag = element.tag.lower()
        marks = [("", ""), *((".", name) for name in element.get("class", "").split()), ("#", element.get("id", ""))]
        return any((kind, *mark) in self.names for kind in ("", tag) for mark in marks)


def read_sheet(root: etree._Element) -> Sheet:
    """The simple selectors ("p", ".note", "p.note", "#note") that the page's style elements hide, on a screen."""
    text = "\n".join(style.text or "" for style in root.iter("style"))[:_MAX_STYLES]
    names: set[tuple[str, str, str]] = set()
    end = text.rfind("*/") + 2  # beyond the last comment's end, a comment's beginning would be looked at in vain
    for selectors, declarations in _rules(_COMMENT.sub("", text[:end]) + text[end:]):
        if not is_hidden(declarations):
            continue
        for selector in selectors.split(","):
            match = _SIMPLE.match(selector.strip())
            if match and match[0] and (match[1] or "").lower() not in ("html", "body"):
                names.add(((match[1] or "").lower(), match[2] or "", match[3] or ""))
    return Sheet(frozenset(names))


def _rules(text: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations of the rules that stand in no other block (@media, @supports)."""
    start = opened = depth = 0
    nested = False
    for brace in _BRACE.finditer(text):
        if brace[0] == "{":
            nested = depth > 0
            opened = opened if nested else brace.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth and not nested:
                yield text[start:opened].rpartition(";")[2].replace("<!--", ""), text[opened + 1 : brace.start()]
            start = start if depth else brace.end()


def is_hidden(declarations: str) -> bool:
    """Whether CSS declarations hide what they apply to."""
    return bool(declarations) and bool(_HIDDEN.search(declarations))


def menus(root: etree._Element) -> frozenset[etree._Element]:
    """The blocks that hold little but links: menus, link lists, breadcrumbs of some length."""
    found: set[etree._Element] = set()
    sizes: dict[etree._Element, tuple[int, int, int]] = {}
    for _, element in etree.iterwalk(root, events=("end",)):
        if not isinstance(element.tag, str):
            continue
        letters, linked, links = _letters(element.text), 0, 0
        for child in element:
            a, b, c = sizes.pop(child, (0, 0, 0))
            letters, linked, links = letters + a + _letters(child.tail), linked + b, links + c
        if element.tag == "a" and element.get("href") is not None:
            linked, links = letters, links + 1
        elif element.tag in ("script", "style", "template", "noscript"):
            letters = linked = links = 0
        sizes[element] = (letters, linked, links)
        if element.tag in _CONTAINERS and _is_menu(letters, linked, links):
            found.add(element)
    return frozenset(found)


def _is_menu(letters: int, linked: int, links: int) -> bool:
    return (
        links >= _MENU_LINKS
        and linked >= _MENU_SHARE * letters
        and letters - linked <= _MENU_WORDS
        and linked <= _LINK_LENGTH * links
    )


def _letters(text: str | None) -> int:
    return sum(map(str.isalnum, text)) if text else 0
