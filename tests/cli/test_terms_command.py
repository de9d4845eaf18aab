"""`tutela terms`: the word lists of the languages."""

from tutela.standards.terms import available_languages


def test_list_names_every_language_and_says_what_no_lawyer_reviewed(tutela) -> None:
    done = tutela("terms", "list")
    assert done.code == 0
    lines = done.out.splitlines()
    assert [line.split()[0] for line in lines] == list(available_languages())
    assert all("terms" in line and ("experimental" in line or "reviewed by" in line) for line in lines)


def test_check_of_one_language(tutela) -> None:
    done = tutela("terms", "check", "en")
    assert done.code == 0, done.err
    assert done.out == "1 languages: no faults\n"


def test_check_of_an_unknown_language_says_where_to_look(tutela) -> None:
    done = tutela("terms", "check", "tlh")
    assert done.code == 1
    assert "no terms for the language 'tlh'" in done.err
    assert "terms/README.md" in done.err
