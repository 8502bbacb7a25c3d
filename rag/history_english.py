"""English questions: another thing asked of the same subject."""

from __future__ import annotations

import re

from rag import history_words as words
from rag.history_read import Turn, front_of

_EXTENT = 8  # words: a noun phrase taken over is no longer
_AUX = r"do|does|did|must|should|shall|will|can|may|is|are|was|were|has|have|had|needs? to|has to|have to"
LED = re.compile(rf"^(?P<wh>.+?)\s+(?P<aux>{_AUX})\s+(?P<rest>.+)$", re.I)
_HANGING = re.compile(r"\s+(?:to|with|through|by|from|for|at|on)$", re.I)
_DETERMINER = re.compile(r"^(?:the|a|an|all|each|every|any|its|their|people|they|we|he|she|it)\b", re.I)


def swap_english(base: Turn, asked: str) -> str:
    """An English question with another thing asked of its subject."""
    front, core = front_of(base)
    yes = re.match(rf"(?P<aux>{_AUX})\s+(?P<rest>.+)$", core, re.I)
    led = None if yes else LED.match(core) if words.ASKED_EN.match(core) else None
    pronoun = words.THEY_EN.search(asked)
    bare = words.ASKED_EN.fullmatch(asked) is not None
    if pronoun:
        those, where = doers(base, core)
        return asked[: pronoun.start()] + those + asked[pronoun.end() :] + where if those else f"{asked}: {core}"
    if not bare:
        return f"{front}{asked}: {rest_of(core)}"
    if yes:
        return f"{front}{asked} {yes['aux'].lower()} {yes['rest']}"
    if led and (noun := _noun(led["wh"])):
        return f"{front}{asked} {_aux(led['aux'])} {noun} {led['rest']}"
    if led and _asks_doer(led["wh"], led["aux"], led["rest"]):
        return f"{front}{asked} {_aux(led['aux'])} they {led['rest']}"
    if led:
        return f"{front}{asked} {led['aux'].lower()} {_HANGING.sub('', led['rest'])}"
    return f"{front}{asked} do they {_plain(rest_of(core))}" if words.ASKED_EN.match(core) else f"{front}{asked}: {core}"


def rest_of(core: str) -> str:
    """An English question without its interrogative and auxiliary."""
    match = words.ASKED_EN.match(core)
    text = core[match.end() :].strip() if match else core
    return re.sub(rf"^(?:{_AUX})\s+", "", text, flags=re.I)


def _noun(wh: str) -> str:
    """What stands beside the interrogative and isn't one: "which schools" gives schools."""
    noun = words.ASKED_EN.sub("", wh, count=1).strip()
    return noun if noun and noun.lower() not in words.GENERIC.english else ""


def _asks_doer(wh: str, aux: str, rest: str) -> bool:
    """Whether who or which body is the one that does it, and not the one it's done to."""
    asks = re.match(r"(?:who|which|what\s+\w+)\b", wh, re.I) is not None
    return asks and _DETERMINER.match(rest) is None and not _HANGING.search(rest) and rest.split()[0][:1].islower()


def _aux(aux: str) -> str:
    return {"is": "are", "was": "were", "does": "do", "has": "have"}.get(aux.lower(), aux.lower())


def _plain(rest: str) -> str:
    """The base form of a leading verb: "guards checkpoints" gives "guard checkpoints"."""
    verb, _, tail = rest.partition(" ")
    if verb.endswith("ies"):
        verb = f"{verb[:-3]}y"
    elif re.search(r"(?:ss|ch|sh|x)es$", verb):
        verb = verb[:-2]
    elif verb.endswith("s") and not verb.endswith("ss"):
        verb = verb[:-1]
    return f"{verb} {tail}".strip()


def doers(base: Turn, core: str) -> tuple[str, str]:
    """Whom an English question's pronoun stands for, and where they are, as the earlier question says it."""
    match = LED.match(core)
    if match is None:
        return (f"those who {_plain(rest_of(core))}", "") if re.match(r"who\b", core, re.I) else ("", "")
    noun = _noun(match["wh"])
    where = "".join(f" in {span.text}" for span in base.places[:1])
    if noun:
        return noun, where
    if _asks_doer(match["wh"], match["aux"], match["rest"]):
        return f"those who {match['aux'].lower()} {match['rest']}", ""
    named: list[str] = []
    for word in match["rest"].split()[:_EXTENT]:
        if named and (word.lower() in words.VERBS_EN or word.lower() in words.BOUNDARY.english):
            break
        named.append(word)
    return " ".join(named), where
