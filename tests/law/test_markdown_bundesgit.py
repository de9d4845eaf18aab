"""BundesGit: definition-list facts, hand-broken lines, lists by indent, places that have gone."""

from law_files import law_file

from tutela.law.account import account
from tutela.law.model import Act, Provision, State
from tutela.law.readers import read
from tutela.law.source import Source

TEXT = """---
Title: Kahngesetz
jurabk: KahnG
layout: default
slug: kahng

---

# Kahngesetz (KahnG)

Ausfertigungsdatum
:   2001-02-03

Zuletzt geändert durch
:   Art. 1 G v. 4.5.2020 I 441


## Erster Teil - Kähne



#### § 1 Versenken

(1) Bestraft wird, wer

1.  einen Kahn
    versenkt,

    a)  im Hafen oder


    b)  auf See,


5a. ein Ruder verbrennt.


Der Versuch ist strafbar.

(2) Gegenstände werden
eingezogen.


#### § 2 (weggefallen)

#### (XXXX) §§ 3 und 4 (weggefallen)

#### § 5a Ruder

Ruder sind aus Holz.
"""


def read_text() -> Act:
    return read(Source("kahng.md", TEXT.encode(), "xx", ("de",)))


def one(found: Act, label: str) -> Provision:
    return next(p for p in found.provisions if p.label == label)


def shape(provision: Provision) -> list[tuple[int, str]]:
    return [(b.depth, b.marker) for b in provision.blocks]


def test_facts_of_the_definition_list() -> None:
    found = read_text()
    assert (found.work.uri, found.expression.date) == ("/akn/xx/act/2001-02-03/kahng", "2020-05-04")
    assert found.work.short_title == "KahnG"


def test_lists_nest_by_indent_and_lines_are_joined() -> None:
    first = one(read_text(), "1")
    assert shape(first) == [(1, "(1)"), (2, "1."), (3, "a)"), (3, "b)"), (2, "5a."), (1, ""), (1, "(2)")]
    assert "Kahn versenkt," in first.text
    assert (first.heading, first.path) == ("Versenken", ("Erster Teil - Kähne",))


def test_places_that_have_gone_are_repealed() -> None:
    found = read_text()
    assert one(found, "2").state is State.REPEALED
    assert one(found, "3 und 4").state is State.REPEALED
    assert one(found, "5a").state is State.IN_FORCE


def test_real_offence_and_account() -> None:
    source = law_file("de/stgb.bundesgit.md", "de")
    found = read(source)
    assert found.work.uri == "/akn/de/act/1871-05-15/stgb"
    assert shape(one(found, "184b"))[:6] == [(1, "(1)"), (2, "1."), (3, "a)"), (3, "b)"), (3, "c)"), (2, "2.")]
    assert one(found, "184d").state is State.REPEALED
    assert account(found, source).share >= 0.99
