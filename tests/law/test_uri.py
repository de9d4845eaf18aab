"""FRBR URIs parse and print, and refuse what is none."""

import pytest

from tutela.core.errors import BadIdentifier
from tutela.law.uri import ExpressionUri, ProvisionUri, WorkUri

WORKS = {
    "with a date": "/akn/de/act/1871-05-15/stgb",
    "with a year": "/akn/ie/act/1998/22",
    "without a date": "/akn/xa/act/x-penal-code",
    "of a part of a country": "/akn/us-dc/act/2012/title-22",
}
EXPRESSIONS = {
    "dated": "/akn/de/act/1871-05-15/stgb/deu@2024-11-12",
    "date unknown": "/akn/xa/act/x-penal-code/eng@x-0123456789ab",
}


@pytest.mark.parametrize("text", WORKS.values(), ids=WORKS)
def test_work(text: str) -> None:
    assert str(WorkUri.parse(text)) == text


@pytest.mark.parametrize("text", EXPRESSIONS.values(), ids=EXPRESSIONS)
def test_expression_and_provision(text: str) -> None:
    assert str(ExpressionUri.parse(text)) == text
    assert str(ProvisionUri.parse(f"{text}/~sec_184b__v2")) == f"{text}/~sec_184b__v2"


def test_no_official_number_is_said() -> None:
    assert WorkUri.parse("/akn/xa/act/x-penal-code").provisional
    assert not WorkUri.parse("/akn/ie/act/1998/22").provisional


@pytest.mark.parametrize("text", ["", "stgb", "/akn/de", "/akn/DE/act/1/2", "/akn/de/act/1871-05-15/stgb/de@x"])
def test_what_is_no_uri(text: str) -> None:
    with pytest.raises(BadIdentifier, match="no FRBR URI"):
        ExpressionUri.parse(text)
