"""The cited provisions in their acts, each once, with its neighbours; and how they are shortened to fit a size."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from tutela.concordance.finding import Finding
from tutela.law.model import Act, Block, Provision, State
from tutela.report.names import block_attributes, inline_attributes, listed_title, provision_name
from tutela.report.question_view import OPEN, place_id
from tutela.report.wording import PROVISION_STATES, plain

AROUND = 120  # characters kept on either side of a quote where a provision is shortened
DEEPEST = 6  # deeper list items are indented no further


@dataclass(frozen=True, slots=True)
class Shortening:
    """How many characters are shown: of a neighbour (0: its name alone, None: nothing), of a provision (None: all).

    `first` holds for provisions that are among the first five of any question, `others` for the rest.
    """

    neighbour: int | None
    others: int | None = None
    first: int | None = None


_LONGEST = (12000, 8000, 5000, 3500, 2500, 1800, 1200, 800, 500, 300)
# Tried in this order until the page fits: neighbours first, then long provisions, the most listed ones last.
STEPS = (
    Shortening(280),
    Shortening(0),
    Shortening(None),
    *(Shortening(None, longest) for longest in _LONGEST),
    *(Shortening(None, 300, longest) for longest in _LONGEST),
    Shortening(None, 0, 0),
)


@dataclass(frozen=True, slots=True)
class Quoted:
    """What the list cites of one provision: the places of its quotes, and the questions, by number and key.

    `first`: whether it is among the first five of any of them.
    """

    spans: tuple[tuple[int, int], ...]
    questions: tuple[tuple[int, str], ...]
    first: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of a provision's text: its depth, whether a quote stands in it, whether words are left out after it."""

    text: str
    depth: int
    quoted: bool
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The provision before or after: its start; `place` is set where it is shown in full itself."""

    side: str
    name: str
    heading: str
    text: str
    cut: bool
    place: str


@dataclass(frozen=True, slots=True)
class ProvisionView:
    """One cited provision in full (or visibly shortened)."""

    place: str
    name: str
    heading: str
    path: str
    state: str
    damage: str
    paragraphs: tuple[Paragraph, ...]
    shortened: bool
    neighbours: tuple[Neighbour, ...]
    questions: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class ActView:
    """An act with its cited provisions, in the order of its text."""

    anchor: str
    title: str
    law: Markup
    inline: Markup
    date: str
    provisions: tuple[ProvisionView, ...]


def quoted_by(findings: Sequence[Finding], numbers: Mapping[str, int]) -> Mapping[tuple[str, str], Quoted]:
    """What is cited of each provision, by (file, eId)."""
    cited: dict[tuple[str, str], list[tuple[int, str, int, tuple[int, int]]]] = {}
    for finding in findings:
        for place, candidate in enumerate(finding.candidates):
            entry = (numbers[finding.requirement], finding.requirement, place, candidate.span)
            cited.setdefault((candidate.file, candidate.eid), []).append(entry)
    return {key: _quoted(entries) for key, entries in cited.items()}


def _quoted(entries: Sequence[tuple[int, str, int, tuple[int, int]]]) -> Quoted:
    spans = sorted({span for *_, span in entries})
    questions = sorted({(number, key) for number, key, *_ in entries})
    return Quoted(tuple(spans), tuple(questions), any(place < OPEN for _, _, place, _ in entries))


def act_views(
    acts: Sequence[Act], quoted: Mapping[tuple[str, str], Quoted], shortening: Shortening
) -> tuple[ActView, ...]:
    """Acts of which anything is cited, in the dossier's order."""
    views = (_act(number, act, quoted, shortening) for number, act in enumerate(acts, 1))
    return tuple(view for view in views if view.provisions)


