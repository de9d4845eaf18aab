"""The peer: BM25 (tantivy) over text and headings, asked with the same terms."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import tantivy

from tutela.concordance.words import fold, fold_by_character
from tutela.law.model import Act, State
from tutela.standards.model import Requirement
from tutela.standards.terms import Language, load_language

_WORD = re.compile(r"\w+")
MOST_CLAUSES = 900  # tantivy's limit for one query lies at 1,024


def _words(text: str, language: Language) -> list[str]:
    """A text as index words: folded words, or pairs of characters for scripts without spaces."""
    if language.spaces:
        return _WORD.findall(fold(text, language.fold_marks))
    letters = [c for c in fold_by_character(text) if c.isalnum()]
    return ["".join(pair) for pair in pairwise(letters)]


class Bm25:
    """An index of one jurisdiction's provisions in force."""

    def __init__(self, acts: Sequence[Act]) -> None:
        schema = tantivy.SchemaBuilder()
        schema.add_text_field("text", stored=False, tokenizer_name="whitespace", index_option="position")
        schema.add_integer_field("number", stored=True)
        self._index = tantivy.Index(schema.build())
        self._languages = [load_language(a.expression.language) for a in acts]
        self._places: list[tuple[str, str, str]] = []
        self._vocabulary: dict[str, set[str]] = {}
        writer = self._index.writer(50_000_000, 1)
        for act, language in zip(acts, self._languages, strict=True):
            for p in act.provisions:
                if p.state is State.IN_FORCE:
                    words = _words(f"{p.heading} {p.text}", language)
                    self._vocabulary.setdefault(language.code, set()).update(words)
                    writer.add_document(tantivy.Document(text=[" ".join(words)], number=len(self._places)))
                    self._places.append((act.file, p.label, p.text[:200]))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._expanded: dict[tuple[str, str], list[str]] = {}
        self._sorted = {code: sorted(words) for code, words in self._vocabulary.items()}

    def _expand(self, pattern: str, code: str) -> list[str]:
        known = self._expanded.get((code, pattern))
        if known is None:
            known = self._expanded[code, pattern] = self._words_like(pattern, code)
        return known

    def _words_like(self, pattern: str, code: str) -> list[str]:
        if "*" not in pattern:
            return [pattern] if pattern in self._vocabulary[code] else []
        head = pattern.partition("*")[0]
        words = self._sorted[code]
        if head:
            words = words[bisect_left(words, head) : bisect_left(words, head + "\uffff")]
        expression = re.compile(re.escape(pattern).replace(r"\*", r"\w*"))
        return [word for word in words if expression.fullmatch(word)][:40]

    def _query(self, concepts: Mapping[str, int]) -> tantivy.Query | None:
        """An OR over all words of all terms of the concepts; words of the naming elements count double."""
        weight: dict[str, float] = {}
        for language in {x.code: x for x in self._languages}.values():
            for term in language.terms:
                if term.concept not in concepts or term.discount:
                    continue
                pieces = re.findall(r"[\w*]+", fold(term.text, language.fold_marks))
                if not language.spaces:
                    pieces = _words(term.text, language)
                for piece in pieces:
                    for word in self._expand(piece, language.code) if piece.strip("*") else []:
                        w = (2.0 if concepts[term.concept] == 4 else 1.0) * (0.5 if term.weak else 1.0)
                        weight[word] = max(weight.get(word, 0.0), w)
        chosen = sorted(weight.items(), key=lambda item: (-item[1], item[0]))[:MOST_CLAUSES]
        should = [
            (
                tantivy.Occur.Should,
                tantivy.Query.boost_query(tantivy.Query.term_query(self._index.schema, "text", w), b),
            )
            for w, b in chosen
        ]
        return tantivy.Query.boolean_query(should) if should else None

    def ask(self, requirement: Requirement, limit: int = 10) -> list[dict[str, Any]]:
        """The best provisions for a requirement, best first."""
        ordering = [e for e in requirement.elements.values() if e.weight]  # the others decide and do not order
        concepts = {c: e.weight for e in ordering for c in e.concepts}
        query = self._query(concepts)
        if query is None:
            return []
        searcher = self._index.searcher()
        found = searcher.search(query, limit).hits
        numbers = [searcher.doc(address)["number"][0] for _, address in found]
        return [dict(zip(("file", "label", "quote"), self._places[n], strict=True)) for n in numbers]
