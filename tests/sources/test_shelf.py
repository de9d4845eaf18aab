"""The shelf: which files are one act, which of them is assessed, and which are kept apart by name."""

import random
from collections.abc import Sequence

import pytest

from tutela.law.model import Act, Block, Completeness, Expression, Provision, State, TextState, Work
from tutela.sources.shelf import Shelf, shelve

WORDS = [
    "any",
    "person",
    "who",
    "makes",
    "offers",
    "sells",
    "keeps",
    "shows",
    "or",
    "sends",
    "to",
    "another",
    "an",
    "article",
    "of",
    "the",
    "kind",
    "named",
    "in",
    "this",
    "Act",
]


def sentences(seed: int, count: int) -> list[str]:
    """Sections of an act: the same words for the same seed, other orders of words for another."""
    chance = random.Random(seed)
    return [" ".join(chance.choices(WORDS, k=30)) for _ in range(count)]


def law(
    file: str,
    seed: int = 1,
    count: int = 20,
    title: str = "",
    language: str = "en",
    date: str = "2020-01-01",
    text_state: TextState = TextState.CURRENT,
    completeness: Completeness = Completeness.WHOLE,
    texts: Sequence[str] = (),
    blocks: int = 1,
) -> Act:
    """An act of `count` sections; without a title, the file's name is the title."""
    provisions = tuple(
        Provision(f"sec_{n}", str(n), "", text, State.IN_FORCE, (Block(0, "", 0, len(text)),) * blocks)
        for n, text in enumerate(texts or sentences(seed, count), 1)
    )
    work = Work(f"/akn/xx/act/x-{title or file}", title or file)
    expression = Expression(f"{work.uri}/x", language, date, text_state, completeness=completeness)
    return Act(work, expression, file, "0" * 64, "made/1", provisions)


def assessed(shelf: Shelf) -> list[str]:
    return [a.file for a in shelf.assessed]


def apart(shelf: Shelf) -> dict[str, str]:
    """The files kept apart with the file that stands for each."""
    return {k.act.file: k.instead for k in shelf.apart}


PREFERRED = {
    "the newer text": (law("old.md", date="2001-01-01"), law("new.md", date="2021-01-01")),
    "one in force before a newer one that is not": (
        law("old.md", date="2022-01-01", text_state=TextState.HISTORIC), law("new.md", date="2001-01-01")),
    "a dated text before one without date": (law("old.md", date=""), law("new.md")),
    "the whole before the cut one": (law("old.md", completeness=Completeness.TRUNCATED), law("new.md")),
    "the damaged before the cut one": (
        law("old.md", completeness=Completeness.TRUNCATED), law("new.md", completeness=Completeness.DAMAGED)),
    "the longer": (law("old.md", count=15), law("new.md", count=20)),
    "the one with more structure": (law("old.md"), law("new.md", blocks=3)),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new"), PREFERRED.values(), ids=PREFERRED)
def test_one_text_of_an_act_is_assessed(old: Act, new: Act) -> None:
    for acts in ([old, new], [new, old]):
        shelf = shelve(acts)
        assert assessed(shelf) == ["new.md"]
        assert apart(shelf) == {"old.md": "new.md"}
        assert shelf.apart[0].why


WHY = {
    "older": (law("old.md", date="2001-01-01"), "newer (2020-01-01)"),
    "historic": (law("old.md", text_state=TextState.HISTORIC), "no longer in force"),
    "shorter": (law("old.md", count=15), "more fully"),
}


@pytest.mark.parametrize(("old", "why"), WHY.values(), ids=WHY)
def test_why_a_file_is_kept_apart(old: Act, why: str) -> None:
    assert why in shelve([old, law("new.md")]).apart[0].why


CODE = sentences(1, 60)
SAME = {
    "the same title, other words": (law("a.md", 1, title="Penal Code"), law("b.md", 2, title="Penal  code"), True),
    "other titles, the same words": (law("a.md", title="Penal Code"), law("b.md", title="stgb"), True),
    "most words the same": (
        law("a.md", texts=CODE), law("b.md", texts=CODE[:45] + sentences(2, 15), title="x"), True),
    "few words the same": (
        law("a.md", texts=CODE), law("b.md", texts=CODE[:10] + sentences(2, 50), title="x"), False),
    "an amending act lies wholly in the code that it amends": (
        law("a.md", texts=CODE), law("b.md", texts=CODE[:8], title="Amendment"), False),
    "twins in two languages, though their titles agree": (
        law("a.md", title="Code"), law("b.md", title="Code", language="fr"), False),
    "other acts": (law("a.md", 1), law("b.md", 2), False),
    "two acts without text": (law("a.md", texts=[""]), law("b.md", texts=[""]), False),
}  # fmt: skip


@pytest.mark.parametrize(("one", "other", "same"), SAME.values(), ids=SAME)
def test_which_files_are_one_act(one: Act, other: Act, same: bool) -> None:
    for acts in ([one, other], [other, one]):
        assert len(shelve(acts).assessed) == (1 if same else 2)


def test_words_of_a_script_without_spaces_are_compared_by_character() -> None:
    chance = random.Random(3)
    texts = ["".join(chance.choices("何人も児童を所持し又は保管した者は懲役に処する", k=120)) for _ in range(20)]
    shelf = shelve([law("a.md", texts=texts, title="刑法", language="ja"), law("b.md", texts=texts[:15], title="keiho", language="ja")])  # fmt: skip  # noqa: E501
    assert apart(shelf) == {"b.md": "a.md"}


def test_three_files_of_one_act_have_one_that_stands_for_them() -> None:
    shelf = shelve([law(f"{year}.md", date=f"{year}-01-01") for year in (2001, 2011, 2021)])
    assert apart(shelf) == {"2001.md": "2021.md", "2011.md": "2021.md"}


def test_later_texts_are_kept_apart_with_as_at() -> None:
    acts = [law(f"{year}.md", date=f"{year}-01-01") for year in (2001, 2011, 2021)]
    shelf = shelve(acts, "2012-06-01")
    assert assessed(shelf) == ["2011.md"]
    assert apart(shelf) == {"2001.md": "2011.md", "2021.md": ""}
    assert "2021-01-01, after 2012-06-01" in shelf.apart[1].why


def test_a_text_of_the_day_itself_or_without_date_is_not_later() -> None:
    acts = [law("a.md", 1, date="2012-06-01"), law("b.md", 2, date="")]
    assert assessed(shelve(acts, "2012-06-01")) == ["a.md", "b.md"]


def test_the_order_of_files_does_not_matter() -> None:
    acts = [
        law("e.md", 1, date="2001-01-01"), law("d.md", 1), law("c.md", 2), law("b.md", 2, count=15),
        law("a.md", 3, text_state=TextState.HISTORIC), law("f.md", 1, language="fr"),
    ]  # fmt: skip
    first = shelve(acts)
    assert assessed(first) == ["c.md", "d.md", "f.md"]
    chance = random.Random(1)
    for _ in range(10):
        chance.shuffle(acts)
        assert shelve(acts) == first


def test_nothing_given() -> None:
    assert shelve([]) == Shelf((), ())


def test_every_file_is_on_the_shelf_or_apart() -> None:
    acts = [law(f"{n}.md", n % 3, count=10 + n) for n in range(8)]
    shelf = shelve(acts, "2030-01-01")
    assert sorted([*assessed(shelf), *apart(shelf)]) == [a.file for a in acts]
