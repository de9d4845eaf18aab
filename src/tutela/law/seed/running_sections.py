"""A whole act in one running text, without line breaks: its sections found by numbers that go up one by one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_START = re.compile(r"(?:^|(?<=[\s\]]))(?P<number>\d{1,3})(?P<letter>[A-Z]?)\.\s(?=[A-Z“\"(])")
_TEXT = re.compile(r"\s(?=\(1\)|\(a\)|[A-Z][a-z]+(?:\s[a-z]+){2,}\s(?:is|are|may|must|shall|applies)\b)")
_LEAST = 12  # sections; fewer numbers in a row are a list


@dataclass(frozen=True, slots=True)
class RunningSection:
    """A section of a running text: `label` empty for what stands before the first."""

    label: str
    heading: str
    text: str


def _follows(last: tuple[int, str], mark: re.Match[str]) -> bool:
    number, letter = int(mark["number"]), mark["letter"]
    if letter:
        return number == last[0] and letter > last[1]
    return last[0] < number <= last[0] + 2


def _run(marks: list[re.Match[str]], first: int) -> list[re.Match[str]]:
    run = [marks[first]]
    last = (int(marks[first]["number"]), "")
    for mark in marks[first + 1 :]:
        if _follows(last, mark):
            run.append(mark)
            last = (int(mark["number"]), mark["letter"])
    return run


def _best(text: str) -> list[re.Match[str]]:
    """Of the runs that begin with 1, the one whose sections are longest: a list of contents is short."""
    marks = list(_START.finditer(text))
    runs = [_run(marks, i) for i, mark in enumerate(marks) if mark["number"] == "1" and not mark["letter"]]
    long = [run for run in runs if len(run) >= _LEAST]
    return max(long, key=lambda run: (run[-1].start() - run[0].start(), len(run)), default=[])


def _parts(text: str) -> tuple[str, str]:
    """Heading and text of a section: the heading ends where a numbered paragraph or a sentence begins."""
    found = _TEXT.search(text[:160])
    return (text[: found.start()].strip(" .—"), text[found.end() :]) if found else ("", text)


def running_sections(text: str) -> Iterator[RunningSection]:
    """The sections of a running text, what stands before them first; nothing where numbers do not run."""
    marks = _best(text)
    if not marks:
        return
    yield RunningSection("", "", text[: marks[0].start()])
    for mark, end in zip(marks, [m.start() for m in marks[1:]] + [len(text)], strict=True):
        heading, words = _parts(text[mark.end() : end])
        yield RunningSection(mark["number"] + mark["letter"], heading, words)
