"""The gap report as a page: well-formed, complete in itself, escaped, marked where spans say, never too large."""

import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest
from made_law import ARABIC, COVERAGE, PENAL_CODE, POSSESSION, assessment, candidate, finding, findings
from selectolax.lexbor import LexborHTMLParser

from tutela.concordance.finding import Finding
from tutela.core.errors import BadIdentifier, TutelaError
from tutela.law.model import Act, Provision
from tutela.report.gap_report import MOST_BYTES, Measured, render_gap_report
from tutela.report.marked import clipped, segments
from tutela.report.saves import percent
from tutela.report.shortening import Paragraph, shorten
from tutela.standards.catalogue import Catalogue
from tutela.standards.load import load_catalogue

VERDICTS = ("met", "partly", "contrary", "not_found", "unsure", "not_assessed")
MEASURED = Measured(8, 10, "two made-up laws")
VOID = {"meta", "br", "input", "link", "img", "hr", "rect", "circle", "path"}
NOT_IN_P = {"p", "ul", "ol", "dl", "table", "div", "details", "section", "article", "blockquote", "h3", "h4", "h5"}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="module")
def html(catalogue: Catalogue) -> str:
    return render_gap_report(assessment(findings(catalogue)), catalogue, COVERAGE, MEASURED)


@pytest.fixture(scope="module")
def page(html: str) -> LexborHTMLParser:
    return LexborHTMLParser(html)


def text_of(page: LexborHTMLParser, selector: str) -> str:
    node = page.css_first(selector)
    assert node is not None, selector
    return re.sub(r"\s+", " ", node.text()).strip()


