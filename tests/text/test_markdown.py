from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.markdown import mask_markdown
from tests.text.files import article


def prose(markdown: str) -> str:
    masked = mask_markdown(markdown, 0)
    assert len(masked.body) == len(markdown)
    kept = [(a, b) for a, b in zip(markdown, masked.body, strict=True) if a != b]
    assert all(b == " " and a not in "\r\n" for a, b in kept)
    return " ".join(masked.body.split())


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("# Title #\n\nText", "Title Text"),
        ("Title\n=====\nText", "Title Text"),
        ("#tag and C# stay", "#tag and C# stay"),
        (
            "**Bold** and *it* or __b__ and _i_ but snake_case_name",
            "Bold and it or b and i but snake_case_name",
        ),
        ("3 * 4 and 3*4", "3 * 4 and 3*4"),
        ("~~$40 million~~ $48 million", "$48 million"),
        ('a [link text](http://x.org/5_000 "5 title") b', "a link text b"),
        ("a [link](<x y> 'z') and [f](a(b)c) b", "a link and f b"),
        ("![an image of 3](pic-2020.png)", "an image of 3"),
        ("[![logo](a.png)](http://b.org)", "logo"),
        ("[words][ref] and [ref] and [not]\n\n[ref]: http://x.org/2020", "words and ref and [not]"),
        ("He met [the mayor] twice", "He met [the mayor] twice"),
        ("A note.[^1]\n\n[^1]: It cost $5.", "A note. It cost $5."),
        ("<https://x.org/1> and https://x.org/2, and <b class='5'>bold</b>", "and , and bold"),
        ("5 < 6 and 7 > 3", "5 < 6 and 7 > 3"),
        ("a <!-- 52 guests\n\n5 more --> b", "a b"),
        ("a <!-- never closed", "a never closed"),
        ("<script>\nvar a = 5;\n</script>\nText", "Text"),
        ("`code 5` and ``a ` b`` and `open", "and and open"),
        ("`a\n\nb` c", "a b c"),
        ("Up to `24 MiB` in `30 days` by `v2`", "Up to 24 MiB in 30 days by"),
        ("Not `45d`, `5x` or `4.1.3`", "Not , or"),
        ("`max` = `5` but error `503`", "= 5 but error"),
        ("It makes `20` calls; calls: `20`", "It makes calls; calls: 20"),
        ("| Key | Default |\n|---|---|\n| `404` | `25` |", "Key Default 25"),
        ("```py\nx = 5\n```\nText", "Text"),
        ("~~~\n```\nx = 5\n~~~\nText", "Text"),
        ("````\n```\n5\n````\nText", "Text"),
        ("> ```\n> 5\n> ```\n> Text", "Text"),
        ("Text\n\n    code 5\n\nText", "Text Text"),
        ("Text\n    goes on", "Text goes on"),
        ("\tcode 5\n", ""),
        ("- item\n\n    its text\n\n- item", "item its text item"),
        ("* one\n+ two\n- three\n1. four\n2) five", "one two three four five"),
        ("- [ ] open\n- [x] done", "open done"),
        ("It was built in\n1999. It fell in 2001.", "It was built in 1999. It fell in 2001."),
        ("> quoted\n> > deeper", "quoted deeper"),
        ("| a | b |\n|---|:-:|\n| 1 | 2 |\n\na | b", "a b 1 2 a | b"),
        ("one\n\n***\n\ntwo\n\n- - -\n", "one two"),
        ("\\*5\\* and \\$6", "*5 * and $6"),
        ("$5&nbsp;million & more &amp; more", "$5 million & more &amp; more"),
        ('{{< figure src="5.png" >}} {% include 5 %} Text', "Text"),
        ("-5 degrees", "-5 degrees"),
    ],
)
def test_marks_go_and_prose_stays(markdown, expected):
    assert prose(markdown) == expected


_PIECES = st.sampled_from(
    [
        *"`*_~[]()<>!#|\\-+:\"'^ \n\t&=.",
        "```",
        "](",
        "[^",
        "<!--",
        "-->",
        "1. ",
        "    ",
        "a",
        "é",
        "\r\n",
    ]
)


@given(st.lists(_PIECES, max_size=60).map("".join))
def test_nothing_moves(markdown):
    prose(markdown)


@pytest.mark.parametrize(
    ("content", "title"),
    [
        ("Text\n\n## A *fine* `x` day ##\n\n# Later", "A fine day"),
        ("The title\n---------\n\nText", "The title"),
        ("```\n# no\n```\n\nText", ""),
        ("#\n\n# Yes", "Yes"),
    ],
)
def test_the_first_heading_is_the_title(tmp_path, content, title):
    read = article(tmp_path / "a.md", content)
    assert read.title == title
    assert (read.title_span is None) == (not title)
    if read.title_span:
        assert " ".join(read.title_span.of(read.body).split()) == title


def test_a_title_in_front_matter_comes_first(tmp_path):
    read = article(tmp_path / "a.md", "---\ntitle: One\n---\n# Two\n")
    assert (read.title, read.title_span) == ("One", None)
