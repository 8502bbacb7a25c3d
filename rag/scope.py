"""The jurisdiction guard: which documents may answer a question, by the places and numbers that it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.names import same_name
from corpus.places import NATION, Place, PlaceMention, find_places, jurisdiction_of, place_name
from corpus.text import fold_diacritics
from corpus.types import Directive
from rag.cited import CitedNumber, cited_numbers, is_number_of
from rag.named import Named, coordinated, named_documents, names_issuer


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Where a question may be answered from.

    ``own`` are the documents of the places or numbers asked for (all documents where none is named), ``higher`` those of a
    place around them, the nation's among them (``speaking``: those that name the place themselves, or whose issuer is named). ``absent`` are places asked for that have no document of their own, ``lower`` the documents of
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
    speaking: frozenset[str] = frozenset()

    @property
    def allowed(self) -> frozenset[str]:
        """Every document that may be quoted as an answer."""
        return self.own | self.higher

    @property
    def ranked(self) -> Scope:
        """The scope as evidence is ranked in: a higher document that speaks of the place itself isn't put behind its own."""
        return replace(self, higher=self.higher - self.speaking)


def corpus_places(directives: Sequence[Directive]) -> frozenset[str]:
    """Folded names of the places that the corpus's documents belong to."""
    return frozenset(
        fold_diacritics(place_name(unit)) for directive in directives for unit in directive.jurisdiction if unit != NATION
    )


def find_scope(question: str, directives: Sequence[Directive], *, known: frozenset[str]) -> Scope:
    """Resolve the places, document numbers and documents named by kind of a question against the corpus."""
    numbers = cited_numbers(question)
    by_number = [directive for directive in directives if any(is_number_of(number, directive) for number in numbers)]
    outside = tuple(number for number in numbers if not any(is_number_of(number, directive) for directive in directives))
    mentions = _narrowest(_mentions(question, directives, known))
    found = [_resolve(mention, directives) for mention in mentions]
    own_of = dict(zip((mention.start for mention in mentions), (relation.own for relation in found), strict=True))
    named = named_documents(question, directives, mentions, lambda mention: own_of[mention.start])
    named = tuple(one for one in named if not one.by_subject or _fits(one, found))
    named = tuple(sorted((*named, *_numbered(question, by_number, numbers)), key=lambda one: one.start))
    if named:
        scope = _of_documents(question, directives, named, list(zip(mentions, found, strict=True)))
    elif found:
        scope = _of_places(directives, found)
    else:
        scope = Scope(own=frozenset(directive.doc_id for directive in directives))
    return replace(scope, outside=outside, speaking=_speaking(question, directives, scope, mentions))


def _of_documents(
    question: str,
    directives: Sequence[Directive],
    named: Sequence[Named],
    found: Sequence[tuple[PlaceMention, _Relation]],
) -> Scope:
    """The documents that the question names, and those of places that it names beside them."""
    asked = frozenset(doc_id for one in named for doc_id in one.doc_ids)
    others = [relation for mention, relation in found if relation.own and not relation.own & asked
              and any(coordinated(question, one, mention) for one in named)]  # fmt: skip
    own = asked.union(*(relation.own for relation in others))
    chosen = [directive for directive in directives if directive.doc_id in own]
    groups = list(dict.fromkeys(one.doc_ids for one in named))
    groups += _groups([directive for directive in chosen if directive.doc_id not in asked])
    strangers = [
        relation.name
        for _, relation in found
        if not (relation.own | relation.higher | relation.lower) & asked and relation not in others
    ]
    titles = ", ".join(directive.title for directive in chosen if directive.doc_id in asked)
    note = f"Văn bản được hỏi ({titles}) không phải của {', '.join(strangers)}. / The document asked for isn't {', '.join(strangers)}'s."
    return Scope(
        own=own,
        higher=_around(chosen, directives) - own,
        named=True,
        places=tuple(dict.fromkeys([*_names(chosen), *(relation.name for _, relation in found)])),
        groups=tuple(groups),
        notes=(
            *((note,) if strangers else ()),
            *(relation.note for _, relation in found if relation.note and relation.own & own),
        ),
    )


