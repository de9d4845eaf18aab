"""The e-Gov HTML of 2013: headings before articles, paragraphs and items as DIVs, supplementary provisions."""

from law_files import law_file

from tutela.law.account import account
from tutela.law.readers import read, reader_for
from tutela.law.source import Source

PAGE = """<HTML><HEAD><META http-equiv="Content-Type" content="text/html; charset=shift_jis">
<STYLE type="text/css">DIV.arttitle { margin-left: 1em; }</STYLE><TITLE>港湾法</TITLE></HEAD><BODY>
<B>港湾法<BR>（平成十年一月二日法律第三号）</B><BR>
<A HREF="#1">第一章　総則（第一条）</A><BR>
<P>　<B><A NAME="1">第一章　総則</A></B>
<P><DIV class="arttitle"><A NAME="2">（目的）</A></DIV><DIV class="item"><B>第一条</B><A NAME="3"></A>
　港は自由とする。</DIV>
<DIV class="item"><B><A NAME="4">２</A></B>　次の者を罰する。
<DIV class="number"><B><A NAME="5">一</A></B>　船長<DIV class="para1"><B>イ</B>　老</DIV></DIV>
<DIV class="number"><B>二</B>　<A HREF="/x">船員法</A>の船主</DIV></DIV>
<P><DIV class="arttitle">（定義）</DIV>
<DIV class="item"><B>第二条の二</B>　次のとおり。<DIV class="number"><B>一</B>　船</DIV></DIV>
<BR>　　<A NAME="6"><B>附　則　（平成十六年法律第四号）　抄</B></A>
<P><DIV class="arttitle">（施行期日）</DIV><DIV class="item"><B>第一条</B>　今日から施行する。</DIV>
</BODY></HTML>"""


def test_articles_paragraphs_items_and_supplementary_provisions() -> None:
    source = Source("a.html", PAGE.encode("cp932"), "xx", ("ja",))
    act = read(source)
    assert act.reader == "egov2013/1"
    assert [p.label for p in act.provisions] == ["第一条", "第二条の二", "附則 第一条"]
    first, second, last = act.provisions
    assert first.heading == "（目的）"
    assert [(b.depth, b.marker) for b in first.blocks] == [(1, ""), (1, "２"), (2, "一"), (3, "イ"), (2, "二")]
    assert [(b.depth, b.marker) for b in second.blocks] == [(0, ""), (1, "一")]
    assert first.path == ("第一章 総則",)
    assert last.heading == "（施行期日）"
    assert [i.kind for i in act.ignored] == ["contents_list"]
    assert account(act, source).share >= 0.99


def test_the_real_act_of_2013() -> None:
    source = law_file("jp/child-prostitution-pornography-act-2013.html", "ja")
    act = read(source)
    assert reader_for(source).name == "egov2013"
    seventh = next(p for p in act.provisions if p.label == "第七条")
    assert seventh.heading == "（児童ポルノ提供等）"
    assert {b.depth for b in seventh.blocks} == {1}
    assert account(act, source).share >= 0.99