def _act(number: int, act: Act, quoted: Mapping[tuple[str, str], Quoted], shortening: Shortening) -> ActView:
    cited = [(i, quoted[act.file, p.eid]) for i, p in enumerate(act.provisions) if (act.file, p.eid) in quoted]
    places = {act.provisions[i].eid: place_id(number, act.provisions[i].eid) for i, _ in cited}
    language = act.expression.language
    return ActView(
        anchor=f"act-{number}",
        title=listed_title(act.work.title, ""),
        law=block_attributes(language),
        inline=inline_attributes(language),
        date=act.expression.date,
        provisions=tuple(_provision(act, i, q, places, shortening) for i, q in cited),
    )


def _provision(
    act: Act, index: int, quoted: Quoted, places: Mapping[str, str], shortening: Shortening
) -> ProvisionView:
    provision = act.provisions[index]
    longest = shortening.first if quoted.first else shortening.others
    paragraphs = tuple(shorten(paragraphs_of(provision, quoted.spans), longest))
    return ProvisionView(
        place=places[provision.eid],
        name=provision_name(provision.eid, provision.label),
        heading=provision.heading,
        path=" › ".join(provision.path),
        state="" if provision.state is State.IN_FORCE else plain(PROVISION_STATES, provision.state),
        damage=provision.damage,
        paragraphs=paragraphs,
        shortened=any(p.cut for p in paragraphs),
        neighbours=tuple(_neighbours(act, index, places, shortening.neighbour)),
        questions=quoted.questions,
    )


def paragraphs_of(provision: Provision, spans: Sequence[tuple[int, int]]) -> Iterator[Paragraph]:
    """A paragraph for each block; text that no block covers is shown as a paragraph too."""
    at = 0
    for block in (*provision.blocks, Block(0, "", len(provision.text), len(provision.text))):
        if provision.text[at : block.start].strip():
            yield _paragraph(provision, Block(0, "", at, block.start), spans)
        if block.end > block.start:
            yield _paragraph(provision, block, spans)
        at = max(at, block.end)


def _paragraph(provision: Provision, block: Block, spans: Sequence[tuple[int, int]]) -> Paragraph:
    quoted = any(start < block.end and block.start < end for start, end in spans)
    text = provision.text[block.start : block.end].strip()
    return Paragraph(text, min(block.depth, DEEPEST), quoted)


def shorten(paragraphs: Iterator[Paragraph], longest: int | None) -> Iterator[Paragraph]:
    """All paragraphs while they are short enough; else those that are quoted, and the starts of the others left out.

    `longest` counts characters of the whole provision. A paragraph with `cut` is followed by a visible note.
    """
    each = list(paragraphs)
    if longest is None or sum(len(p.text) for p in each) <= longest:
        yield from each
        return
    kept = _around_quotes(each, longest)
    for i, paragraph in enumerate(each):
        if kept[i] is None:
            continue
        text = paragraph.text[: kept[i]]
        gap = len(text) < len(paragraph.text) or (i + 1 < len(each) and kept[i + 1] is None)
        yield Paragraph(text, paragraph.depth, paragraph.quoted, gap)


def _around_quotes(paragraphs: Sequence[Paragraph], longest: int) -> list[int | None]:
    """How many characters of each paragraph are kept; None: it is left out.

    Quoted paragraphs come first, then from the start, until `longest` is used up; a quoted one keeps AROUND at least.
    """
    kept: list[int | None] = [None] * len(paragraphs)
    left = longest
    for i in sorted(range(len(paragraphs)), key=lambda i: (not paragraphs[i].quoted, i)):
        room = min(len(paragraphs[i].text), max(left, AROUND if paragraphs[i].quoted else 0))
        if room > 0:
            kept[i] = room
            left -= room
    return kept


def _neighbours(act: Act, index: int, places: Mapping[str, str], longest: int | None) -> Iterator[Neighbour]:
    if longest is None:
        return
    for side, i in (("Before", index - 1), ("After", index + 1)):
        if 0 <= i < len(act.provisions):
            provision = act.provisions[i]
            place = places.get(provision.eid, "")
            text = "" if place else provision.text[:longest].strip()
            yield Neighbour(
                side=side,
                name=provision_name(provision.eid, provision.label),
                heading=provision.heading,
                text=text,
                cut=len(text) < len(provision.text) and not place,
                place=place,
            )
