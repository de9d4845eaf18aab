"""Words with which statute books mark a place whose provision is no longer law: "(repealed)", aufgehoben, 削除."""

import re

_REPEALED = (
    "repealed|omitted|revoked|spent|aufgehoben|aufgeh|weggefallen|entfällt|gegenstandslos"
    "|abrogée?s?|supprimée?s?|périmée?s?|derogad[oa]s?|suprimid[oa]s?|sin efecto|sin contenido|anulad[oa]s?"
    "|derogat i sense contingut|derogad[ae]s?|derogat|sense contingut|suprimit|revogad[oa]s?"
    "|vervallen(?: per [\\d-]+)?|ingetrokken|ha(?:r|de) upphävts|upphävd|ha(?:r|de) upphört att gälla"
    "|zrušen[aoý]?|zrušuje sa|vypúšťa sa|kehtetu|ophævet|opphevet|kumottu|abrogato|soppressa?o?"
    "|uchylon[yea]|брисан[аио]?|виключен[аоо]?|hatályon kívül|削除|(?:已)?废止|삭제"
)
# What may stand beside the word and does not make it a sentence of law: the article's name, dates, the amending act.
_BESIDE = re.compile(
    rf"^[\W\d_]*(?:art(?:ículo|icle|\.)?[\s\d.]*(?:bis|ter|qu[aá]ter|quinquies|sexies|septies|octies)?[\W\d]*)?"
    rf"(?:inciso\s+)?(?:{_REPEALED})(?:\s+(?:genom|por|par|durch|by)\b[^.;]{{0,80}})?(?:\s*[-–—][^.;]{{0,60}})?[\W\d]*$",
    re.IGNORECASE,
)


def says_repealed(text: str) -> bool:
    """Whether these words (a whole provision or its heading) only say that nothing is left."""
    return len(text) < 200 and _BESIDE.match(text) is not None
