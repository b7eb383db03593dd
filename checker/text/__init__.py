"""Paths to articles, and bodies to sentences."""

from checker.text.discover import Discovery, FileRef, discover
from checker.text.formats import article_format
from checker.text.given import Given, given_article
from checker.text.lines import Lines, position
from checker.text.place import Places
from checker.text.read import read, read_numbered
from checker.text.sentences import sentence_words, sentences

__all__ = [
    "Discovery",
    "FileRef",
    "Given",
    "Lines",
    "Places",
    "article_format",
    "discover",
    "given_article",
    "position",
    "read",
    "read_numbered",
    "sentence_words",
    "sentences",
]
