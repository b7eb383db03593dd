"""`factlint init`: a first configuration, and what is there to check."""

from __future__ import annotations

import os
from collections import Counter
from itertools import islice
from pathlib import Path

from checker import rulebook, text
from checker.cli import output
from checker.configuration import Finder
from checker.model import Article
from checker.problems import Problem, Problems
from checker.report.cells import one_line
from checker.report.summary import counted
from checker.settings import Settings

_NAME = "factlint.toml"
# So many files are read to learn what languages there are.
_MOST_READ = 500
_TEMPLATE = """\
# Configuration of factlint. The lines that are no comment show defaults.
# `factlint config schema` prints all that may stand here, `factlint config show FILE` what holds
# for a file.

# End with 1 for findings of this severity or above: error, warning, info or never.
fail-on = "error"

# Leave out findings that are less certain, from 0 to 1.
min-confidence = 0.5

# Rules by id, by the beginning of an id, or by name. `factlint rules` lists them.
# select = ["C", "U201"]
# ignore = ["T602"]

# The language of articles that do not tell theirs, and whose dollar "$" is in them.
language = "en"
# region = "AU"

# Settings that other files share, relative to this one.
# extend = "../factlint.toml"

# Folders with rules of your own.
# rules = ["house-rules"]

# How grave the findings of a rule are: info, warning or error.
# [severity]
# U201 = "error"

# The names of the fields of your .jsonl files.
# [fields]
# text = "body"
# published = "date"

# Other settings for some of the articles; paths are written as in .gitignore.
# [[overrides]]
# paths = ["wire/**"]
# outlet = "Harbour News"
# language = "en-GB"
# ignore = ["T601"]
# severity = { U201 = "info" }
"""


def init(folder: str) -> int:
    """Write factlint.toml into a folder and say what articles are in it; 0. Raises Problems."""
    if not os.path.isdir(folder):
        cure = "Name a folder that exists."
        raise Problems([Problem(folder, 0, "no such folder", cure)])
    target = Path(folder, _NAME)
    _refuse_second(folder)
    found = text.discover([folder], Settings())
    try:
        with target.open("x", encoding="utf-8") as file:
            file.write(_TEMPLATE)
    except OSError as error:
        reason = error.strerror or str(error)
        cure = "Name another folder, or make this one writable."
        raise Problems([Problem(str(target), 0, f"cannot be written: {reason}", cure)]) from None
    told = _told(found)
    output.write(f"{one_line(str(target))} is written.\n{told}")
    return 0


def _refuse_second(folder: str) -> None:
    there = Finder().inside(os.path.realpath(folder))
    if there:
        shown = os.path.join(folder, os.path.basename(there))
        cure = "Change that one, or remove it first; nothing was written."
        raise Problems([Problem(shown, 0, "there is a configuration already", cure)])


def _told(found: text.Discovery) -> str:
    """What is there: articles by format and language, and what cannot be read."""
    languages: Counter[str] = Counter()
    unread = len(found.unread)
    for file in islice(found.files, _MOST_READ):
        for item in text.read(file, Settings()):
            if isinstance(item, Article):
                languages[item.language] += 1
            else:
                unread += 1
    if not languages and not unread:
        return "No article is there yet: .txt, .md and .jsonl files are articles.\n"
    formats = Counter(file.format for file in found.files)
    by_format = ", ".join(f"{n:,} {kind}" for kind, n in sorted(formats.items()))
    lines = [
        f"{counted(len(found.files), 'file')} to check" + (f" ({by_format})" if formats else "")
    ]
    if len(found.files) > _MOST_READ:
        lines.append(f"the first {_MOST_READ} of them were read:")
    lines.append(f"{counted(sum(languages.values()), 'article')}: {_languages(languages)}")
    if unread:
        lines.append(f"{counted(unread, 'input')} cannot be read: factlint check names them")
    return "".join(f"  {line}\n" for line in lines)


def _languages(languages: Counter[str]) -> str:
    rules = rulebook.load()
    return ", ".join(
        f"{n:,} in {one_line(code[:20])}" + ("" if rules.knows(code) else " (no rules yet)")
        for code, n in sorted(languages.items(), key=lambda item: (-item[1], item[0]))
    )
