"""The jurisdiction guard: which documents may answer a question, by the places and numbers that it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.names import same_name
from corpus.places import Place, PlaceMention, find_places, jurisdiction_of, place_name
from corpus.text import fold_diacritics
from corpus.types import Directive
from rag.cited import CitedNumber, cited_numbers, is_number_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Where a question may be answered from.

    ``own`` are the documents of the places or numbers asked for (all documents where none is named), ``higher`` those of a
    place around them. ``absent`` are places asked for that have no document of their own, ``lower`` the documents of
    places inside such a one. ``outside`` are document numbers that are no corpus document's own. ``place`` names what
    was understood; "" where no place is named.
    """

    own: frozenset[str]
    higher: frozenset[str] = frozenset()
    lower: frozenset[str] = frozenset()
    absent: tuple[str, ...] = ()
    outside: tuple[CitedNumber, ...] = ()
    named: bool = False
    places: tuple[str, ...] = ()
    groups: tuple[frozenset[str], ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def allowed(self) -> frozenset[str]:
        """Every document that may be quoted as an answer."""
        return self.own | self.higher


def corpus_places(directives: Sequence[Directive]) -> frozenset[str]:
    """Folded names of the places that the corpus's documents belong to."""
    return frozenset(fold_diacritics(place_name(unit)) for directive in directives for unit in directive.jurisdiction)


def find_scope(question: str, directives: Sequence[Directive], *, known: frozenset[str]) -> Scope:
    """Resolve the places and document numbers of a question against the corpus."""
    numbers = cited_numbers(question)
    by_number = [directive for directive in directives if any(is_number_of(number, directive) for number in numbers)]
    outside = tuple(number for number in numbers if not any(is_number_of(number, directive) for directive in directives))
    everything = frozenset(directive.doc_id for directive in directives)
    mentions = _narrowest(find_places(question, known=known))
    found = [_resolve(mention, directives) for mention in mentions]
    if by_number and not _agree(by_number, found):
        own = frozenset(directive.doc_id for directive in by_number)
        return Scope(
            own=own,
            named=True,
            outside=outside,
            places=_names(by_number),
            groups=_groups(by_number),
            higher=_around(by_number, directives),
        )
    with_own = [relation for relation in found if relation.own]
    if with_own:
        own_ids = frozenset(doc_id for relation in with_own for doc_id in relation.own)
        if by_number:
            own_ids &= frozenset(directive.doc_id for directive in by_number)
        chosen = [directive for directive in directives if directive.doc_id in own_ids]
        higher = frozenset(doc_id for relation in with_own for doc_id in relation.higher) - own_ids
        return Scope(
            own=own_ids,
            higher=higher,
            named=True,
            outside=outside,
            places=tuple(relation.name for relation in with_own),
            groups=_groups(chosen),
            notes=tuple(relation.note for relation in with_own if relation.note),
        )
    if found:
        return Scope(
            own=frozenset(),
            higher=frozenset(doc_id for relation in found for doc_id in relation.higher),
            lower=frozenset(doc_id for relation in found for doc_id in relation.lower),
            absent=tuple(dict.fromkeys(relation.name for relation in found)),
            named=True,
            outside=outside,
            places=tuple(relation.name for relation in found),
        )
    return Scope(own=everything, outside=outside)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Relation:
    """How the corpus's documents lie to one place."""

    name: str
    own: frozenset[str]
    higher: frozenset[str]
    lower: frozenset[str]
    note: str = ""


def _resolve(mention: PlaceMention, directives: Sequence[Directive]) -> _Relation:
    name = f"{mention.unit} {mention.name}" if mention.unit and not mention.candidates else mention.name
    own = _owned(mention.candidates, directives)
    note = ""
    chains = [jurisdiction_of(place) for place in mention.candidates]
    lower = frozenset(
        directive.doc_id for directive in directives for chain in chains if chain[0] in directive.jurisdiction[1:]
    )
    if not own and mention.candidates:
        # A city named like its province, a commune named like its district: people say one and mean the other.
        namesakes = [d for d in directives if _is_namesake(d, mention)]
        if namesakes:
            own = frozenset(directive.doc_id for directive in namesakes)
            place = namesakes[0].jurisdiction[0]
            note = f"Văn bản là của {place}, không phải của {mention.candidates[0]}. / The document is {place}'s."
    if own:
        chains = [directive.jurisdiction for directive in directives if directive.doc_id in own]
    higher = frozenset(
        directive.doc_id
        for directive in directives
        for chain in chains
        if directive.jurisdiction and directive.jurisdiction[0] in chain[1:]
    )
    if mention.candidates and not own:
        name = str(mention.candidates[0]) if mention.unit else mention.candidates[0].name
    return _Relation(name=name, own=own, higher=higher - own, lower=lower - own, note=note)


def _is_namesake(directive: Directive, mention: PlaceMention) -> bool:
    """Whether a document's own place has the asked place's name and lies in, around or beside it in one province."""
    if not directive.jurisdiction or not same_name(place_name(directive.jurisdiction[0]), mention.name):
        return False
    chains = [jurisdiction_of(place) for place in mention.candidates]
    return any(set(chain) & set(directive.jurisdiction) for chain in chains)


def _owned(candidates: Sequence[Place], directives: Sequence[Directive]) -> frozenset[str]:
    units = {jurisdiction_of(place)[:2] for place in candidates}
    return frozenset(directive.doc_id for directive in directives if directive.jurisdiction[:2] in units)


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


def _agree(by_number: Sequence[Directive], found: Sequence[_Relation]) -> bool:
    """Whether a place named beside a document's number is that document's own place."""
    ids = {directive.doc_id for directive in by_number}
    return any(relation.own & ids for relation in found)


def _around(chosen: Sequence[Directive], directives: Sequence[Directive]) -> frozenset[str]:
    return frozenset(
        directive.doc_id
        for directive in directives
        for one in chosen
        if directive.jurisdiction and directive.jurisdiction[0] in one.jurisdiction[1:]
    )


def _names(directives: Sequence[Directive]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place_name(directive.jurisdiction[0]) for directive in directives if directive.jurisdiction))


def _groups(directives: Sequence[Directive]) -> tuple[frozenset[str], ...]:
    """Documents by place, in the corpus's order: a question across places wants an answer from each."""
    by_place: dict[tuple[str, ...], set[str]] = {}
    for directive in directives:
        by_place.setdefault(directive.jurisdiction, set()).add(directive.doc_id)
    return tuple(frozenset(ids) for ids in by_place.values())
