"""A made-up jurisdiction for the tests of the report: two short acts, English and Arabic, and findings over them."""

from collections.abc import Iterable, Sequence

from tutela.concordance.coverage import BringNext, Coverage
from tutela.concordance.digest import Digest, ProvisionDigest
from tutela.concordance.dossier import open_dossier
from tutela.concordance.finding import Candidate, ElementState, Finding, Mark, Search
from tutela.concordance.pipeline import Assessment, Failure
from tutela.concordance.weights import load_weights
from tutela.law.model import (
    Act,
    Authority,
    Block,
    Completeness,
    Expression,
    Provision,
    State,
    TextState,
    Work,
)
from tutela.sources.shelf import KeptApart, Shelf
from tutela.standards.catalogue import Catalogue

CUT_OFF = "penal-code.md is cut off"
NOTHING: frozenset[str] = frozenset()


def blocks(*parts: tuple[int, str]) -> tuple[str, tuple[Block, ...]]:
    """A text of (depth, words) joined by blanks, and its blocks; a marker is what stands before the first blank."""
    text, found = "", []
    for depth, words in parts:
        start = len(text) + 1 if text else 0
        text = f"{text} {words}" if text else words
        found.append(Block(depth, words.split(" ")[0] if depth else "", start, len(text)))
    return text, tuple(found)


def section(
    number: str, heading: str, *parts: tuple[int, str], state: State = State.IN_FORCE, damage: str = ""
) -> Provision:
    text, found = blocks(*parts)
    path = ("Part IV – Offences", "Chapter 2 – Children")
    return Provision(f"sec_{number}", number, heading, text, state, found, path, damage)


PENAL_CODE = Act(
    work=Work("/akn/xa/act/2011-05-01/penal-code", "Penal Code of Avelonia & Dependencies", "Penal Code", "2011-05-01"),
    expression=Expression(
        "/akn/xa/act/2011-05-01/penal-code/eng@2024-03-01",
        "en",
        "2024-03-01",
        TextState.CURRENT,
        Authority.UNOFFICIAL,
        Completeness.TRUNCATED,
        ("The text ends in the middle of section 214.",),
    ),
    file="penal-code.md",
    sha256="0" * 64,
    reader="markdown/1",
    provisions=(
        section("210", "Interpretation", (0, "In this Chapter, “child” means a person under eighteen years of age.")),
        section(
            "211",
            "Possession of material",
            (0, "A person who"),
            (1, "(a) knowingly possesses an image of a child engaged in sexual activity, or"),
            (1, "(b) stores such an image <script>alert('x')</script> in a computer system,"),
            (0, "commits an offence and is liable to imprisonment for five years."),
        ),
        section("212", "Meeting a child", (1, "(1) Whoever meets a child for a sexual purpose commits an offence.")),
        section("213", "Old rule", (0, "Repealed."), state=State.REPEALED),
        section("214", "Attempt", (0, "Whoever attempts"), damage="cut off in the source"),
    ),
)
_TEXT, _BLOCKS = blocks(
    (0, "يعاقب بالحبس مدة لا تقل عن سنتين كل من:"),
    (1, "١- أنتج مواد إباحية للأطفال أو حازها؛"),
    (1, "٢- نشرها بواسطة شبكة المعلومات (الإنترنت) أو أتاحها للغير."),
)
CHILD_LAW = Act(
    work=Work("/akn/xa/act/2016/hifz", "قانون حماية الطفل رقم ١٢ لسنة ٢٠١٦", "", "2016"),
    expression=Expression("/akn/xa/act/2016/hifz/ara", "ar", "", TextState.AS_ENACTED),
    file="قانون.html",
    sha256="1" * 64,
    reader="html/1",
    provisions=(
        Provision("art_7", "7", "التعريفات", "يقصد بالطفل كل من لم يتم الثامنة عشرة من عمره.", path=("الباب الأول",)),
        Provision("art_8", "8", "المواد الإباحية", _TEXT, blocks=_BLOCKS),
        Provision("art_9", "9", "", "لا يعاقب الطفل المجني عليه."),
    ),
)


def candidate(act: Act, eid: str, quote: str, words: Iterable[tuple[str, str]], why: Sequence[str] = ()) -> Candidate:
    """A candidate whose quote and marked words (word, element) are found in the provision's text."""
    provision = next(p for p in act.provisions if p.eid == eid)
    text, start = provision.text, provision.text.index(quote)
    end = start + len(quote)
    marks = tuple(Mark(text.index(w), text.index(w) + len(w), "c", element, w) for w, element in words)
    return Candidate(
        work=act.work.uri,
        expression=act.expression.uri,
        eid=eid,
        file=act.file,
        label=provision.label,
        heading=provision.heading,
        span=(start, end),
        quote=quote,
        prefix=text[max(0, start - 32) : start],
        suffix=text[end : end + 32],
        text_sha256="0" * 64,
        score=1.0,
        why=tuple(why),
        elements=("act", "object"),
        marks=marks,
        text_notes=(provision.damage,) if provision.damage else (),
    )


