"""Justice Canada XML: units, continuations, marginal notes, quoted text, schedules, repealed sections."""

import pytest
from law_files import LAWS, law_file

from tutela.core.errors import Unreadable
from tutela.law.account import account
from tutela.law.model import Act, Provision, State, TextState
from tutela.law.readers import read, reader_for
from tutela.law.source import Source

FACTS = (
    "<Identification><LongTitle>An Act respecting boats</LongTitle>"
    "<ShortTitle status='official'>Boats Act</ShortTitle>"
    "<BillHistory><Stages stage='assented-to'>"
    "<Date><YYYY>2011</YYYY><MM>3</MM><DD>23</DD></Date></Stages></BillHistory>"
    "<Chapter>{chapter}<AnnualStatuteId><AnnualStatuteNumber>4</AnnualStatuteNumber><YYYY>2011</YYYY></AnnualStatuteId>"
    "</Chapter></Identification>"
)


def act(body: str, rest: str = "", root: str = "Statute", language: str = "en") -> Act:
    chapter = "<ConsolidatedNumber>B-1.2</ConsolidatedNumber>" if root == "Statute" else ""
    text = (
        f'<?xml version="1.0"?><{root} lims:current-date="2025-10-14" xml:lang="{language}" '
        f'xmlns:lims="http://justice.gc.ca/lims">{FACTS.format(chapter=chapter)}<Body>{body}</Body>{rest}</{root}>'
    )
    return read(Source("boats.xml", text.encode(), "xx", ("en", "fr")))


def one(found: Act, label: str) -> Provision:
    return next(p for p in found.provisions if p.label == label)


def shape(provision: Provision) -> list[tuple[int, str]]:
    return [(b.depth, b.marker) for b in provision.blocks]


OFFENCE = """<Section><Label>3.1</Label>
<Subsection><MarginalNote>Making boats</MarginalNote><Label>(1)</Label><Text>Every person who</Text>
<Paragraph><Label>(<Emphasis>a</Emphasis>)</Label><Text>makes a boat that</Text>
<Subparagraph><Label>(i)</Label><Text>leaks, or</Text></Subparagraph>
<Subparagraph><Label>(ii)</Label><Text>sinks, or</Text></Subparagraph></Paragraph>
<Paragraph><Label>(b)</Label><Text>sells one</Text></Paragraph>
<ContinuedSectionSubsection><Text>is guilty of an offence.</Text></ContinuedSectionSubsection></Subsection>
<Subsection><MarginalNote>Defence</MarginalNote><Label>(2)</Label><Text>No defence.</Text></Subsection>
<HistoricalNote><HistoricalNoteSubItem>2012, c. 1</HistoricalNoteSubItem></HistoricalNote></Section>"""


def test_units_nest_and_the_tail_returns_to_its_stem() -> None:
    found = act(OFFENCE)
    provision = one(found, "3.1")
    assert shape(provision) == [(1, "(1)"), (2, "(a)"), (3, "(i)"), (3, "(ii)"), (2, "(b)"), (1, ""), (1, "(2)")]
    assert provision.heading == "Making boats"
    assert {i.text for i in found.ignored if i.kind == "editorial_note"} == {"Defence", "2012, c. 1"}


def test_facts_of_a_consolidated_act() -> None:
    found = act(OFFENCE)
    assert found.work.uri == "/akn/xx/act/2011-03-23/b-1-2"
    assert (found.work.short_title, found.expression.date) == ("Boats Act", "2025-10-14")
    assert found.expression.text_state is TextState.CURRENT


def test_definitions_stand_below_their_stem() -> None:
    body = """<Section><MarginalNote>Definitions</MarginalNote><Label>2</Label><Text>In this Act,</Text><Definition>
    <Text><DefinedTermEn>boat</DefinedTermEn> means</Text><Paragraph><Label>(a)</Label><Text>a canoe;</Text></Paragraph>
    </Definition></Section>"""
    provision = one(act(body), "2")
    assert shape(provision) == [(0, ""), (1, ""), (2, "(a)")]
    assert provision.text == "In this Act, boat means (a) a canoe;"


