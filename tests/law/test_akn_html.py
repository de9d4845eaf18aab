"""Akoma Ntoso as HTML: articles, lists with wrap-up, chapters, the cover and the site around the law."""

import pytest
from law_files import LAWS, law_file

from tutela.core.errors import Unreadable
from tutela.law.account import account
from tutela.law.model import Act, Provision, State
from tutela.law.readers import read, reader_for
from tutela.law.source import Source

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Boats</title></head><body><nav>Home Search</nav>
<la-akoma-ntoso frbr-expression-uri="/akn/xx/act/law/2018/71/eng@2018-09-10" lang="en">
<div class="coverpage"><h1>Law on boats</h1><h2>Law 71 of 2018</h2>
<ul><li class="assent-date">Assented to on 31 August 2018</li></ul></div>
<span class="akn-akomaNtoso"><span class="akn-act"><section class="akn-preamble"><span class="akn-p">The Council:</span>
</section><span class="akn-body">{body}</span></span></span></la-akoma-ntoso><footer>Contact</footer></body></html>"""


def act(body: str) -> Act:
    return read(Source("boats.html", PAGE.format(body=body).encode(), "xx", ("en",)))


def article(number: str, title: str, content: str, kind: str = "article") -> str:
    return f'<section class="akn-{kind}" data-eid="art_{number}"><h2>{title}</h2>{content}</section>'


def p(text: str) -> str:
    return f'<span class="akn-content"><span class="akn-p">{text}</span></span>'


def shape(provision: Provision) -> list[tuple[int, str]]:
    return [(b.depth, b.marker) for b in provision.blocks]


LIST = (
    '<span class="akn-content"><span class="akn-blockList"><span class="akn-listIntroduction">Any person who:</span>'
    '<span class="akn-item"><span class="akn-num">1°</span><span class="akn-p">builds a <i>boat</i>;</span></span>'
    '<span class="akn-item"><span class="akn-num">2°</span><span class="akn-blockList">'
    '<span class="akn-listIntroduction">sells:</span><span class="akn-item"><span class="akn-num">(a)</span>'
    '<span class="akn-p">oars;</span></span></span></span>'
    '<span class="akn-listWrapUp">commits an offence.</span></span><span class="akn-p">The fine is small.</span></span>'
)


def test_lists_nest_and_their_wrap_up_returns_to_the_stem() -> None:
    (provision,) = act(article("34", "Article 34 – Boats", LIST)).provisions
    assert shape(provision) == [(0, ""), (1, "1°"), (1, "2°"), (2, "(a)"), (0, ""), (0, "")]
    assert (provision.label, provision.heading) == ("34", "Boats")
    assert "builds a boat;" in provision.text


def test_an_article_numbered_by_a_word_takes_the_place_before_the_next() -> None:
    found = act(article("One", "Article One – Purpose", p("Boats.")) + article("2", "Article 2 – Scope", p("Oars.")))
    assert [(a.label, a.heading) for a in found.provisions] == [("1", "Purpose"), ("2", "Scope")]


def test_chapters_are_titles_and_sections_inside_them_no_articles() -> None:
    inner = article("5", "Article 5 – Boats", p("No boats."))
    found = act(
        '<section class="akn-chapter"><h2>Chapter II<br/>Ships</h2><section class="akn-section"><h2>Section One – Small'
        f" ships</h2>{inner}</section></section>"
    )
    assert found.provisions[0].path == ("Chapter II Ships", "Section One – Small ships")


def test_sections_are_the_articles_where_there_are_no_others() -> None:
    content = (
        '<section class="akn-subsection"><span class="akn-num">(1)</span><span class="akn-content"><span class="akn-p">'
        "No boats.</span></span></section>"
    )
    (provision,) = act(article("3", "3. Boats", content, kind="section")).provisions
    assert (provision.eid, provision.label, provision.heading) == ("sec_3", "3", "Boats")
    assert shape(provision) == [(1, "(1)")]


def test_a_repealed_article_keeps_its_place() -> None:
    content = '<span class="akn-content"><span class="akn-p">[repealed]</span></span>'
    assert act(article("9", "Article 9 – Oars", content)).provisions[0].state is State.REPEALED


def test_facts_and_what_is_no_law() -> None:
    found = act(article("1", "Article 1 – Purpose", p("Boats.")))
    assert found.work.uri == "/akn/xx/act/2018-08-31/2018-71"
    assert found.expression.date == "2018-09-10"
    assert found.preface == "The Council:"
    assert {i.kind for i in found.ignored} >= {"site_menu", "front_matter"}
    assert any("Search" in i.text and "Contact" in i.text for i in found.ignored if i.kind == "site_menu")


def test_a_page_without_articles_is_refused() -> None:
    with pytest.raises(Unreadable, match="no article"):
        act('<span class="akn-p">See the PDF.</span>')


@pytest.mark.skipif(not LAWS.is_dir(), reason="the shared laws are not here")
def test_real_acts() -> None:
    source = law_file("rw/law-60-2018-cybercrimes.akn.html")
    assert reader_for(source).name == "akn-html"
    found = read(source)
    provision = next(a for a in found.provisions if a.label == "34")
    assert shape(provision)[:4] == [(0, ""), (1, "1°"), (1, "2°"), (0, "")]
    assert [a.label for a in found.provisions] == [str(n) for n in range(1, 57)]
    assert account(found, source).share >= 0.99
