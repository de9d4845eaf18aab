"""PDF is recognised by its bytes and refused with a remedy."""

import pytest

from tutela.core.errors import Unreadable
from tutela.law.readers import read
from tutela.law.source import Source


@pytest.mark.parametrize("name", ["act.pdf", "act.txt"])
def test_pdf_is_refused_whatever_it_is_called(name: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(Source(name, b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "xx"))
    assert caught.value.where == name
    assert "DOCX" in caught.value.remedy
