"""English words in an answer about Vietnamese texts: what they name, through the glossary's equivalents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from index.glossary import DATA, MAX_PHRASE, load_glossary, load_words, stem
from rag.verify_names import canonical

_BODY_TOPICS = frozenset({"body", "agency", "government_bodies", "party"})
_CAPITAL_TOPICS = frozenset({"role"})  # a body or an office where it is written in capitals
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# Equivalents that a glossary of set phrases doesn't list, in canonical syllables.
_MORE = {
    "party committee": ("quận ủy", "huyện ủy", "thành ủy", "tỉnh ủy", "thị ủy", "đảng ủy", "cấp ủy", "đảng bộ"),
    "party": ("đảng", "quận ủy", "huyện ủy", "thành ủy", "tỉnh ủy", "thị ủy"),
    "standing committee": ("ban thường vụ", "thường trực"),
    "standing board": ("thường trực", "ban thường vụ"),
    "committee": ("ủy ban", "ban", "quận ủy", "huyện ủy", "thành ủy", "tỉnh ủy", "đảng ủy"),
    "district": ("quận", "huyện", "quận ủy", "huyện ủy"), "district level": ("quận", "huyện"),
    "city": ("thành phố", "thành ủy"), "municipal": ("thành phố", "thành ủy"), "provincial": ("tỉnh", "tỉnh ủy"),
    "province": ("tỉnh", "tỉnh ủy"), "ward": ("phường",), "commune": ("xã",), "town": ("thị xã", "thị trấn", "thị ủy"),
    "official letter": ("công văn",), "letter": ("công văn",), "dispatch": ("công văn", "công điện"), "plan": ("kế hoạch",),
    "notice": ("thông báo",), "conclusion": ("kết luận",), "directive": ("chỉ thị",), "decision": ("quyết định",),
    "resolution": ("nghị quyết",), "decree": ("nghị định",), "circular": ("thông tư",), "covid": ("covid",),
    "office": ("văn phòng",), "government": ("chính phủ",), "capital": ("thủ đô", "hà nội"),
}  # fmt: skip
_LEVEL_WORDS = frozenset({"district", "city", "municipal", "provincial", "province", "ward", "commune", "town"})
_OFFICES = {
    "department": ("sở", "phòng", "cục", "ban", "ngành", "vụ"), "ministry": ("bộ",), "division": ("phòng",),
    "bureau": ("cục", "phòng", "sở"), "board": ("ban", "ban quản lý"), "commission": ("ban", "ủy ban"),
    "committee": ("ban", "ủy ban"), "centre": ("trung tâm",), "center": ("trung tâm",), "association": ("hội", "hiệp hội"),
    "union": ("đoàn", "hội", "liên đoàn"), "institute": ("viện",), "agency": ("cục", "cơ quan"), "sector": ("ngành",),
}  # fmt: skip
_HEAD = rf"(?P<head>{'|'.join(word.capitalize() for word in _OFFICES)})"
_SECTOR = r"(?P<sector>[A-Z][a-z]+(?:\s[A-Z][a-z]+)*)"
_OFFICE_OF = re.compile(rf"(?<!\w){_HEAD}\s(?:of|for)\s(?:the\s)?{_SECTOR}")
_SECTOR_OFFICE = re.compile(
    rf"(?<!\w)(?!(?:The|A|An|District|City|Provincial|Ward|People|Party|Standing|Steering)\b){_SECTOR}\s{_HEAD}(?!\w)"
)
_NAMED_BEFORE = re.compile(r"(?<!\w)(?!The\b)[A-Z]\w*(?:['’]s?)?\s$")
_LEARNED = 0.08  # least p(Vietnamese | English) of a learned sense


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Glossary words at [start, end) of a text; ``senses`` canonical; ``body``: they name a body, an office or a level."""

    start: int
    end: int
    senses: tuple[str, ...]
    body: bool


@cache
def _topics() -> Mapping[tuple[str, ...], str]:
    """Stems of each administrative term to its topic."""
    found: dict[tuple[str, ...], str] = {}
    for line in (DATA / "glossary.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        english, _vietnamese, _weight, topic = line.split("\t")
        found.setdefault(tuple(stem(word) for word in _words(english)), topic)
    return found


@cache
def _extra() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    return {tuple(stem(word) for word in english.split()): senses for english, senses in _MORE.items()}


def _words(text: str) -> list[str]:
    return [re.sub(r"['’]s?$", "", match[0]) for match in _WORD.finditer(text)]


def find_phrases(text: str) -> tuple[Phrase, ...]:
    """The longest glossary terms in ``text`` from left to right, none overlapping."""
    matches = list(_WORD.finditer(text))
    stems = [stem(re.sub(r"['’]s?$", "", match[0])) for match in matches]
    found: list[Phrase] = []
    at = 0
    while at < len(stems):
        size = next((n for n in range(min(MAX_PHRASE, len(stems) - at), 0, -1) if _senses(tuple(stems[at : at + n]))), 0)
        if size:
            key = tuple(stems[at : at + size])
            start, end = matches[at].start(), matches[at + size - 1].end()
            found.append(Phrase(start=start, end=end, senses=_senses(key), body=_is_body(key, text[start:end])))
        at += max(size, 1)
    return tuple(found)


def _is_body(key: tuple[str, ...], surface: str) -> bool:
    topic = _topics().get(key, "")
    capital = surface[:1].isupper() and " " in surface
    level = any(key == (stem(word),) for word in _LEVEL_WORDS)
    return topic in _BODY_TOPICS or level or (capital and topic in _CAPITAL_TOPICS)


@cache
def _senses(key: tuple[str, ...]) -> tuple[str, ...]:
    listed = tuple(canonical(vietnamese).strip() for vietnamese, _ in load_glossary().get(key, ()))
    return tuple(dict.fromkeys(sense for sense in (*listed, *_extra().get(key, ())) if sense))


def says(canon: str, phrase: Phrase) -> bool:
    """Whether a canonical Vietnamese text holds an equivalent of the phrase."""
    return any(f" {sense} " in canon for sense in phrase.senses)


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A body of a sector at [start, end): what kind of body, of what ("Department of Culture"), in canonical syllables."""

    start: int
    end: int
    heads: tuple[str, ...]
    sectors: tuple[str, ...]


def find_offices(text: str) -> tuple[Office, ...]:
    """The bodies of one sector in ``text`` that are named by an English word for the body and one for the sector."""
    found = []
    for match in (*_OFFICE_OF.finditer(text), *_SECTOR_OFFICE.finditer(text)):
        if _NAMED_BEFORE.search(text[: match.start()]):
            continue  # "Standing Board of the District Party Committee"
        phrase = next(iter(find_phrases(match["sector"])), None)
        senses = phrase.senses if phrase is not None else ()
        sectors = (*senses, *(sense for sense in learned(match["sector"].split()[0]) if " " in sense))
        found.append(Office(start=match.start(), end=match.end(), heads=_OFFICES[match["head"].lower()], sectors=sectors))
    return tuple(found)


def names_office(canon: str, office: Office) -> bool:
    """Whether a canonical Vietnamese text names the body: its kind right before its sector."""
    return any(f" {head} {sector} " in canon for head in office.heads for sector in office.sectors)


def learned(word: str) -> Iterator[str]:
    """What parallel text teaches that an English word may be in Vietnamese, the likely ones."""
    for sense, share in load_words().senses.get(stem(word.lower()), ()):
        if share >= _LEARNED:
            yield sense
