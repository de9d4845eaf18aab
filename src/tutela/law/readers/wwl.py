"""JSON records of worldwide legislation: one object with the whole act as a string in "text"."""

import json
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from tutela.core.errors import Unreadable
from tutela.core.text import canonical
from tutela.law.language import guess_language
from tutela.law.layout.facts_in_text import iso_date, printed_facts
from tutela.law.layout.printed import Printed
from tutela.law.layout.printed_act import pieces_of
from tutela.law.layout.text_lines import text_lines
from tutela.law.layout.unfolded import unfold
from tutela.law.model import Authority, Completeness, Ignored, TextState
from tutela.law.mojibake import repaired
from tutela.law.numbering import languages
from tutela.law.pieces import Facts, Reading
from tutela.law.source import Source, decode

_NUMBER_KEYS = (
    "law_number",
    "act_number",
    "number",
    "nomor",
    "doc_number",
    "gazette_number",
    "chapter",
    "chapter_number",
)
_THREE_LETTERS = {
    "ind": "id",
    "eng": "en",
    "fra": "fr",
    "fre": "fr",
    "spa": "es",
    "por": "pt",
    "jpn": "ja",
    "msa": "ms",
}
_BLANK = "&#160;"  # a mark of HTML that was left in the text
_RUN_ON = 2000  # characters a line, on average, in a text that lost its line breaks
_TWO_SCRIPTS = 0.2  # share of lines in the second script of a text with two languages


def _object(source: Source) -> dict[str, Any]:
    try:
        data = json.loads(decode(source.data)[0])
    except json.JSONDecodeError as error:
        raise Unreadable(
            source.file, f"this JSON is broken at line {error.lineno}.", "Fetch the record again."
        ) from error
    if not isinstance(data, dict) or not isinstance(data.get("text"), str) or not data["text"].strip():
        raise Unreadable(source.file, 'this record has no "text".', "Fetch the record again, or give the act as text.")
    return data


def _script(text: str) -> str:
    """The script of most letters of a line: LATIN, CJK, ARABIC …; kana and Han count as one."""
    names = Counter(
        "CJK" if c > "\u3000" and c < "\ua000" else unicodedata.name(c, "?").split()[0]
        for c in text[:400]
        if c.isalpha()
    )
    return names.most_common(1)[0][0] if names else ""


def _one_language(lines: Sequence[Printed], title: str) -> list[Printed]:
    """In a text of two languages line by line, the lines that are not in the script of the title are set aside."""
    scripts = [_script(line.text) for line in lines]
    counts = Counter(s for s in scripts if s)
    wanted = _script(title)
    if len(counts) < 2 or counts.most_common(2)[1][1] < _TWO_SCRIPTS * len(lines) or wanted not in counts:
        return list(lines)
    return [
        replace(line, ignored="other_language") if script and script != wanted else line
        for line, script in zip(lines, scripts, strict=True)
    ]


def _language(data: Mapping[str, Any], source: Source, lines: Sequence[Printed]) -> str:
    stated = str(data.get("language") or "").casefold()
    if stated:
        return _THREE_LETTERS.get(stated, stated[:2])
    if len(source.languages) == 1:
        return source.languages[0]
    among = [code for code in source.languages if code in languages()] or languages()
    return guess_language("\n".join(line.text for line in lines if not line.ignored), among)


def _facts(
    data: Mapping[str, Any], title: str, language: str, damage: Sequence[str], lines: Sequence[Printed]
) -> Facts:
    number = next((canonical(str(data[key])) for key in _NUMBER_KEYS if data.get(key)), "")
    current = bool(data.get("is_consolidated")) or bool(data.get("date_reformed"))
    return Facts(
        title=title or printed_facts(lines).title,
        number=number,
        date=iso_date(str(data.get("date_published") or "")),
        version_date=iso_date(str(data.get("date") or "")),
        language=language,
        text_state=TextState.CURRENT if current else TextState.UNKNOWN,
        authority=Authority.UNOFFICIAL,
        completeness=Completeness.DAMAGED if damage else Completeness.WHOLE,
        damage=tuple(damage),
    )


def _front(data: Mapping[str, Any]) -> Ignored:
    """The record's other values: facts about the file."""
    return Ignored("front_matter", " ".join(str(value) for key, value in data.items() if key != "text"))


class Wwl:
    """{"title": …, "text": …, "date": …}: the act is one string."""

    name = "wwl"
    version = 1

    def claims(self, source: Source) -> int:
        """85 for a JSON object with the collection's own keys."""
        head = source.head
        marks = ('"_source"', '"_type"', '"_fetched_at"')
        return 85 if head.lstrip().startswith("{") and sum(mark in head for mark in marks) >= 2 else 0

    def read(self, source: Source) -> Reading:
        """The act; raises Unreadable for a record that is broken or empty."""
        data = _object(source)
        text, wrong = repaired(data["text"])
        title, damage = canonical(repaired(str(data.get("title") or ""))[0]), list(wrong)
        run_on = len(text) > _RUN_ON * (text.count("\n") + 1)
        if run_on:
            damage.append("line breaks are lost; sections were found by their numbers")
        blanks = text.count(_BLANK)
        text = text.replace(_BLANK, "\xa0")
        lines = _one_language(text_lines(text), title)
        language = _language(data, source, lines)
        lines = unfold(text, language) if run_on else lines
        found = pieces_of(lines, language, inline=run_on)
        facts = _facts(data, title, language, [*damage, *found.damage], lines)
        markup = (Ignored("markup", " ".join([_BLANK] * blanks)),) if blanks else ()
        return Reading(facts, (_front(data), *markup, *found.pieces))


READER = Wwl()