POSSESSION = candidate(
    PENAL_CODE,
    "sec_211",
    "(a) knowingly possesses an image of a child engaged in sexual activity, or",
    [("possesses", "act"), ("image of a child", "object"), ("child", "object")],
    ["act: “possesses”", "object: “image of a child”, “child”", "liability: elsewhere in the provision"],
)
STORAGE = candidate(
    PENAL_CODE,
    "sec_211",
    "(b) stores such an image <script>alert('x')</script> in a computer system,",
    [("such an image <script>", "object"), ("stores", "act")],
    ["act: “stores”", "refers to 210"],
)
MEETING = candidate(PENAL_CODE, "sec_212", "(1) Whoever meets a child", [("meets a child", "act")])
ATTEMPT = candidate(PENAL_CODE, "sec_214", "Whoever attempts", [("attempts", "act")])
ARABIC = candidate(
    CHILD_LAW,
    "art_8",
    "١- أنتج مواد إباحية للأطفال أو حازها؛",
    [("حازها", "act"), ("مواد إباحية للأطفال", "object")],
    ["act: “حازها”", "object: “مواد إباحية للأطفال”"],
)
DEFINITION = candidate(CHILD_LAW, "art_7", "يقصد بالطفل كل من لم يتم الثامنة عشرة من عمره.", [("الطفل", "object")])


def finding(
    catalogue: Catalogue,
    key: str,
    verdict: str,
    candidates: Sequence[Candidate] = (),
    reason: str | None = None,
    because: Sequence[str] = ("said",),
    missing: tuple[str, ...] = ("csam_act",),
) -> Finding:
    requirement = catalogue.requirement(key)
    states = ("found", "unclear", "missing")
    evidence = tuple(range(len(candidates)))
    return Finding(
        jurisdiction="xa",
        requirement=key,
        requirement_version=requirement.version,
        as_at="2024-03-01",
        verdict=verdict,  # type: ignore[arg-type]  # some tests give a verdict that is not known yet
        because=tuple(because),
        confidence=None,
        elements=tuple(
            ElementState(name, states[min(i, 2)] if candidates else "missing", None, evidence[i:])  # type: ignore[arg-type]
            for i, name in enumerate(requirement.elements)
        ),
        candidates=tuple(candidates),
        search=Search(("ar", "en"), ("ar",), 2, 8, ("criminal_code",), missing, {"csam": 3, "possess": 1}),
        source={},
        not_assessed_because=reason,  # type: ignore[arg-type]
        paired_with=requirement.paired_with,
    )


def findings(catalogue: Catalogue) -> tuple[Finding, ...]:
    """One finding of each state and reason."""
    many = [POSSESSION, STORAGE, ARABIC, MEETING, ATTEMPT, DEFINITION]
    return (
        finding(catalogue, "csam-possess", "unsure", many, "rule_not_written"),
        finding(catalogue, "csam-produce", "unsure", [ARABIC, POSSESSION], "rule_not_written"),
        finding(catalogue, "csam-knowing-access", "not_found", [STORAGE]),
        finding(catalogue, "groom-online-only", "not_assessed", [MEETING], "text_incomplete", [CUT_OFF]),
        finding(catalogue, "prov-report", "not_assessed", [], "act_not_supplied", missing=("online_services_act",)),
        finding(catalogue, "nc-self-generated-consensual", "not_assessed", [], "policy_not_statute"),
        finding(catalogue, "cfj-fair-trial", "not_assessed", [], "treaty_register_empty"),
    )


def digest(act: Act, kinds: dict[str, str]) -> Digest:
    provisions = tuple(
        ProvisionDigest(p.eid, (), (), NOTHING, NOTHING, (), ()) for p in act.provisions if p.state is State.IN_FORCE
    )
    return Digest(act.file, act.expression.language, kinds, provisions, {})


def assessment(found: Sequence[Finding], *more: Act) -> Assessment:
    """A run over the two acts and any `more`."""
    texts = [(PENAL_CODE, digest(PENAL_CODE, {"criminal_code": "title"})), (CHILD_LAW, digest(CHILD_LAW, {}))]
    texts += [(act, digest(act, {})) for act in more]
    dossier = open_dossier("xa", "2024-03-01", texts, load_weights(), frozenset({"ar"}))
    apart = KeptApart(PENAL_CODE, "penal-code.md", "another text of the same act is newer (2024-03-01)")
    return Assessment(
        dossier=dossier,
        shelf=Shelf(dossier.acts, (apart,)),
        failures=(Failure("scan.pdf", "scan.pdf: no reader knows this format. Readers: html."),),
        unsupported=(),
        findings=tuple(found),
    )


COVERAGE = Coverage(
    {"criminal_code": ("penal-code.md",)}, ("csam_act", "telecom_act"), (BringNext("telecom_act", 1, ("prov-report",)),)
)
