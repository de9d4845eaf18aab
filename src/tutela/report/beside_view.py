"""What stands beside a question and is never left out: safeguards, offences that it must reach, and CRC article 2."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markupsafe import Markup

from tutela.concordance.finding import Finding, Reached
from tutela.core.yaml_file import load_yaml
from tutela.report.candidate_view import Context, place_id
from tutela.report.marked import foreign_words
from tutela.report.names import inline_attributes, listed_title, provision_name
from tutela.report.phrases import said
from tutela.report.verdicts import VerdictName, name_of
from tutela.standards.model import Requirement


@dataclass(frozen=True, slots=True)
class PairView:
    """A question to be read together with another; `number` 0, and no verdict: it is not in this run."""

    key: str
    number: int
    asks: str
    verdict: VerdictName | None


@dataclass(frozen=True, slots=True)
class ReachedView:
    """The other end of a general rule: an offence by its provision, and how the two are linked.

    `place`: the provision's id on this page, `number`: the question's; empty and 0 where it is not on it.
    """

    place: str
    name: str
    act: str
    inline: Markup
    number: int
    key: str
    asks: str
    quote: Markup
    how: str


def pair_views(
    keys: Sequence[str], findings: Mapping[str, Finding], context: Context, by_question: bool = False
) -> tuple[PairView, ...]:
    """Each of these requirements with its own verdict. `by_question`: told by its question, not by what it asks."""
    return tuple(_pair(key, findings.get(key), context, by_question) for key in keys)


def _pair(key: str, finding: Finding | None, context: Context, by_question: bool) -> PairView:
    requirement = context.catalogue.by_key.get(key)
    asks = key if requirement is None else requirement.question if by_question else requirement.asks
    verdict = name_of(finding) if finding is not None else None
    return PairView(key, context.numbers.get(key, 0), asks, verdict)


def reached_views(finding: Finding, context: Context) -> tuple[ReachedView, ...]:
    """The offences that a general rule reaches, as the finding has them."""
    return tuple(_reached(r, context) for r in finding.reached)


def _reached(reached: Reached, context: Context) -> ReachedView:
    number, act = context.acts[reached.file]
    asks = context.catalogue.by_key.get(reached.requirement)
    return ReachedView(
        place=place_id(number, reached.eid) if (reached.file, reached.eid) in context.cited else "",
        name=provision_name(reached.eid, reached.label),
        act=listed_title(act.work.title, act.work.short_title),
        inline=inline_attributes(act.expression.language),
        number=context.numbers.get(reached.requirement, 0),
        key=reached.requirement,
        asks=asks.asks if asks else reached.requirement,
        quote=foreign_words(f"“{reached.quote}”", act.expression.language),
        how=said("reached", reached.how),
    )


@cache
def _check() -> Mapping[str, Sequence[str]]:
    data: dict[str, list[str]] = load_yaml(Path(__file__).with_name("crc2.yaml"))
    return data


def stands_under_crc2(requirement: Requirement) -> bool:
    """Whether CRC article 2 is a check on a requirement of this kind."""
    return requirement.kind in _check()["kinds"]


def crc2_views(requirement: Requirement, findings: Mapping[str, Finding], context: Context) -> tuple[PairView, ...]:
    """The questions on discrimination that this run holds, to be linked beside the check."""
    keys = [k for k in _check()["see"] if k in context.numbers and k != requirement.key]
    return pair_views(keys, findings, context, by_question=True)
