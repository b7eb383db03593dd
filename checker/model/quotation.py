"""Quotations: the words that an article gives as somebody's own."""

from __future__ import annotations

import msgspec

from checker.model.place import Place
from checker.model.values import Time


class Speaker(msgspec.Struct, frozen=True):
    """Who is quoted: the words of the article, and the names it knows them by.

    `key` is the entity key of the speaker, empty where nothing names them; `allies` are those of
    the bodies that they are named with ("Harbour Board spokesman Jan Oll"); `person` is true if
    the key is the name of a person, `named` if the words beside the quotation leave no doubt of it.
    `roles` are the offices that the article gives them, or its only words for them ("the mayor").
    """

    text: str
    key: str = ""
    allies: tuple[str, ...] = ()
    person: bool = False
    named: bool = False
    roles: tuple[str, ...] = ()


class Saying(msgspec.Struct, frozen=True):
    """When the words were said, as the text beside them tells; `text` are its words.

    `carried` is true if the time stands in the sentence before.
    """

    value: Time
    at: Place
    text: str
    carried: bool = False


class Quotation(msgspec.Struct, frozen=True):
    """What stands between quotation marks, with its speaker, its time and its occasion.

    `occasion` are the content words around it, lower case and roughly stemmed; `telling` the words
    of its sentence as they stand, the same for copies of one text; `published` the day on which
    the article appeared, in ISO form, or empty. `runs` and `stems` are numbers for its runs of
    words and for the stems of those that carry meaning, of four bytes each: they tell which
    quotations may have something in common.
    """

    text: str
    at: Place
    language: str
    speaker: Speaker | None = None
    said: Saying | None = None
    occasion: tuple[str, ...] = ()
    telling: str = ""
    published: str = ""
    runs: bytes = b""
    stems: bytes = b""
