"""The gravest gaps of a note, each with a question to the minister, and the safeguards to be read beside them."""

from collections.abc import Iterator, Sequence

from tutela.concordance.finding import Finding
from tutela.report.gravest import GAPS
from tutela.report.note_blocks import Paragraph, Piece, Role, Style
from tutela.report.note_context import NoteContext, filled
from tutela.report.short_quote import short_quote
from tutela.report.strongest import binding_on_state, strongest
from tutela.standards.model import Citation, Requirement

_CITED = 2  # instruments beside a gap
_NEAREST = 2  # provisions to read where nothing was found
_BESIDE = 1  # provision beside a safeguard


def gap_paragraphs(gaps: Sequence[Finding], context: NoteContext) -> Iterator[Paragraph]:
    """The section on the gravest gaps, or one sentence where there is none."""
    words = context.words
    if not gaps:
        yield Paragraph(Role.TEXT, (Piece(words.no_gaps),))
        return
    every = sum(f.verdict in GAPS for f in context.findings.values())
    yield Paragraph(Role.TEXT, (Piece(words.gaps_lead.format(shown=len(gaps), all=every), Style.ITALIC),), True)
    for number, finding in enumerate(gaps, 1):
        yield from _gap(number, finding, context)


def _gap(number: int, finding: Finding, context: NoteContext) -> Iterator[Paragraph]:
    requirement = context.catalogue.requirement(finding.requirement)
    name = context.words.verdicts[finding.verdict].replace(" ", "\u00a0")  # not broken over two lines
    verdict = Piece(f" [{name}]")
    cited = strongest(finding, context.catalogue, _CITED)
    question = (Piece(f"{number}. ", Style.BOLD), *context.question(requirement), verdict)
    yield Paragraph(Role.GAP, question, True)
    yield _under(context.words.law, _law(finding, context), context, True)
    yield _under(context.words.asked_by, (Piece(_who(finding, cited, context)),), context, True)
    yield _under(context.words.minister, (Piece(_minister(finding, requirement, cited, context)),), context)


def _under(label: str, pieces: tuple[Piece, ...], context: NoteContext, with_next: bool = False) -> Paragraph:
    return Paragraph(Role.UNDER, (Piece(f"{label}{context.words.colon}", Style.BOLD), *pieces), with_next)


def _law(finding: Finding, context: NoteContext) -> tuple[Piece, ...]:
    """What the law says: the words the verdict rests on and where they stand, or what to read where there are none."""
    words = context.words
    if finding.decided_by == "treaty_register":
        return (Piece(words.from_treaties),)
    if finding.evidence:
        return _quoted(finding, context)
    if finding.verdict != "not_found":
        return (Piece(words.no_words),)
    nearest = context.places(finding.candidates, _NEAREST)
    first = filled(words.nearest, "places", nearest) if nearest else ()
    return (Piece(f"{words.nothing_found}. "), *first)


def _quoted(finding: Finding, context: NoteContext) -> tuple[Piece, ...]:
    best = finding.evidence[0]
    act = context.acts.get(best.file)
    before, text, after = context.words.quoted(short_quote(best).shown)
    quote = context.law(text, act.expression.language if act else "", Style.ITALIC)
    return Piece(before), quote, Piece(f"{after} – "), *context.place(best)


def _who(finding: Finding, cited: Sequence[Citation], context: NoteContext) -> str:
    return context.words.semicolon.join(f"{context.instrument(c)} ({_standing(finding, c, context)})" for c in cited)


def _standing(finding: Finding, citation: Citation, context: NoteContext) -> str:
    """How strongly a citation asks, whether it binds the State, and whether its text was read."""
    words = context.words
    waits = context.catalogue.instrument(citation.instrument).force == "binding-not-in-force"
    said = (
        words.weights[citation.weight],
        words.weights["not-in-force"] if waits and citation.weight != "not-in-force" else "",
        words.bindings[binding_on_state(finding, citation) or "unknown"],
        words.caveats[citation.caveat] if citation.caveat else "",
    )
    return ", ".join(filter(None, said))


def _minister(finding: Finding, requirement: Requirement, cited: Sequence[Citation], context: NoteContext) -> str:
    place = context.provision(finding.evidence[0]) if finding.evidence else context.words.the_law
    template = context.words.question(finding.verdict, requirement.kind)
    return template.format(place=place[:1].upper() + place[1:], cite=context.instrument(cited[0]))


def safeguards_beside(gaps: Sequence[Finding]) -> list[str]:
    """The requirements paired with the gaps: those of most gaps first, then in the order of the gaps."""
    times: dict[str, int] = {}
    for key in (key for finding in gaps for key in finding.paired_with):
        times[key] = times.get(key, 0) + 1
    return sorted(times, key=lambda key: -times[key])


def safeguard_paragraphs(gaps: Sequence[Finding], most: int, context: NoteContext) -> Iterator[Paragraph]:
    """At most so many safeguards, each with what was found of it; how many more there are is said."""
    words, keys = context.words, safeguards_beside(gaps)
    if not keys:
        yield Paragraph(Role.TEXT, (Piece(words.no_safeguards),))
        return
    yield Paragraph(Role.TEXT, (Piece(words.safeguards_lead, Style.ITALIC),), True)
    for key in keys[:most]:
        yield _safeguard(key, context)
    if len(keys) > most:
        yield Paragraph(Role.BULLET, (Piece(words.more.format(n=len(keys) - most)),))


def _safeguard(key: str, context: NoteContext) -> Paragraph:
    requirement = context.catalogue.requirement(key)
    return Paragraph(Role.BULLET, (Piece("• "), *context.asks(requirement), Piece(" — "), *_state(key, context)))


def _state(key: str, context: NoteContext) -> tuple[Piece, ...]:
    words, finding = context.words, context.findings.get(key)
    if finding is None:
        return (Piece(words.states["not_asked"], Style.BOLD),)
    state = words.states.get(finding.verdict, words.states["unsure"])
    places = context.places(finding.evidence or finding.candidates, _BESIDE) or (Piece(words.no_place),)
    label, *rest = filled(state, "places", places)
    return Piece(label.text, Style.BOLD), *rest