class Structure(HTMLParser):
    """Notes every element that is closed out of order, or that a paragraph may not hold."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in NOT_IN_P and self.open and self.open[-1] == "p":
            self.faults.append(f"<{tag}> in <p>, line {self.getpos()[0]}")
        if len({name for name, _ in attrs}) < len(attrs):
            self.faults.append(f"an attribute twice in <{tag}>, line {self.getpos()[0]}")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> out of order, line {self.getpos()[0]}")


def faults_of(html: str) -> list[str]:
    """Faults of structure: nesting, ids given twice, links that lead nowhere, anything that would be loaded."""
    structure = Structure()
    structure.feed(html)
    page = LexborHTMLParser(html)
    ids = Counter(node.attributes["id"] for node in page.css("[id]"))
    faults = structure.faults + [f"left open: {tag}" for tag in structure.open]
    faults += [f"id {i} stands {n} times" for i, n in ids.items() if n > 1]
    for node in page.css("[href]"):
        target = unquote(node.attributes["href"] or "")
        if not target.startswith("#") or target[1:] not in ids:
            faults.append(f"a link leads nowhere: {target}")
    faults += [f"<{node.tag}> would be loaded" for node in page.css("[src], [srcset], link, img, iframe, object, base")]
    faults += [f"a style loads {url}" for url in re.findall(r"url\((?!#)[^)]*\)|@import[^;]*", html)]
    labels = (node.attributes["aria-labelledby"] for node in page.css("[aria-labelledby]"))
    return faults + [f"labelled by nothing: {label}" for label in labels if label not in ids]


def test_page_is_whole_and_leads_nowhere_else(html: str) -> None:
    assert faults_of(html) == []
    assert html.startswith("<!DOCTYPE html>\n<html lang=")
    assert len(html.encode()) < MOST_BYTES


def test_headings_leave_out_no_level(page: LexborHTMLParser) -> None:
    levels = [int(node.tag[1]) for node in page.css("h1, h2, h3, h4, h5")]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_landmarks_and_skip_link(page: LexborHTMLParser) -> None:
    assert [len(page.css(tag)) for tag in ("main", "body > header", "nav", "body > footer")] == [1, 1, 1, 1]
    assert page.css_first("body > a").attributes["href"] == "#questions"  # type: ignore[union-attr]


def test_same_run_gives_the_same_bytes(catalogue: Catalogue, html: str) -> None:
    again = render_gap_report(assessment(findings(catalogue)), catalogue, COVERAGE, MEASURED)
    assert again == html


def test_law_is_escaped(html: str, page: LexborHTMLParser) -> None:
    assert "<script>alert" not in html
    assert "alert('x')" in text_of(page, "#a1-sec_211")
    assert len(page.css("script")) == 1


def test_marks_stand_where_spans_say(catalogue: Catalogue) -> None:
    order = tuple(catalogue.requirement("csam-possess").elements)
    pieces = list(segments(POSSESSION, order))
    assert "".join(p.text for p in pieces) == POSSESSION.quote
    assert [(p.text, p.elements) for p in pieces if p.elements] == [
        ("possesses", ("act",)),
        ("image of a child", ("object",)),
    ]


def test_every_quoted_character_is_marked_exactly_by_its_marks(catalogue: Catalogue) -> None:
    order = tuple(catalogue.requirement("csam-possess").elements)
    overlapping = candidate(
        PENAL_CODE, "sec_211", "(a) knowingly possesses an image of a child engaged in sexual activity, or",
        [("knowingly possesses", "knowledge"), ("possesses an", "act"), ("or (b)", "act"), ("who (a)", "object")],
    )  # fmt: skip
    at = overlapping.span[0]
    for piece in segments(overlapping, order):
        for place in range(at, at + len(piece.text)):
            assert set(piece.elements) == {m.element for m in overlapping.marks if m.start <= place < m.end}
        at += len(piece.text)
    assert at == overlapping.span[1]


def test_marked_words_on_the_page(page: LexborHTMLParser) -> None:
    quotes = page.css("#q-csam-possess blockquote")
    assert [m.text() for m in quotes[0].css("mark")] == ["possesses", "image of a child"]
    assert [m.attributes["title"] for m in quotes[0].css("mark")] == ["act", "object"]
    assert len({m.attributes["class"] for m in quotes[0].css("mark")}) == 2
    assert [m.text() for m in quotes[1].css("mark")] == ["stores", "such an image <script>"]


def test_law_carries_its_language_and_direction(page: LexborHTMLParser) -> None:
    arabic = [n for n in page.css("#q-csam-produce blockquote") if n.attributes["lang"] == "ar"]
    assert [(n.attributes["dir"], n.text()) for n in arabic] == [("rtl", f"… {ARABIC.quote} …")]
    law = page.css_first("#a2-art_8 .law")
    assert law is not None
    assert (law.attributes["lang"], law.attributes["dir"]) == ("ar", "rtl")
    assert page.css_first("#a1-sec_211 .law").attributes["dir"] == "ltr"  # type: ignore[union-attr]


def test_five_stand_open_and_the_rest_is_folded(page: LexborHTMLParser) -> None:
    assert len(page.css("#q-csam-possess > ol > li")) == 5
    assert text_of(page, "#q-csam-possess details.more summary") == "1 more to read"
    assert page.css_first("#q-csam-possess details.more ol").attributes["start"] == "6"  # type: ignore[union-attr]


def test_citations_say_what_was_not_read(catalogue: Catalogue, page: LexborHTMLParser) -> None:
    requirement = catalogue.requirement("csam-possess")
    who = text_of(page, "#q-csam-possess .who")
    for citation in requirement.asked_by:
        assert citation.pinpoint in who
        assert citation.caveat in who
    assert "binding" in who


def test_safeguards_are_links_where_they_are_on_the_page(page: LexborHTMLParser) -> None:
    links = {a.attributes["href"] for a in page.css("#q-csam-possess .pairs a")}
    assert links == {"#q-nc-self-generated-consensual", "#q-cfj-fair-trial"}


def test_files_and_what_is_wrong_with_them(page: LexborHTMLParser) -> None:
    files = text_of(page, "#files")
    for words in (
        "criminal code (by its title)", "English", "Arabic experimental*", "cut off", "The text ends in the middle",
        "1 provision is marked as damaged", "4 provisions", "1 repealed", "not known", "as enacted",
        "penal-code.md stands for it", "scan.pdf: no reader knows this format.",
    ):  # fmt: skip
        assert words in files


def test_what_to_bring(catalogue: Catalogue, page: LexborHTMLParser) -> None:
    assert "would let 1 more question be looked at" in text_of(page, "#bring")
    assert page.css_first('#bring a[href="#q-prov-report"]') is not None
    without = LexborHTMLParser(render_gap_report(assessment(findings(catalogue)), catalogue))
    assert "not computed" in text_of(without, "#bring")


def test_what_it_saves_is_said_with_its_measure(catalogue: Catalogue, page: LexborHTMLParser) -> None:
    assert "80 % of the questions in our tests (8 of 10; two made-up laws)" in text_of(page, ".saves")
    without = LexborHTMLParser(render_gap_report(assessment(findings(catalogue)), catalogue))
    assert "has not been measured here" in text_of(without, ".saves")


def test_provisions_stand_once_with_blocks_neighbours_and_back_links(page: LexborHTMLParser) -> None:
    assert [n.attributes["id"] for n in page.css("article.p")] == [
        "a1-sec_211", "a1-sec_212", "a1-sec_214", "a2-art_7", "a2-art_8",
    ]  # fmt: skip
    paragraphs = page.css("#a1-sec_211 .law p")
    assert [(p.attributes.get("class") or "") for p in paragraphs] == ["", "d1 c", "d1 c", ""]
    assert "".join(p.text() for p in paragraphs).replace(" ", "") == PENAL_CODE.provisions[1].text.replace(" ", "")
    assert "Chapter 2 – Children" in text_of(page, "#a1-sec_211 .path")
    assert "“child” means" in text_of(page, "#a1-sec_211 .near")
    back = {a.attributes["href"] for a in page.css("#a1-sec_212 .back a")}
    assert back == {"#q-csam-possess", "#q-groom-online-only"}
    assert "cut off in the source" in text_of(page, "#a1-sec_214 .warn")


LongRun = tuple[Act, str, list[Finding]]


def long_act(provisions: int) -> Act:
    words = "Whoever makes such material available commits an offence and is liable to imprisonment. "
    text = (words * 60).strip()
    each = tuple(Provision(f"sec_{i}", str(i), f"Rule {i}", text) for i in range(1, provisions + 1))
    return replace(PENAL_CODE, file="z-long.md", provisions=each)


@pytest.fixture(scope="module")
def long_run(catalogue: Catalogue) -> LongRun:
    act = long_act(40)
    listed = [candidate(act, p.eid, p.text[:300], [("material", "object")]) for p in act.provisions]
    found = [finding(catalogue, r.key, "unsure", listed[i : i + 10]) for i, r in enumerate(catalogue.requirements[:30])]
    return act, render_gap_report(assessment(found, act), catalogue, most_bytes=10**9), found


@pytest.mark.parametrize("share", [1.0, 0.8, 0.7])
def test_acts_are_shortened_and_the_list_is_not(catalogue: Catalogue, long_run: LongRun, share: float) -> None:
    act, full, found = long_run
    most = int(len(full.encode()) * share)
    html = render_gap_report(assessment(found, act), catalogue, most_bytes=most)
    assert len(html.encode()) <= most
    assert faults_of(html) == []
    lists = [re.findall(r"<blockquote.*?</blockquote>", h[: h.index('id="provisions"')]) for h in (full, html)]
    assert lists[0] == lists[1]
    assert ("To keep this page small" in html) == (share < 0.9)


def test_folded_quotes_are_shortened_last_and_said_so(catalogue: Catalogue, long_run: LongRun) -> None:
    act, full, found = long_run
    clipped_pages = []
    for share in (0.66, 0.64, 0.62, 0.6):
        most = int(len(full.encode()) * share)
        html = render_gap_report(assessment(found, act), catalogue, most_bytes=most)
        assert len(html.encode()) <= most
        assert html.count('<ol class="candidates"') == full.count('<ol class="candidates"')
        if "their quotes are shortened" in html:
            clipped_pages.append(html)
    assert clipped_pages
    assert faults_of(clipped_pages[-1]) == []
    with pytest.raises(TutelaError, match="Assess fewer requirements"):
        render_gap_report(assessment(found, act), catalogue, most_bytes=50_000)


def test_clipped_quote_keeps_its_place() -> None:
    short = clipped(POSSESSION, 30)
    text = PENAL_CODE.provisions[1].text
    assert text[short.span[0] : short.span[1]] == short.quote
    assert len(short.quote) == 30
    assert "possesses" in short.quote
    assert short.prefix
    assert short.suffix
    assert clipped(POSSESSION, None) is clipped(POSSESSION, 1000) is POSSESSION


def test_shortened_provision_keeps_its_quote() -> None:
    parts = [Paragraph("a" * 500, 0, False), Paragraph("b" * 400, 1, True), Paragraph("c" * 500, 1, False)]
    kept = list(shorten(parts, 450))
    assert [(p.text[:1], len(p.text), p.cut) for p in kept] == [("a", 50, True), ("b", 400, True)]
    assert list(shorten(parts, None)) == parts


def test_name_of_the_jurisdiction(catalogue: Catalogue, page: LexborHTMLParser) -> None:
    assert text_of(page, "h1") == "Gap report: XA"
    named = render_gap_report(assessment([]), catalogue, name="Republic of Avelonia")
    assert text_of(LexborHTMLParser(named), "h1") == "Gap report: Republic of Avelonia"


def test_unknown_requirement_is_refused(catalogue: Catalogue) -> None:
    odd = replace(finding(catalogue, "csam-possess", "unsure"), requirement="csam-posess")
    with pytest.raises(BadIdentifier, match="csam-possess"):
        render_gap_report(assessment([odd]), catalogue)


def test_a_run_without_acts_or_findings_is_a_page_too(catalogue: Catalogue) -> None:
    run = assessment([])
    assert faults_of(render_gap_report(run, catalogue)) == []


def test_percent() -> None:
    assert [percent(x) for x in (0.0, 0.0001, 0.0123, 0.5)] == ["0.0 %", "less than 0.1 %", "1.2 %", "50 %"]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2.2 defines it."""

    def light(colour: str) -> float:
        wide = colour if len(colour) == 7 else "#" + "".join(2 * c for c in colour[1:])
        parts = [int(wide[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1, 2])
def test_colours_can_be_told_apart(scheme: int) -> None:
    style = (Path(__file__).parents[2] / "src/tutela/report/style.css").read_text(encoding="utf-8")
    roots = re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", roots[scheme]))
    grounds = ("paper", "raised")
    assert all(contrast(colours[c], colours[g]) >= 4.5 for c in ("ink", "quiet", "link", "warn") for g in grounds)
    assert all(contrast(colours["ink"], colours[f"mark-{i}"]) >= 7 for i in range(1, 9))
    assert all(contrast(colours[f"line-{i}"], colours[f"mark-{i}"]) >= 3 for i in range(1, 9))
    assert all(
        contrast(colours.get(c, "#a33c00"), colours["paper"]) >= 3 for c in ("fill", "focus", "strong-rule", *VERDICTS)
    )
