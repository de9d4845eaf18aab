"""The cited provisions in their acts, each once, with its neighbours: the law, and what stands around it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from tutela.concordance.finding import Finding
from tutela.law.model import Act, Provision, State
from tutela.report.candidate_view import OPEN, place_id
from tutela.report.names import block_attributes, inline_attributes, listed_title, provision_name
from tutela.report.phrases import say
from tutela.report.shortening import (
    Paragraph,
    Shortening,
    cut_html,
    paragraph_html,
    paragraphs_of,
    shorten,
)
from tutela.report.wording import PROVISION_STATES, plain


@dataclass(frozen=True, slots=True)
class Quoted:
    """What the list cites of one provision: the places of its quotes, and the questions, by number and key.

    `first`: whether it is among the first five of any of them.
    """

    spans: tuple[tuple[int, int], ...]
    questions: tuple[tuple[int, str], ...]
    first: bool


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The provision before or after: its name and start; `place` is set where it is shown in full itself."""

    side: str
    name: str
    heading: str
    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Body:
    """The law of a cited provision, in a form that is cheap to shorten again and again."""

    paragraphs: tuple[Paragraph, ...]
    whole: str
    length: int
    first: bool
    neighbours: tuple[Neighbour, ...]
    law: Markup
    inline: Markup

    def text(self, step: Shortening) -> str:
        """Its paragraphs as HTML, shortened."""
        longest = step.first if self.first else step.others
        if longest is None or self.length <= longest:
            return self.whole
        return "".join(map(paragraph_html, shorten(self.paragraphs, longest))) or f"<p>{cut_html()}</p>\n"

    def near(self, step: Shortening) -> str:
        """The fold with its neighbours as HTML; empty where there are none or none are shown."""
        if step.neighbour is None or not self.neighbours:
            return ""
        each = "".join(self._neighbour(n, step.neighbour) for n in self.neighbours)
        return f'<details class="near"><summary>{escape(say("provisions.near"))}</summary>\n{each}</details>\n'

    def _neighbour(self, n: Neighbour, longest: int) -> str:
        name = Markup('<a href="#{}">{}</a>').format(n.place, n.name) if n.place else escape(n.name)
        heading = Markup(" <bdi{}>{}</bdi>").format(self.inline, n.heading) if n.heading else ""
        text = "" if n.place else n.text[:longest].strip()
        cut = cut_html() if len(text) < len(n.text) else ""
        quote = f"<blockquote{self.law}>{escape(text)}{cut}</blockquote>\n" if text else ""
        return f"<p>{n.side}: {name}{heading}</p>\n{quote}"


@dataclass(frozen=True, slots=True)
class ProvisionView:
    """A cited provision: its place, what stands around its text, the questions that list it, and its body."""

    place: str
    name: str
    heading: str
    path: str
    state: str
    damage: str
    questions: tuple[tuple[int, str], ...]
    body: Body


@dataclass(frozen=True, slots=True)
class ActView:
    """An act with its cited provisions in the order of the act."""

    anchor: str
    title: str
    inline: Markup
    law: Markup
    date: str
    provisions: tuple[ProvisionView, ...]


def quoted_by(findings: Iterable[Finding], numbers: Mapping[str, int]) -> Mapping[tuple[str, str], Quoted]:
    """What is cited of each provision, by (file, eId). `numbers`: questions by key."""
    cited: dict[tuple[str, str], list[tuple[int, str, int, tuple[int, int]]]] = {}
    for finding in findings:
        for place, candidate in enumerate(finding.to_read):
            entry = (numbers[finding.requirement], finding.requirement, place, candidate.span)
            cited.setdefault((candidate.file, candidate.eid), []).append(entry)
    return {key: _quoted(entries) for key, entries in cited.items()}


def _quoted(entries: Sequence[tuple[int, str, int, tuple[int, int]]]) -> Quoted:
    spans = sorted({span for *_, span in entries})
    questions = sorted({(number, key) for number, key, *_ in entries})
    return Quoted(tuple(spans), tuple(questions), any(place < OPEN for _, _, place, _ in entries))


def act_views(acts: Sequence[Act], quoted: Mapping[tuple[str, str], Quoted]) -> tuple[ActView, ...]:
    """Acts of which anything is cited, in the dossier's order."""
    views = (_act(number, act, quoted) for number, act in enumerate(acts, 1))
    return tuple(view for view in views if view.provisions)


def _act(number: int, act: Act, quoted: Mapping[tuple[str, str], Quoted]) -> ActView:
    cited = [(i, quoted[act.file, p.eid]) for i, p in enumerate(act.provisions) if (act.file, p.eid) in quoted]
    places = {act.provisions[i].eid: place_id(number, act.provisions[i].eid) for i, _ in cited}
    language = act.expression.language
    return ActView(
        anchor=f"act-{number}",
        title=listed_title(act.work.title, ""),
        inline=inline_attributes(language),
        law=block_attributes(language),
        date=act.expression.date,
        provisions=tuple(_provision(act, i, q, places) for i, q in cited),
    )


def _provision(act: Act, index: int, quoted: Quoted, places: Mapping[str, str]) -> ProvisionView:
    provision = act.provisions[index]
    return ProvisionView(
        place=places[provision.eid],
        name=provision_name(provision.eid, provision.label),
        heading=provision.heading,
        path=" › ".join(provision.path),
        state="" if provision.state is State.IN_FORCE else plain(PROVISION_STATES, provision.state),
        damage=provision.damage,
        questions=quoted.questions,
        body=_body(act, provision, quoted, tuple(_neighbours(act, index, places))),
    )


def _body(act: Act, provision: Provision, quoted: Quoted, neighbours: tuple[Neighbour, ...]) -> Body:
    paragraphs = tuple(paragraphs_of(provision, quoted.spans))
    language = act.expression.language
    return Body(
        paragraphs=paragraphs,
        whole="".join(map(paragraph_html, paragraphs)),
        length=sum(len(p.text) for p in paragraphs),
        first=quoted.first,
        neighbours=neighbours,
        law=block_attributes(language),
        inline=inline_attributes(language),
    )


def _neighbours(act: Act, index: int, places: Mapping[str, str]) -> Iterator[Neighbour]:
    for side, i in (("before", index - 1), ("after", index + 1)):
        if 0 <= i < len(act.provisions):
            provision = act.provisions[i]
            yield Neighbour(
                side=say(f"provisions.{side}"),
                name=provision_name(provision.eid, provision.label),
                heading=provision.heading,
                text=provision.text,
                place=places.get(provision.eid, ""),
            )
