"""What was read and how whole it is: a row for each file, and the files that were kept apart, failed or left unread."""

from collections import Counter
from dataclasses import dataclass

from markupsafe import Markup

from tutela.concordance.digest import Digest
from tutela.concordance.dossier import Dossier
from tutela.concordance.pipeline import Assessment
from tutela.core.places import language_name
from tutela.law.model import Act, Completeness, State
from tutela.report.names import counted, inline_attributes, listed
from tutela.report.phrases import say
from tutela.report.wording import AUTHORITIES, COMPLETENESS, PROVISION_STATES, RECOGNISED, TEXT_STATES, plain
from tutela.standards.catalogue import Catalogue

UNREVIEWED = "experimental word list: no lawyer of this language has reviewed it"


@dataclass(frozen=True, slots=True)
class FileRow:
    """One act as read: `law` are the attributes of its title; counts and states are in words."""

    file: str
    title: str
    law: Markup
    kinds: tuple[str, ...]
    language: str
    experimental: bool
    date: str
    text: str
    completeness: str
    whole: bool
    damage: tuple[str, ...]
    in_force: str
    not_in_force: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that was not searched, its title where it has one, and the reason in a sentence."""

    file: str
    title: str
    law: Markup
    why: str


@dataclass(frozen=True, slots=True)
class FilesView:
    """All files of a run, by what became of them; `line` says it in one sentence."""

    line: str
    read: tuple[FileRow, ...]
    apart: tuple[LeftOut, ...]
    unsupported: tuple[LeftOut, ...]
    failed: tuple[LeftOut, ...]


def files_view(assessment: Assessment, catalogue: Catalogue) -> FilesView:
    """Every file that was given, once."""
    dossier = assessment.dossier
    pairs = zip(dossier.acts, dossier.digests, strict=True)
    return FilesView(
        line=_line(assessment),
        read=tuple(_row(act, digest, dossier, catalogue) for act, digest in pairs),
        apart=tuple(_left_out(k.act, _apart(k.why, k.instead)) for k in assessment.shelf.apart),
        unsupported=tuple(_left_out(act, _unsupported(act)) for act in assessment.unsupported),
        failed=tuple(LeftOut(f.file, "", Markup(), _without(f.file, f.error)) for f in assessment.failures),
    )


def _line(assessment: Assessment) -> str:
    dossier = assessment.dossier
    acts, provisions = counted(len(dossier.acts), "act"), counted(len(dossier.index.places), "provision")
    numbers = {
        "not_whole": sum(a.expression.completeness is not Completeness.WHOLE for a in dossier.acts),
        "apart": len(assessment.shelf.apart),
        "failed": len(assessment.failures) + len(assessment.unsupported),
    }
    parts = [say(f"files.{key}", n=n) for key, n in numbers.items() if n]
    return f"{'; '.join([say('files.whole', read=acts, provisions=provisions), *parts])}."


def _row(act: Act, digest: Digest, dossier: Dossier, catalogue: Catalogue) -> FileRow:
    e = act.expression
    states = Counter(p.state for p in act.provisions)
    authority = AUTHORITIES.get(e.authority, "")
    return FileRow(
        file=act.file,
        title=act.work.title,
        law=inline_attributes(e.language),
        kinds=tuple(_kind(kind, how, catalogue) for kind, how in digest.kinds.items()),
        language=language_name(e.language),
        experimental=e.language in dossier.experimental,
        date=e.date or "not known",
        text=", ".join(filter(None, (plain(TEXT_STATES, e.text_state), authority))),
        completeness=plain(COMPLETENESS, e.completeness),
        whole=e.completeness == "whole",
        damage=e.damage + _damaged_provisions(act),
        in_force=counted(states[State.IN_FORCE], "provision"),
        not_in_force=_not_in_force(states),
    )


def _kind(kind: str, how: str, catalogue: Catalogue) -> str:
    return f"{kind_name(kind, catalogue)} ({plain(RECOGNISED, how)})"


def kind_name(kind: str, catalogue: Catalogue) -> str:
    """The name of a kind of act; its key as words where the catalogue has no such kind."""
    known = catalogue.act_kinds.get(kind)
    return known.name if known else kind.replace("_", " ")


def _damaged_provisions(act: Act) -> tuple[str, ...]:
    damaged = sum(1 for p in act.provisions if p.damage)
    if not damaged:
        return ()
    return (f"{counted(damaged, 'provision is', 'provisions are')} marked as damaged; the list says how.",)


def _not_in_force(states: Counter[State]) -> str:
    others = [s for s in State if s is not State.IN_FORCE and states[s]]
    return ", ".join(f"{states[s]:,} {plain(PROVISION_STATES, s)}" for s in others)


def _left_out(act: Act, why: str) -> LeftOut:
    return LeftOut(act.file, act.work.title, inline_attributes(act.expression.language), why)


def _apart(why: str, instead: str) -> str:
    return f"{why}; {instead} stands for it" if instead else why


def _unsupported(act: Act) -> str:
    language = act.expression.language
    name = language_name(language) if language else "a language that was not recognised"
    return f"written in {name}, for which there is no word list yet"


def _without(file: str, error: str) -> str:
    """An error without the file's name before it, which stands beside it."""
    return error.removeprefix(f"{file}: ")


def languages_line(dossier: Dossier) -> str:
    """The languages of the law that was searched: "German, French"."""
    return listed(sorted({language_name(a.expression.language) for a in dossier.acts}))
