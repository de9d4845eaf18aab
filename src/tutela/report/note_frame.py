"""What stands around the gaps of a note: what it is, the headline, what was not given, its limits and its sources."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from typing import Literal

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from tutela.concordance.coverage import Coverage
from tutela.concordance.finding import Finding
from tutela.core.places import jurisdiction_name, language_name
from tutela.law.model import Act
from tutela.report.names import name_of_jurisdiction
from tutela.report.note_blocks import Paragraph, Piece, Role, Style, Table
from tutela.report.note_context import NoteContext, filled, joined
from tutela.report.saves import Measured
from tutela.report.verdicts import ORDER
from tutela.standards.layers import load_layers
from tutela.standards.translations import ORIGINAL, said

_BRING = 3  # kinds of acts
_ACTS = 8  # acts named among the sources


def title(context: NoteContext) -> str:
    """The note's title."""
    return context.words.title.format(name=_country(context))


def _country(context: NoteContext) -> str:
    code, given = context.assessment.dossier.jurisdiction, context.assessment.name
    name = name_of_jurisdiction(code, given)
    # A code that names no jurisdiction stays a code in every language.
    return name if given or name == code.upper() else jurisdiction_name(code, context.language)


def head(context: NoteContext, gaps: Sequence[Finding], measured: Measured | None) -> Iterator[Paragraph]:
    """Title, date, what this is and how far to trust it."""
    words, dossier = context.words, context.assessment.dossier
    subtitle = words.subtitle.format(
        as_at=_date(dossier.as_at, context.language, "long") if dossier.as_at else words.undated,
        questions=len(context.findings),
        acts=len(dossier.acts),
    )
    yield Paragraph(Role.TITLE, (Piece(title(context)),))
    yield Paragraph(Role.SUBTITLE, (Piece(subtitle),))
    yield Paragraph(Role.TEXT, (Piece(" ".join(_what_this_is(context, gaps, measured))),))


def _what_this_is(context: NoteContext, gaps: Sequence[Finding], measured: Measured | None) -> Iterator[str]:
    words = context.words
    yield words.what_this_is
    unreviewed = sorted(language_name(code, context.language) for code in context.assessment.dossier.experimental)
    if unreviewed:
        yield words.unreviewed_language.format(languages=", ".join(unreviewed))
    yield _measured(context, measured)
    if gaps:
        yield _confidence(context, gaps)
    if context.translation.status:
        yield context.translation.status


def _measured(context: NoteContext, measured: Measured | None) -> str:
    if measured is None or not measured.questions:
        return context.words.unmeasured
    share = _percent(measured.right / measured.questions, context)
    right, questions = (format_decimal(n, locale=context.language) for n in (measured.right, measured.questions))
    return context.words.measured.format(right=right, questions=questions, share=share)


def _confidence(context: NoteContext, gaps: Sequence[Finding]) -> str:
    sure = [f.confidence for f in gaps if f.confidence is not None]
    # A figure for some of the gaps would read as one for all.
    if len(sure) < len(gaps):
        return context.words.no_confidence
    low, high = (_percent(share, context) for share in (min(sure), max(sure)))
    return context.words.confidence.format(low=low, high=high)


def _percent(share: float, context: NoteContext) -> str:
    return str(format_percent(share, locale=context.language))


def headline(context: NoteContext) -> Table:
    """Counts of the verdicts by group of families, and their sum. A verdict without a column counts as unsure."""
    words, catalogue = context.words, context.catalogue
    counts: dict[str, Counter[str]] = {key: Counter() for key in catalogue.groups}
    for key, finding in context.findings.items():
        group = catalogue.family(catalogue.requirement(key).family).group
        counts[group][finding.verdict if finding.verdict in ORDER else "unsure"] += 1
    rows = [_row(_group(key, context), count) for key, count in counts.items() if count]
    total = _row(words.total, sum(counts.values(), Counter()))
    return Table((words.subject, *(words.verdicts[v] for v in ORDER)), (*rows, total))


def _row(name: str, count: Counter[str]) -> tuple[str, ...]:
    return name, *(str(count[verdict]) if count[verdict] else "–" for verdict in ORDER)


def _group(key: str, context: NoteContext) -> str:
    return said(context.translation.groups, key, context.catalogue.groups[key].title, context.language).text


def missing(context: NoteContext, coverage: Coverage) -> Paragraph:
    """The kinds of acts that would let most questions be looked at, with how many each."""
    words = context.words
    kinds = [words.missing_kind.format(kind=context.kind(b.kind), n=b.questions) for b in coverage.bring_next[:_BRING]]
    text = words.missing_lead.format(kinds=words.semicolon.join(kinds)) if kinds else words.nothing_missing
    return Paragraph(Role.TEXT, (Piece(text),))


def limits(context: NoteContext) -> Paragraph:
    """The layers of law that were not searched."""
    names = ", ".join(_in_a_sentence(layer.name.text(context.language)) for layer in load_layers())
    return Paragraph(Role.TEXT, (Piece(context.words.limits_lead.format(layers=names)),))


def _in_a_sentence(name: str) -> str:
    """A name with a small first letter, unless it begins with an abbreviation."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def sources(context: NoteContext) -> Paragraph:
    """The acts that were read, with their dates and what is not whole in them, and how many files were not searched."""
    words, run = context.words, context.assessment
    acts = [_act(act, context) for act in run.dossier.acts[:_ACTS]]
    if more := len(run.dossier.acts) - _ACTS:
        acts += [(Piece(words.more_acts.format(n=more)),)] if more > 0 else []
    unread = len(run.shelf.apart) + len(run.unsupported) + len(run.failures)
    end = f". {words.not_read.format(n=unread)}" if unread else "."
    return Paragraph(Role.TEXT, (*joined(acts, words.semicolon), Piece(end)))


def _act(act: Act, context: NoteContext) -> tuple[Piece, ...]:
    words, e = context.words, act.expression
    details = (
        _date(e.date, context.language) if e.date else words.no_date,
        words.text_states[e.text_state],
        words.authorities[e.authority],
        words.completeness[e.completeness],
    )
    phrase = words.act.replace("{details}", ", ".join(filter(None, details)))
    return filled(phrase, "title", (context.act(act),))


def _date(text: str, language: str, form: Literal["medium", "long"] = "medium") -> str:
    """A whole date as the language writes it; anything less as it is."""
    with suppress(ValueError):
        return str(format_date(date.fromisoformat(text), form, locale=_locale(language)))
    return text


def _locale(language: str) -> str:
    # In English, day before month is what parliaments outside the United States write.
    return "en_GB" if language == ORIGINAL else language


def abbreviations(context: NoteContext, shown: str) -> Iterator[Paragraph]:
    """What the abbreviations in the text shown stand for."""
    found = [
        f"{short}{context.words.colon}{full}" for short, full in context.words.abbreviations.items() if short in shown
    ]
    if found:
        yield Paragraph(Role.TEXT, (Piece(f"{'; '.join(found)}.", Style.ITALIC),))
