"""One provision to read: where it stands, its quote with the marked words, and why it is listed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from tutela.concordance.finding import Candidate
from tutela.law.model import Act
from tutela.report.marked import clipped, quote_html, why_html
from tutela.report.names import anchor, block_attributes, inline_attributes, listed_title, provision_name
from tutela.standards.catalogue import Catalogue

OPEN = 5  # provisions shown at once; the rest is folded


@dataclass(frozen=True, slots=True)
class Context:
    """What every question needs: the catalogue, names of concepts, acts by file with their number, questions by key.

    `cited`: the provisions (file, eId) that stand at the end of the page; `folded_quote`: the most characters of a
    quote from the sixth provision on (None: all; 0: no quote).
    """

    catalogue: Catalogue
    labels: Mapping[str, str]
    acts: Mapping[str, tuple[int, Act]]
    numbers: Mapping[str, int]
    cited: frozenset[tuple[str, str]] = frozenset()
    folded_quote: int | None = None


@dataclass(frozen=True, slots=True)
class CandidateView:
    """A provision to read. `place`: its id further down in the page; `notes`: what is wrong with its text."""

    place: str
    act: str
    name: str
    heading: str
    law: Markup
    inline: Markup
    quote: Markup
    why: Markup
    notes: tuple[str, ...]


def candidate_view(candidate: Candidate, order: Sequence[str], context: Context, words: bool = True) -> CandidateView:
    """The view of one provision to read. `order`: the question's elements; `words`: see why_html."""
    number, act = context.acts[candidate.file]
    language = act.expression.language
    return CandidateView(
        place=place_id(number, candidate.eid),
        act=listed_title(act.work.title, act.work.short_title),
        name=provision_name(candidate.eid, candidate.label),
        heading=candidate.heading,
        law=block_attributes(language),
        inline=inline_attributes(language),
        quote=quote_html(candidate, order) if candidate.quote else Markup(),
        why=why_html(candidate, order, language, words),
        notes=candidate.text_notes,
    )


def folded_view(candidate: Candidate, order: Sequence[str], context: Context) -> CandidateView:
    """A provision from the sixth on: in a page that would be too large, with less of its words."""
    shown = clipped(candidate, context.folded_quote)
    return candidate_view(shown, order, context, words=context.folded_quote is None)


def place_id(act: int, eid: str) -> str:
    """The id of a provision's place further down in the page."""
    return f"a{act}-{anchor(eid)}"


def language_of(candidate: Candidate, context: Context) -> str:
    """The language in which a provision is written."""
    return context.acts[candidate.file][1].expression.language
