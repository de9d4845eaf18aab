"""The kind of an act by its title, in its own language."""

import pytest

from tutela.concordance.kinds import Sign, kinds_by_content, kinds_by_title, load_signs
from tutela.standards.concepts import load_concepts
from tutela.standards.load import load_catalogue
from tutela.standards.terms import load_language

TITLES = {
    "English": ("en", "Penal Code", "criminal_code"),
    "in capitals": ("en", "CRIMINAL CODE OF AVELONIA", "criminal_code"),
    "procedure is no code of offences": ("en", "Criminal Procedure Act", "criminal_procedure"),
    "German": ("de", "Strafgesetzbuch", "criminal_code"),
    "German procedure": ("de", "Strafprozeßordnung", "criminal_procedure"),
    "German youth protection": ("de", "Jugendschutzgesetz", "child_act"),
    "French": ("fr", "Code pénal", "criminal_code"),
    "Spanish": ("es", "Código Penal", "criminal_code"),
    "Arabic": ("ar", "قانون العقوبات", "criminal_code"),
    "Japanese": ("ja", "刑法", "criminal_code"),
    "Japanese procedure": ("ja", "刑事訴訟法", "criminal_procedure"),
    "Swedish": ("sv", "Brottsbalk (1962:700)", "criminal_code"),
}


@pytest.mark.parametrize(("code", "title", "kind"), TITLES.values(), ids=TITLES)
def test_kind_by_title(code: str, title: str, kind: str) -> None:
    found = kinds_by_title([title], load_language(code))
    assert next(iter(found), None) == kind
    assert set(found.values()) == {"title"}


def test_a_short_title_counts_too() -> None:
    assert "criminal_code" in kinds_by_title(["Law No. 5 of 1999", "Penal Code"], load_language("en"))


def test_an_act_on_other_matters_has_no_kind() -> None:
    assert kinds_by_title(["Fisheries Act 1990", ""], load_language("en")) == {}


SIGN = Sign("csam_act", frozenset({"csam", "image"}), share=0.5, provisions=2)
SHARES = {
    "enough of them": ([{"csam"}, {"image"}, set(), set()], True),
    "each provision once, whatever it holds": ([{"csam", "image"}, set(), set()], False),
    "too small a share": ([{"csam"}, {"csam"}, set(), set(), set()], False),
    "nothing": ([], False),
}


@pytest.mark.parametrize(("provisions", "told"), SHARES.values(), ids=SHARES)
def test_kind_by_content(provisions: list[set[str]], told: bool) -> None:
    assert dict(kinds_by_content(map(frozenset, provisions), [SIGN])) == ({"csam_act": "content"} if told else {})


def test_signs_speak_of_known_kinds_and_concepts() -> None:
    kinds, concepts = load_catalogue().act_kinds, load_concepts()
    for sign in load_signs():
        assert sign.kind in kinds
        assert sign.concepts <= concepts.keys()
