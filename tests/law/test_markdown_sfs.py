"""Swedish statutes: chapters, dated twins, upphävd paragraphs, notes of amendment, transitional provisions."""

from law_files import law_file

from tutela.law.account import account
from tutela.law.model import Act, Provision, State
from tutela.law.readers import read
from tutela.law.source import Source

HEAD = """# Båtbalk (1999:1)

**SFS-nummer:** 1999:1
**Typ:** Lag
**Ikraftträdande:** 2000-01-01
**Senast uppdaterad i Rättsbaser:** 2020-05-06

---

## Författningstext

"""
CODE = """FÖRSTA AVDELNINGEN

1 kap. Om båtar

Sänkning

1 § Den som

1. sänker en båt, eller

2. bränner en åra enligt
10 §, i hamnen

döms till böter. Lag (2010:5).

Försök bestraffas inte.

2 § har upphävts genom lag (2015:3).

2 kap. Om åror

1 § /Upphör att gälla U:2021-01-01/
Åror är av trä. Lag (2011:6).

1 § /Träder i kraft I:2021-01-01/
Åror är av metall. Lag (2020:7).

2 a § /Träder i kraft I:den dag regeringen bestämmer/
Åror är av guld.

Övergångsbestämmelser

2010:5

Denna lag träder i kraft den 1 januari 2011.
"""


def act(body: str) -> Act:
    return read(Source("bat.md", (HEAD + body).encode(), "xx", ("sv",)))


def provisions(found: Act, label: str) -> list[Provision]:
    return [p for p in found.provisions if p.label == label]


def test_chapters_where_numbering_restarts() -> None:
    found = act(CODE)
    assert [p.label for p in found.provisions][:2] == ["1:1", "1:2"]
    assert (found.work.uri, found.expression.date) == ("/akn/xx/act/1999-1", "2020-05-06")
    assert provisions(found, "1:1")[0].path == ("FÖRSTA AVDELNINGEN", "1 kap. Om båtar", "Sänkning")


def test_no_chapter_where_numbers_run_through() -> None:
    assert [p.label for p in act("1 kap. Båtar\n\n1 § Båt.\n\n2 kap. Åror\n\n2 a § Åra.\n").provisions] == ["1", "2 a"]


def test_lines_are_joined_and_the_sentence_is_closed_at_the_stem() -> None:
    first = provisions(act(CODE), "1:1")[0]
    assert [(b.depth, b.marker) for b in first.blocks] == [(0, ""), (1, "1."), (1, "2."), (0, ""), (0, "")]
    assert "enligt 10 §, i hamnen" in first.text
    assert "2010:5" not in first.text


def test_states_by_the_dates_that_paragraphs_bear() -> None:
    found = act(CODE)
    assert provisions(found, "1:2")[0].state is State.REPEALED
    assert [p.state for p in provisions(found, "2:1")] == [State.IN_FORCE, State.NOT_YET]
    assert provisions(found, "2:2 a")[0].state is State.NOT_YET


def test_transitional_provisions_are_apart() -> None:
    assert [p.label for p in act(CODE).provisions][-1] == "Övergångsbestämmelser 2010:5"


def test_an_act_without_numbers_is_one_paragraph() -> None:
    found = act("En båt ska förklaras förverkad.\n\nÅror också. Lag (2000:1).\n")
    assert [(p.label, p.text) for p in found.provisions] == [("1", "En båt ska förklaras förverkad. Åror också.")]


def test_real_offence_and_account() -> None:
    source = law_file("se/brottsbalk-1962-700.md", "sv")
    found = read(source)
    offence = provisions(found, "16:10 a")[0]
    shape = [(b.depth, b.marker) for b in offence.blocks]
    assert shape[:7] == [(0, ""), *((1, f"{n}.") for n in range(1, 6)), (0, "")]
    assert [p.state for p in provisions(found, "23:2")] == [State.IN_FORCE, State.NOT_YET]
    assert account(found, source).share >= 0.99
