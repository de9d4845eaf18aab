"""`tutela explain`: the rule, the words of the law, what would have changed the verdict; what is told instead."""

from pathlib import Path


def test_the_reasons_go_down_to_the_words(tutela, sample: Path, tmp_path: Path) -> None:
    asked = ("--workers", 1, "--requirement", "csam-possess", "--treaties", sample / "xa-treaties.csv")
    assert tutela("assess", sample / "xa", "--out", tmp_path, *asked).code == 0
    done = tutela("explain", "xa", "csam-possess", "--folder", tmp_path)
    assert done.code == 0
    text = " ".join(done.out.split())
    assert "-> 6. partly: act and object" in text  # possession for distribution alone
    assert "penal-code.md 42D" in text
    assert "is possess, by the entry" in text
    assert "opsc art. 3(1)(c) (binds nobody): yes" in text
    assert "budapest art. 9(1)(e) (reserved): partly" in text
    assert "met: if it did not hold purpose" in text
    assert "No lawyer has reviewed the word list of: en." in text
    other = tutela("explain", "xb", "csam-possess", "--folder", tmp_path)
    assert (other.code, "no finding here has this key" in other.err) == (2, True)


def test_a_folder_without_an_assessment_is_told(tutela, tmp_path: Path) -> None:
    none = tutela("explain", "xa", "csam-possess", "--folder", tmp_path)
    assert (none.code, "tutela assess" in none.err) == (2, True)
    (tmp_path / "findings.jsonl").write_text("no record\n", encoding="utf-8")
    broken = tutela("explain", "xa", "csam-possess", "--folder", tmp_path)
    assert (broken.code, "no file of records" in broken.err) == (2, True)