def _numbered(question: str, by_number: Sequence[Directive], numbers: Sequence[CitedNumber]) -> list[Named]:
    """The documents named by their number, where their number stands."""
    found = []
    for number in numbers:
        ids = frozenset(directive.doc_id for directive in by_number if is_number_of(number, directive))
        match = re.search(rf"(?<!\d){number.digits}(?!\d)", question)
        if ids and match:
            found.append(Named(start=match.start(), end=match.end(), doc_ids=ids, by_subject=False))
    return found


def _of_places(directives: Sequence[Directive], found: Sequence[_Relation]) -> Scope:
    """The documents of the places that the question names and those that hold around them."""
    own = frozenset(doc_id for relation in found for doc_id in relation.own)
    higher = frozenset(doc_id for relation in found for doc_id in relation.higher) - own
    without = tuple(dict.fromkeys(relation.name for relation in found if not relation.own))
    names = tuple(dict.fromkeys(relation.name for relation in found))
    if not own:
        lower = frozenset(doc_id for relation in found for doc_id in relation.lower)
        return Scope(own=own, higher=higher, lower=lower, absent=without, named=True, places=names)
    missing = f"Kho không có văn bản riêng của {', '.join(without)}. / The corpus has no document of {', '.join(without)}."
    return Scope(
        own=own,
        higher=higher,
        named=True,
        places=names,
        groups=_groups([directive for directive in directives if directive.doc_id in own]),
        notes=(*(relation.note for relation in found if relation.note), *((missing,) if without else ())),
    )


def _speaking(question: str, directives: Sequence[Directive], scope: Scope, mentions: Sequence[PlaceMention]) -> frozenset[str]:
    """The higher documents that name an asked place themselves, or whose issuer the question names."""
    return frozenset(
        directive.doc_id
        for directive in directives
        if directive.doc_id in scope.higher
        and (any(_speaks_of(directive, mention) for mention in mentions) or names_issuer(question, directive))
    )


def _speaks_of(directive: Directive, mention: PlaceMention) -> bool:
    """Whether a document names a place beyond its date line."""
    dated_at = mention.name in (directive.heading.place.value or "")
    return directive.text.count(mention.name) > int(dated_at)


def _fits(named: Named, found: Sequence[_Relation]) -> bool:
    """Whether a document named by its subject may be meant beside the places named: it is one's own or holds around one."""
    return not found or any(named.doc_ids & (relation.own | relation.higher) for relation in found)


def _mentions(question: str, directives: Sequence[Directive], known: frozenset[str]) -> list[PlaceMention]:
    """The places that a question names; a commune of the corpus counts by its bare name too, in capitals."""
    mentions = list(find_places(question, known=known))
    for chain in dict.fromkeys(directive.jurisdiction for directive in directives if directive.jurisdiction):
        name = place_name(chain[0])
        if " " not in name:
            continue
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", question):
            if not any(other.start < match.end() and match.start() < other.end for other in mentions):
                unit = chain[0].removesuffix(name).strip()
                place = Place(unit=unit, name=name, parents=tuple(place_name(parent) for parent in chain[1:]))
                mentions.append(PlaceMention(start=match.start(), end=match.end(), name=name, unit=None, candidates=(place,)))
    return sorted(mentions, key=lambda mention: mention.start)


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


def _around(chosen: Sequence[Directive], directives: Sequence[Directive]) -> frozenset[str]:
    return frozenset(
        directive.doc_id
        for directive in directives
        for one in chosen
        if directive.jurisdiction and directive.jurisdiction[0] in one.jurisdiction[1:]
    )


def _names(directives: Sequence[Directive]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place_name(directive.jurisdiction[0]) for directive in directives if _is_local(directive)))


def _is_local(directive: Directive) -> bool:
    return bool(directive.jurisdiction) and directive.jurisdiction != (NATION,)


def _groups(directives: Sequence[Directive]) -> tuple[frozenset[str], ...]:
    """Documents by place, in the corpus's order: a question across places wants an answer from each."""
    by_place: dict[tuple[str, ...], set[str]] = {}
    for directive in directives:
        by_place.setdefault(directive.jurisdiction, set()).add(directive.doc_id)
    return tuple(frozenset(ids) for ids in by_place.values())
