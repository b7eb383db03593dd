"""Texts on which a careless reader would take hours. A hang is the failure."""

from __future__ import annotations

import pytest

from tests.articles import cut
from tests.text.files import article, problems, write

_SIZE = 200_000


@pytest.mark.parametrize(
    "unit",
    [
        *(
            "`",
            "` ",
            "```",
            "[",
            "]",
            "[a](",
            '[a](b "',
            "![](",
            "[^",
            "][",
            "](",
            "<a",
            "<a ",
            "<!--",
        ),
        *(
            "<!--\n",
            "<script>\n",
            "*",
            "*a",
            "**a ",
            "_",
            "_a",
            "~~a",
            ">",
            "> ",
            ">\n",
            "- ",
            "-\n",
        ),
        *(
            "1. ",
            " ",
            "#",
            "# ",
            "|",
            "|a|\n|-|\n",
            "\\",
            "{{",
            "{%",
            "\t",
            "\n",
            "&nbsp;",
            "```\n",
        ),
        *(
            "~~~~\n```\n",
            "[a]: b\n",
            "`a``b```c",
            "http://",
            "www.",
            "\u2028",
            "---\n",
            "+++\n",
            "a: b\n",
        ),
    ],
)
def test_markdown(tmp_path, unit):
    read = article(tmp_path / "a.md", unit * (_SIZE // len(unit)))
    cut(read.body)


@pytest.mark.parametrize(
    "unit",
    [
        *(
            ".",
            ". ",
            ".\n",
            '."',
            '."A',
            ".'A",
            ".A",
            "a.Aa",
            ".a",
            "…",
            "a\n",
            "a \n \n",
            '"',
            'a."B ',
        ),
        *("U.S.", "?!", ".[1]", ".[1] A", ".(((", "a. (((", "Mr. ", "a\r", "1. ", " 'a", "A, "),
        *("2020-01-01 ", "3 May 2020 | ", "a   b\n", " " * 2000 + "\n", "word " * 14 + "\n"),
    ],
)
def test_plain_text(tmp_path, unit):
    read = article(tmp_path / "a.txt", unit * (_SIZE // len(unit)))
    cut(read.body)


@pytest.mark.parametrize("unit", ["Word " * 14 + "\n", 'He said "no. "\n', 'It is."It"was '])
def test_many_lines(unit):
    assert cut(unit * (4_000_000 // len(unit)))


def test_a_line_of_fifty_megabytes(tmp_path):
    path = write(tmp_path / "a.txt", b"x" * 50_000_000)
    assert [p.rule for p in problems(path)] == ["I801"]
    path = write(tmp_path / "a.jsonl", b'{"text": "' + b"x" * 50_000_000 + b'"}')
    assert [p.rule for p in problems(path)] == ["I801"]
    assert sum(s.end - s.start for s in cut("x" * 50_000_000)) == 50_000_000
