"""Terms that an act defines itself, and what they stand for in its other sections."""

import pytest
from languages_for_tests import language
from small_acts import act, concepts, digest, section

from tutela.concordance.definitions import find_definitions, rare_enough
from tutela.standards.terms import Language, load_language

DEFINED = {
    "quoted": ("en", "“child” means a person under eighteen", False, ["child"]),
    "quoted with straight marks": ("en", '"child" means a person', False, ["child"]),
    "quoted with a comma inside": ("en", "“child,” means a person", False, ["child"]),
    "quoted behind a marker": ("en", "(a) “indecent material” includes a film", False, ["indecent material"]),
    "quoted, in relation to something": ("en", "“owner”, in relation to a ship, means a person", False, ["owner"]),
    "two in one clause": ("en", "“child” means a person; “film” includes a video", False, ["child", "film"]),
    "bare in a section of definitions": ("en", "child means a person under eighteen", True, ["child"]),
    "bare behind a marker": ("en", "(b) child abuse material means a film", True, ["child abuse material"]),
    "bare in any other section is running text": ("en", "child means a person under eighteen", False, []),
    "bare in the middle of a sentence": ("en", "It is said that by all means", True, []),
    "quoted words without a pattern": ("en", "the words “if any” are repealed", False, ["if any"]),
    "German quotation marks": ("de", "Im Sinne dieses Gesetzes ist „Kind“ eine Person", False, ["Kind"]),
    "Spanish angle marks": ("es", "Se entiende por «niño» toda persona", False, ["niño"]),
    "Japanese brackets": ("ja", "この法律において「児童」とは、十八歳に満たない者をいう。", False, ["児童"]),
    "Japanese bare terms have no edge": ("ja", "児童とは、十八歳に満たない者をいう。", True, []),
}  # fmt: skip


@pytest.mark.parametrize(("code", "text", "bare", "terms"), DEFINED.values(), ids=DEFINED)
def test_find_definitions(code: str, text: str, bare: bool, terms: list[str]) -> None:
    found = find_definitions(text, 0, len(text), load_language(code), bare=bare)
    assert [d.term for d in found] == terms
    assert all(text[d.start : d.end] == d.term and d.definiens >= d.end for d in found)


def test_places_count_in_the_whole_text() -> None:
    text = "In this Act— “child” means a person"
    (found,) = find_definitions(text, 13, len(text), load_language("en"), bare=False)
    assert text[found.start : found.end] == "child"


RARE = {
    "a name": ("young person", 1, True),
    "in most sections of a short act": ("child", 12, True),
    "a common word of a long act": ("person", 13, False),
    "the name of another act": ("act of 1998", 1, False),
    "two letters": ("ab", 1, False),
}


@pytest.mark.parametrize(("term", "sections", "rare"), RARE.values(), ids=RARE)
def test_only_rare_words_are_names(term: str, sections: int, rare: bool) -> None:
    texts = [f"the {term} is"] * sections + ["other words"] * (30 - sections)
    assert rare_enough([term], texts) == (frozenset({term}) if rare else frozenset())


# Few terms, and the project's own concepts: csam is an image of a child in sexual conduct, a child is under 18.
TERMS = {
    "image": ["image*", "film*", "写真", "Bild*", "imagen"],
    "child": ["child*", "minor*", "児童", "Kind*", "niño"],
    "explicit_conduct_real_or_simulated": ["sexual conduct", "性的行為", "sexuell* Handlung*", "conducta sexual"],
    "age_threshold_18": ["under eighteen", "十八歳に満たない", "unter achtzehn", "menor de dieciocho"],
    "definition_marker": ["interpretation", "definitions", "in this act"],
    "offence_general": ["offence*"],
}


def few(like: str = "en") -> Language:
    return language(TERMS, like)


def meanings(*sections: str, heading: str = "", like: str = "en") -> dict[str, tuple[str, ...]]:
    made = [section(str(n), heading, text) for n, text in enumerate(sections, 1)]
    return dict(digest(act("act.md", "Act", *made, language=like), few(like)).defined)