AMENDING = """<Section type="amending"><Label>1</Label><Text>Section 9 is replaced:</Text>
<AmendedText><Section><MarginalNote>Boats</MarginalNote><Label>9</Label><Subsection><Label>(1)</Label>
<Text>No boats.</Text></Subsection></Section></AmendedText>
<AmendedText xml:lang="fr"><Section><Label>9</Label><Text>Pas de bateaux.</Text></Section></AmendedText></Section>"""


def test_quoted_text_stays_in_the_amending_section_and_the_other_language_is_left_out() -> None:
    found = act(AMENDING, root="Bill")
    assert found.expression.text_state is TextState.AMENDING
    assert found.work.uri == "/akn/xx/act/2011-03-23/2011-4"
    assert shape(one(found, "1")) == [(0, ""), (1, "9"), (2, "(1)")]
    assert any(i.kind == "other_language" and "bateaux" in i.text for i in found.ignored)


def test_repealed_sections_keep_their_label() -> None:
    body = "<Section><Label>7</Label><Text><Repealed>[Repealed, 2001, c. 2, s. 3]</Repealed></Text></Section>"
    assert one(act(body), "7").state is State.REPEALED


def test_a_repealed_paragraph_does_not_repeal_its_section() -> None:
    body = """<Section><Label>7</Label><Text>Boats shall</Text>
    <Paragraph><Label>(a)</Label><Text>float;</Text></Paragraph>
    <Paragraph><Label>(b)</Label><Text><Repealed>[Repealed, 2001, c. 2]</Repealed></Text></Paragraph></Section>"""
    assert one(act(body), "7").state is State.IN_FORCE


def test_schedules_are_units_or_hold_sections_of_their_own() -> None:
    rest = """<Schedule><ScheduleFormHeading><Label>SCHEDULE 1</Label><OriginatingRef>(Section 2)</OriginatingRef>
    <TitleText>Ports</TitleText></ScheduleFormHeading><Provision><Text>Halifax</Text></Provision></Schedule>
    <Schedule id="NifProvs"><ScheduleFormHeading><TitleText>AMENDMENTS NOT IN FORCE</TitleText></ScheduleFormHeading>
    <BillPiece><RelatedOrNotInForce><Heading level="5"><TitleText>2030, c. 1</TitleText></Heading>
    <Section><Label>3</Label><Text>Boats fly.</Text></Section></RelatedOrNotInForce></BillPiece></Schedule>"""
    found = act(OFFENCE, rest)
    assert one(found, "SCHEDULE 1").heading == "Ports"
    assert one(found, "AMENDMENTS NOT IN FORCE 3").state is State.NOT_YET


def test_a_note_mark_is_no_part_of_the_label() -> None:
    body = """<Section><Label><FootnoteRef idref="x">*</FootnoteRef>20</Label>
    <Text>In force on a day to be fixed.</Text>
    <Footnote id="x"><Label>*</Label><Text>[Note: in force.]</Text></Footnote></Section>"""
    assert one(act(body), "20").text == "In force on a day to be fixed."


def test_no_section_is_refused() -> None:
    with pytest.raises(Unreadable, match="no <Section>"):
        act("<Heading level='1'><TitleText>Boats</TitleText></Heading>")


@pytest.mark.skipif(not LAWS.is_dir(), reason="the shared laws are not here")
def test_real_acts() -> None:
    source = law_file("ca/I-20.7-mandatory-reporting.en.xml")
    assert reader_for(source).name == "justice-canada"
    found = read(source)
    assert shape(one(found, "10"))[:5] == [(0, ""), (1, "(a)"), (2, "(i)"), (2, "(ii)"), (2, "(iii)")]
    assert account(found, source).share >= 0.99
    assert read(law_file("ca/2024-c23.en.xml")).expression.text_state is TextState.AMENDING
