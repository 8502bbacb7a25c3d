"""The places that a question names, and how the corpus's documents lie to each: its own, around it, within it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.names import same_name
from corpus.places import NATION, Place, PlaceMention, find_places, jurisdiction_of, place_name, successor
from corpus.types import Directive, PartialDate

_MERGER = (2025, 7)
"""Year and month from which the provinces are those of today."""
_GOES_ON = re.compile(
    r"\s*[,(-]\s*(?:(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|tinh|thanh pho|quan|thi xa)\s+)?", re.IGNORECASE
)
_COMMUNES = frozenset({"xã", "phường", "thị trấn", "đặc khu"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How the corpus's documents lie to one place."""

    name: str
    own: frozenset[str]
    higher: frozenset[str]
    lower: frozenset[str]
    note: str = ""
    merged: frozenset[str] = frozenset()  # among the higher ones, those of the province that took the place's in


def places_asked(question: str, directives: Sequence[Directive], known: frozenset[str]) -> list[PlaceMention]:
    """The narrowest places that a question names, each once; ``known`` as in ``find_places``."""
    return _narrowest(_addresses(question, _mentions(question, directives, known)))


def resolve(mention: PlaceMention, directives: Sequence[Directive]) -> Relation:
    """How the documents lie to a place; a note where they are its namesake's, or those of the province that took it in."""
    name = f"{mention.unit} {mention.name}" if mention.unit and not mention.candidates else mention.name
    own = _owned(mention.candidates, directives)
    note = ""
    chains = [jurisdiction_of(place) for place in mention.candidates]
    lower = frozenset(
        directive.doc_id for directive in directives for chain in chains if chain[0] in directive.jurisdiction[1:]
    )
    if mention.candidates and (not own or mention.unit is None):
        # A city named like its province, a commune named like its district: people say one and mean the other.
        namesakes = [d for d in directives if d.doc_id not in own and _is_namesake(d, mention)]
        if namesakes and not own and mention.unit:
            place = namesakes[0].jurisdiction[0]
            note = f"Văn bản là của {place}; câu hỏi nêu {mention.candidates[0]}. / The document is {place}'s."
        own |= frozenset(directive.doc_id for directive in namesakes)
    if own:
        chains = [directive.jurisdiction for directive in directives if directive.doc_id in own]
    higher = frozenset(
        directive.doc_id
        for directive in directives
        for chain in chains
        if directive.jurisdiction == (NATION,) or (directive.jurisdiction and directive.jurisdiction[0] in chain[1:])
    )
    merged, later = _since_merger(mention, directives)
    if later - own - higher:
        note = f"{mention.name} nay thuộc {merged}. / {mention.name} is part of {merged} now."
    higher |= later
    if mention.candidates and not own:
        name = str(mention.candidates[0]) if mention.unit else mention.candidates[0].name
    return Relation(name=name, own=own, higher=higher - own, lower=lower - own, note=note, merged=later - own)


def _since_merger(mention: PlaceMention, directives: Sequence[Directive]) -> tuple[str, frozenset[str]]:
    """The province that a place of a former one lies in now, and what that has issued since; "" where nothing changed."""
    today = {successor(place) for place in mention.candidates}
    province = today.pop() if len(today) == 1 else None
    if province is None or any(province.name in (place.name, *place.parents) for place in mention.candidates):
        return "", frozenset()
    return str(province), frozenset(
        directive.doc_id
        for directive in directives
        if directive.jurisdiction == (str(province),) and _is_since_merger(directive.heading.issued_on.value)
    )


def _is_since_merger(date: PartialDate | None) -> bool:
    return date is not None and (date.year, date.month or 0) >= _MERGER


def _is_namesake(directive: Directive, mention: PlaceMention) -> bool:
    """Whether a document's own place has the asked place's name and lies in, around or beside it in one province."""
    if not directive.jurisdiction or not same_name(place_name(directive.jurisdiction[0]), mention.name):
        return False
    chains = [jurisdiction_of(place) for place in mention.candidates]
    return any(set(chain) & set(directive.jurisdiction) for chain in chains)


def _owned(candidates: Sequence[Place], directives: Sequence[Directive]) -> frozenset[str]:
    units = {jurisdiction_of(place)[:2] for place in candidates}
    return frozenset(directive.doc_id for directive in directives if directive.jurisdiction[:2] in units)


def _addresses(question: str, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The places, of namesakes only those within the place that an address goes on with: "xã Tân Lập, tỉnh Lào Cai".

    A commune of no gazetteer row there is left to the place around it.
    """
    kept: list[PlaceMention] = []
    for at, mention in enumerate(mentions):
        outer = mentions[at + 1] if at + 1 < len(mentions) else None
        if outer is not None and mention.candidates and _GOES_ON.fullmatch(question, mention.end, outer.start):
            within = tuple(place for place in mention.candidates if _is_within(place, outer))
            if not within and mention.unit in _COMMUNES:
                continue
            mention = replace(mention, candidates=within or mention.candidates)
        kept.append(mention)
    return kept


def _is_within(place: Place, outer: PlaceMention) -> bool:
    today = successor(place)
    return any(same_name(name, outer.name) for name in (*place.parents, *((today.name,) if today else ())))


def _narrowest(mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The places without those that another one lies in ("Quận ủy Ba Đình, thành phố Hà Nội"), each once."""
    kept: list[PlaceMention] = []
    for mention in mentions:
        around = any(_lies_in(other, mention) for other in mentions if not same_name(other.name, mention.name))
        if not around and not any(same_name(mention.name, other.name) for other in kept):
            kept.append(mention)
    return kept


def _lies_in(inner: PlaceMention, outer: PlaceMention) -> bool:
    return any(same_name(parent, outer.name) for place in inner.candidates for parent in place.parents)


def _mentions(question: str, directives: Sequence[Directive], known: frozenset[str]) -> list[PlaceMention]:
    """The places that a question names; a commune of the corpus counts by its bare name too, in capitals."""
    mentions = list(find_places(question, known=known))
    for chain in dict.fromkeys(directive.jurisdiction for directive in directives if directive.jurisdiction):
        name = place_name(chain[0])
        if " " not in name or name not in question:
            continue
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", question):
            if not any(other.start < match.end() and match.start() < other.end for other in mentions):
                unit = chain[0].removesuffix(name).strip()
                place = Place(unit=unit, name=name, parents=tuple(place_name(parent) for parent in chain[1:]))
                mentions.append(PlaceMention(start=match.start(), end=match.end(), name=name, unit=None, candidates=(place,)))
    return sorted(mentions, key=lambda mention: mention.start)


def speaks_of(directive: Directive, mention: PlaceMention) -> bool:
    """Whether a document names a place beyond its date line."""
    dated_at = mention.name in (directive.heading.place.value or "")
    return directive.text.count(mention.name) > int(dated_at)