MEANING = {
    "a young person under 18 is a child": (
        "“young person” means a person under eighteen.", {"young person": ("child",)}),
    "an image of a child in sexual conduct is the material": (
        "“Class A material” means any film of a child engaged in sexual conduct.", {"class a material": ("csam",)}),
    "part of its parts is not the material": (
        "“Class A material” means any film of sexual conduct.", {}),
    "what the words say themselves is not new": (
        "“child” means a person under eighteen.", {}),
    "the meaning begins after the pattern": (
        "An image of a child in sexual conduct: “the Board” means a board.", {}),
    "another act's name is no term": (
        "“the Act of 1998” means an Act about a person under eighteen.", {}),
    "an offence that stands for others": (
        "“scheduled offence” means a contravention of section 7.", {"scheduled offence": ("cited_offence",)}),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MEANING.values(), ids=MEANING)
def test_what_a_defined_term_stands_for(text: str, expected: dict[str, tuple[str, ...]]) -> None:
    assert meanings(text) == expected


def test_a_bare_term_counts_in_a_section_of_definitions_alone() -> None:
    text = "Young person means a person under eighteen."
    assert meanings(text, heading="Interpretation") == {"young person": ("child",)}
    assert meanings(text, heading="Employment") == {}


def test_the_items_of_a_definition_are_part_of_it() -> None:
    made = section(
        "1", "", (0, "“Class A material” means an image"), (1, "(a) of land,"), (1, "(b) of a child in sexual conduct.")
    )  # fmt: skip
    assert digest(act("act.md", "Act", made), few()).defined == {"class a material": ("csam",)}


def test_a_common_word_is_no_name() -> None:
    sections = ["“person” means a person under eighteen."] + ["Every person may speak."] * 20
    assert meanings(*sections) == {}


USED = {
    "in other letters": ("en", "“Class A material” means a film of a child in sexual conduct.",
                         "Nobody sells CLASS A MATERIAL."),
    "accents": ("es", "Se entiende por «material íntimo» la imagen de un niño en conducta sexual.",
                "Quien venda material íntimo será penado."),
    "German ß": ("de", "“Schmähgrößen” bezeichnet Bilder sexueller Handlungen von Kindern.",
                 "Wer Schmähgrößen verkauft, wird bestraft."),
    "voiced kana": ("ja", "この法律において「ポルノ」とは、児童の性的行為の写真をいう。", "ポルノを所持した者"),
}  # fmt: skip


@pytest.mark.parametrize(("code", "definition", "use"), USED.values(), ids=USED)
def test_a_defined_term_counts_in_other_sections(code: str, definition: str, use: str) -> None:
    spoken = language(
        TERMS, code, definition_patterns=(*load_language(code).definition_patterns, "“{term}” bezeichnet")
    )
    law = act("act.md", "Act", section("1", "", definition), section("2", "", use), language=code)
    assert concepts(law, "2", spoken).get("csam") == "own", dict(digest(law, spoken).defined)
    for provision, text in zip(digest(law, spoken).provisions, (definition, use), strict=True):
        assert all(text[o.start : o.end] for o in provision.occurrences)
    (found,) = [o for o in digest(law, spoken).provisions[1].occurrences if o.concept == "csam"]
    assert use[found.start : found.end] == found.term.removeprefix("defined: ")


def test_a_defined_term_counts_in_its_own_act_alone() -> None:
    defining = act("a.md", "Act", section("1", "", "“Class A material” means a film of a child in sexual conduct."))
    other = act("b.md", "Other", section("1", "", "Nobody sells Class A material."))
    assert concepts(other, "1", few()) == {}
    assert digest(defining, few()).defined


def test_a_defined_term_is_no_part_of_another_word() -> None:
    law = act("a.md", "Act", section("1", "", "“kid” means a person under eighteen."), section("2", "", "No kidney."))
    assert concepts(law, "2", few()) == {}
