"""Comments and front matter to suppressions: what they name, and the lines that they hold for."""

from __future__ import annotations

import time

import pytest

from checker.model import Article, Suppression
from checker.problems import InputProblem
from checker.settings import Settings
from checker.text.article import Named, file_article


def read(text: str, markdown: bool = True) -> list[Article | InputProblem]:
    return list(file_article(Named("a.md", "a.md"), text, markdown, Settings()))


def said(text: str, markdown: bool = True) -> tuple[Suppression, ...]:
    (article,) = read(text, markdown)
    assert isinstance(article, Article)
    return article.suppressions


def brief(text: str, markdown: bool = True) -> list[tuple[str, str, str]]:
    return [(s.rule, s.reason, s.until) for s in said(text, markdown)]


@pytest.mark.parametrize(
    ("comment", "read_as"),
    [
        ("factlint-ignore C101: asked", [("C101", "asked", "")]),
        ("factlint-ignore C101:asked: twice", [("C101", "asked: twice", "")]),
        ("factlint-ignore C101", [("C101", "", "")]),
        ("factlint-ignore C101:", [("C101", "", "")]),
        ("factlint-ignore C101, u201: both", [("C101", "both", ""), ("u201", "both", "")]),
        ("factlint-ignore quote-wording: x", [("quote-wording", "x", "")]),
        ("Factlint-Ignore C101: a\n  b (until 2027-01-01)", [("C101", "a b", "2027-01-01")]),
        ("factlint-ignore C101 (until 2027-01-01)", [("C101", "", "2027-01-01")]),
        ("factlint-ignore C101: x (until spring)", [("C101", "x", "spring")]),
        ("factlint-ignore C101: x (until )", [("C101", "x", "?")]),
        (
            "factlint-ignore C101: (until noon) it is open",
            [("C101", "(until noon) it is open", "")],
        ),
    ],
)
def test_what_a_comment_says(comment, read_as):
    assert brief(f"Words. <!-- {comment} -->") == read_as
    assert brief(f"Words. <!--{comment}-->", markdown=False) == read_as


@pytest.mark.parametrize(
    "comment",
    [
        "factlint-ignore",
        "factlint-ignore: reason",
        "factlint-ignore C101 because",
        "factlint-disable C101: x",
        "factlint: ignore C101",
        "factlint-ignored C101: x",
    ],
)
def test_another_form_is_kept_as_trouble(comment):
    (found,) = said(f"Words. <!-- {comment} -->")
    assert (found.rule, "not of the form" in found.trouble) == ("", True)


@pytest.mark.parametrize(
    "text",
    [
        "Words. <!-- a remark -->",
        "Words. <!-- factlint is a linter -->",
        "`<!-- factlint-ignore C101: x -->` is the form.",
        "```\n<!-- factlint-ignore C101: x -->\n```\nWords.",
        "Above.\n\n    <!-- factlint-ignore C101: x -->\n",
        "<pre><!-- factlint-ignore C101: x --></pre>",
        "<code>\n<!-- factlint-ignore C101: x -->\n</code>",
        "<!-- factlint-ignore C101: x",
        "<!-- outer\n<!-- factlint-ignore C101: x -->",
    ],
)
def test_no_suppression(text):
    assert said(text) == ()


IGNORE = "<!-- factlint-ignore C101: x -->"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"Words. {IGNORE}\nMore.", [(1, 1)]),
        (f"{IGNORE} Words.\nMore.", [(1, 1)]),
        (f"{IGNORE}\nWords.\nMore.", [(1, 2)]),
        (f"{IGNORE}\r\n\r\n# Words\r\n", [(1, 3)]),
        (f"{IGNORE}\n{IGNORE}\nWords.", [(1, 3), (2, 3)]),
        (f"{IGNORE} {IGNORE}\nWords.", [(1, 2), (1, 2)]),
        (f"Words.\n{IGNORE}\n", [(2, 2)]),
        ("<!-- factlint-ignore C101:\nx -->\nWords.", [(1, 3)]),
        ("Words <!-- factlint-ignore C101:\nx -->\nMore.", [(1, 2)]),
        (f"- {IGNORE}\n- Words.", [(1, 2)]),
        (f"> {IGNORE}\n> Words.", [(1, 2)]),
        (f"| a | b {IGNORE} |\n|---|---|\n| c | d {IGNORE} |", [(1, 1), (3, 3)]),
    ],
)
def test_the_lines_that_a_comment_holds_for(text, lines):
    assert [s.lines for s in said(text)] == lines


def test_the_words_of_a_comment_are_no_prose():
    (article,) = read(f"Words. {IGNORE} More.", markdown=False)
    assert article.body == "Words. " + " " * len(IGNORE) + " More."


def test_the_place_of_a_comment():
    (found,) = said(f"Words.\n\nMore. {IGNORE}")
    assert (found.at.line, found.at.column) == (3, 7)
    assert found.at.span.of(f"Words.\n\nMore. {IGNORE}") == IGNORE


@pytest.mark.parametrize(
    ("front", "read_as"),
    [
        ("factlint: {ignore: {C101: asked}}", [("C101", "asked", "")]),
        (
            "factlint:\n  ignore:\n    C101: asked (until 2027-01-01)\n    U201:",
            [("C101", "asked", "2027-01-01"), ("U201", "", "")],
        ),
        ("factlint: {ignore: [C101, U201]}", [("C101", "", ""), ("U201", "", "")]),
        ("factlint: {ignore: C101}", [("C101", "", "")]),
        ("factlint:", []),
        ("factlint: {}", []),
    ],
)
@pytest.mark.parametrize("markdown", [True, False])
def test_front_matter(front, read_as, markdown):
    text = f"---\ntitle: A\n{front}\n---\nWords."
    assert brief(text, markdown) == read_as
    assert {s.lines for s in said(text, markdown)} <= {None}


def test_front_matter_in_toml():
    assert brief('+++\n[factlint.ignore]\nC101 = "asked"\n+++\nWords.') == [("C101", "asked", "")]


def test_the_place_of_a_rule_in_front_matter():
    text = "---\ntitle: C101\nfactlint:\n  ignore:\n    C101: asked\n---\nC101"
    (found,) = said(text)
    assert (found.at.line, found.at.column) == (5, 5)


@pytest.mark.parametrize(
    "front",
    [
        "factlint: off",
        "factlint: [C101]",
        "factlint: {ignored: {C101: x}}",
        "factlint: {ignore: {C101: {why: x}}}",
        "factlint: {ignore: {C101: x}, select: U201}",
        "factlint: {ignore: [[C101]]}",
    ],
)
def test_front_matter_of_another_form_is_named(front):
    problem, article = read(f"---\n{front}\n---\nWords.")
    assert isinstance(problem, InputProblem)
    assert "{ignore: {C101: reason}}" in problem.message
    assert isinstance(article, Article)
    assert article.suppressions == ()


@pytest.mark.parametrize("markdown", [True, False])
@pytest.mark.parametrize(
    "text",
    [
        IGNORE * 20_000,
        f"{IGNORE}\n" * 20_000,
        "<!-- factlint-ignore " * 50_000,
        "`<!-- factlint-ignore " * 50_000,
        f"<!-- factlint-ignore {'C,' * 300_000} -->",
        f"<!-- factlint-ignore C101: {'(until ' * 100_000} -->",
    ],
    ids=lambda t: t[:30],
)
def test_time_grows_no_faster_than_the_text(text, markdown):
    started = time.process_time()
    read(text, markdown)
    assert time.process_time() - started < 20  # hours, if it grew with the square
