"""Errors that say where, what, and what to do."""


class TutelaError(Exception):
    """Something a person can mend.

    `where` is a path, a path with a line (`a.yaml:7`) or a place in a law; `what` is one sentence;
    `remedy` says what to do, and is empty only where nothing can be done.
    """

    def __init__(self, where: str, what: str, remedy: str = "") -> None:
        super().__init__(where, what, remedy)
        self.where, self.what, self.remedy = where, what, remedy

    def __str__(self) -> str:
        return " ".join(filter(None, (f"{self.where}: {self.what}", self.remedy)))


class BadData(TutelaError):
    """A file of the project's own knowledge (standards, terms, weights) breaks its form."""


class Unreadable(TutelaError):
    """A law file that no reader can read, or that its reader refuses; the rest of the batch goes on."""


class BadIdentifier(TutelaError):
    """A string that is no identifier of the kind that was expected."""
