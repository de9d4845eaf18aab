"""Dutch plain Markdown: articles, books and titles, gone articles, the formula at the end."""

from law_files import law_file

from tutela.law.account import account
from tutela.law.model import Act, Provision, State
from tutela.law.readers import read
from tutela.law.source import Source

TEXT = """<meta http-equiv='Content-Type' content='text/html; charset=utf-8' />

##Wet van 3 februari 2001, houdende regels inzake bootjes (Botenwet)

Wij, enz.

###Eerste Boek

####Bootjes

### Titel  I

#### Zinken

### Artikel  1a

1.  Wordt gestraft:

1°. hij die een boot tot zinken brengt;

2°. hij die een riem verbrandt.

2.   De poging is strafbaar.

###Artikel 2.3

Vervallen per 01-02-2006

Lasten en bevelen, dat deze zal worden geplaatst.
"""


def one(found: Act, label: str) -> Provision:
    return next(p for p in found.provisions if p.label == label)


def test_articles_parts_and_facts() -> None:
    found = read(Source("boten.md", TEXT.encode(), "xx", ("nl",)))
    first = one(found, "1a")
    assert first.path == ("Eerste Boek Bootjes", "Titel I Zinken")
    assert [(b.depth, b.marker) for b in first.blocks] == [(1, "1."), (2, "1°."), (2, "2°."), (1, "2.")]
    assert (found.work.date, found.work.short_title) == ("2001-02-03", "Botenwet")
    assert one(found, "2.3").state is State.REPEALED
    assert any(i.kind == "signature" and "Lasten" in i.text for i in found.ignored)


def test_real_offence_and_account() -> None:
    source = law_file("nl/wetboek-van-strafrecht-2017.md", "nl")
    found = read(source)
    assert [(b.depth, b.marker) for b in one(found, "240b").blocks] == [(1, "1."), (1, "2.")]
    assert one(found, "248e").path[-1].startswith("Titel XIV")
    assert account(found, source).share >= 0.99
