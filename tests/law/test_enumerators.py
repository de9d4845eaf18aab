"""List markers inside running text: items open where lists go on, and references open nothing."""

import pytest

from tutela.law.enumerators import split_inline

CITES = frozenset({"paragraph", "paragraphs", "subsection", "section"})
CASES = {
    "nested lists": (
        "(1) Whoever (a) makes, (b) sells for the purpose of (i) gain, or (ii) use, is liable. (2) It is no defence.",
        [(1, "(1)"), (2, "(a)"), (2, "(b)"), (3, "(i)"), (3, "(ii)"), (1, "(2)")],
    ),
    "a reference is no item": ("An offence under paragraph (a) or (b) of subsection (1) is grave.", [(0, "")]),
    "a number in a reference": ("See section 7(4.1) and 7(4.2).", [(0, "")]),
    "half brackets after a colon": ("It is punished: a) who makes; b) who sells.", [(0, ""), (1, "a)"), (1, "b)")]),
    "Roman figures with dashes": ("O juiz: I - poderá; II - deverá.", [(0, ""), (1, "I -"), (1, "II -")]),
    "i after h is a letter": (
        " ".join(f"({c}) word;" for c in "abcdefghi"),
        [(1, f"({c})") for c in "abcdefghi"],
    ),
    "no marker": ("Nobody is punished without law.", [(0, "")]),
}


@pytest.mark.parametrize(("text", "shape"), CASES.values(), ids=CASES)
def test_split_inline(text: str, shape: list[tuple[int, str]]) -> None:
    paras = split_inline(text, CITES)
    assert [(p.depth, p.marker) for p in paras] == shape
    assert "".join(p.marker + p.text for p in paras) == text
