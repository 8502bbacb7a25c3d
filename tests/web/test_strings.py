from __future__ import annotations

import re
from dataclasses import fields

from corpus.register import Target
from corpus.types import Relation
from web.strings import EN, VI, Strings, strings_for


def test_both_languages_say_everything_with_the_same_blanks() -> None:
    for field in fields(Strings):
        vi, en = getattr(VI, field.name), getattr(EN, field.name)
        assert vi
        assert en
        if isinstance(vi, str):
            assert re.findall(r"\{\w+\}", vi) == re.findall(r"\{\w+\}", en), field.name
    assert VI.targets.keys() == EN.targets.keys() == set(Target)
    assert VI.relations.keys() == EN.relations.keys() == set(Relation)
    assert [example.place for example in VI.examples] == [example.place for example in EN.examples]


def test_the_languages_lead_to_each_other() -> None:
    assert (VI.other_path, EN.other_path) == (EN.home_path, VI.home_path)
    assert strings_for("en") is EN
    assert strings_for("fr") is VI
