"""Laws in 条: Japanese bold articles with 附則, Chinese lines with （一） items."""

import pytest
from law_files import law_file

from tutela.law.account import account
from tutela.law.model import Act, Provision, State
from tutela.law.readers import read
from tutela.law.source import Source

JAPANESE = """---
title: "小舟法"
identifier: "999AC0000000001"
country: "jp"
publication_date: "2001-02-03"
last_updated: "2020-05-06"
source: "https://example.org"
extra:
  law_num: "平成十三年法律第一号"
---

### 第一章　総則

**第一条（目的）**　小舟を守る。

**第二条の二（定義）**　小舟とは、舟をいう。

**２**　櫂とは、次のものをいう。

- 一　木

  - イ　松

**第三条**　削除

## 附則

**第一条（施行期日）**　公布の日から施行する。

## 附則

**１**　翌日から施行する。
"""
CHINESE = """# 小舟法

2001年2月3日 通过

2020年5月6日 修正

<!-- INFO END -->

## 第一章 总则

第一条 保护小舟。

第二条 有下列情形之一的，处罚款：

（一）沉船的；

（二）烧船的。

前款规定适用于桨。
"""


def act(text: str, language: str) -> Act:
    return read(Source("boat.md", text.encode(), "xx", (language,)))


def one(found: Act, label: str) -> Provision:
    return next(p for p in found.provisions if p.label == label)


def shape(provision: Provision) -> list[tuple[int, str]]:
    return [(b.depth, b.marker) for b in provision.blocks]


def test_japanese_paragraphs_stand_side_by_side_and_items_below() -> None:
    found = act(JAPANESE, "ja")
    assert (found.work.uri, found.expression.date) == ("/akn/xx/act/2001-02-03/999ac0000000001", "2020-05-06")
    assert one(found, "第二条の二").heading == "定義"
    assert one(found, "第二条の二").eid == "art_2-2"
    assert shape(one(found, "第二条の二")) == [(1, ""), (1, "２"), (2, "一"), (3, "イ")]
    assert one(found, "第三条").state is State.REPEALED
    assert one(found, "第一条").path == ("第一章 総則",)


def test_supplementary_provisions_have_their_own_numbers() -> None:
    found = act(JAPANESE, "ja")
    assert [p.label for p in found.provisions] == ["第一条", "第二条の二", "第三条", "附則 第一条", "附則"]
    assert len({p.eid for p in found.provisions}) == 5
    assert one(found, "附則").text == "１ 翌日から施行する。"


def test_chinese_items_stand_under_their_stem() -> None:
    found = act(CHINESE, "zh")
    assert (found.work.title, found.work.date, found.expression.date) == ("小舟法", "2001-02-03", "2020-05-06")
    assert shape(one(found, "第二条")) == [(0, ""), (1, "（一）"), (1, "（二）"), (0, "")]


@pytest.mark.parametrize(
    ("path", "language", "label", "heading", "blocks"),
    [
        ("jp/child-prostitution-pornography-act-411AC0100000052.md", "ja", "第七条", "児童", [(1, ""), (1, "２")]),
        ("jp/penal-code-140AC0000000045.md", "ja", "第百八十二条", "", [(1, ""), (2, "一"), (2, "二"), (2, "三")]),
        ("cn/criminal-law.md", "zh", "第三百六十三条", "", [(0, ""), (0, "")]),
    ],
)  # fmt: skip
def test_real_offences(path: str, language: str, label: str, heading: str, blocks: list[tuple[int, str]]) -> None:
    source = law_file(path, language)
    found = read(source)
    provision = one(found, label)
    assert provision.heading.startswith(heading)
    assert (shape(provision)[: len(blocks)], provision.state) == (blocks, State.IN_FORCE)
    assert account(found, source).share >= 0.99
