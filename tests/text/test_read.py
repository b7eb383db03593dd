from __future__ import annotations

import io
import os
import sys

import msgspec
import pytest

from checker import text
from checker.model import Article, DateOrigin
from checker.settings import Settings
from tests.articles import cut
from tests.text.files import SETTINGS, article, articles, problems, read_all, write


@pytest.mark.parametrize("mark", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_no_character(tmp_path, mark):
    assert article(tmp_path / "a.txt", "Zwölf €.".encode(mark)).text == "Zwölf €."


def test_line_ends_stay_as_they_are(tmp_path):
    assert article(tmp_path / "a.txt", b"One.\r\nTwo.\rThree.\n").text == "One.\r\nTwo.\rThree.\n"


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        (b"One.\nCaf\xe9.", "byte 0xe9 at byte 8, line 2"),
        (b"\xef\xbb\xbfCaf\xe9.", "byte 0xe9 at byte 6, line 1"),
        ("\n\nab".encode("utf-16") + b"c", "line 3"),
        ("ab".encode("utf-32"), "UTF-32"),
        (b"One.\n\0Two.", "NUL character at character 5, line 2"),
        (b"\0" * 10_000, "binary"),
        (b"\x7fELF\x00\xff" + os.urandom(20_000), "binary"),
    ],
)
def test_what_is_no_text_is_named_with_its_place(tmp_path, raw, place):
    (problem,) = read_all(write(tmp_path / "a.txt", raw))
    assert (problem.rule, place in problem.message) == ("I802", True)
    assert "UTF-8" in problem.cure


@pytest.mark.parametrize("content", ["", " \n\t\n", "\ufeff"])
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_an_empty_file_is_an_article_without_a_sentence(tmp_path, name, content):
    assert cut(article(tmp_path / name, content).body) == ()


def test_a_file_that_is_too_large_is_named_and_not_read(tmp_path):
    settings = msgspec.structs.replace(SETTINGS, max_article_bytes=10)
    path = write(tmp_path / "a.txt", "0123456789")
    assert len(articles(path, settings=settings)) == 1
    (problem,) = problems(write(path, "0123456789!"), settings=settings)
    assert problem.rule == "I801"
    assert "11 bytes" in problem.message
    assert "10 bytes" in problem.message


def test_a_file_that_is_gone_is_named(tmp_path):
    path = write(tmp_path / "a.txt")
    (ref,) = text.discover([str(path)], SETTINGS).files
    path.unlink()
    (problem,) = text.read(ref, SETTINGS)
    assert (problem.rule, problem.message) == ("I801", "no such file or directory")


def test_the_date_in_the_name_comes_behind_that_of_the_front_matter(tmp_path):
    read = article(tmp_path / "2020-01-02.md", "---\ndate: 2020-01-01\n---\nJanuary 3, 2020\n\nA.")
    assert [(h.origin, h.text) for h in read.hints] == [
        (DateOrigin.METADATA, "2020-01-01"),
        (DateOrigin.FILE_NAME, "2020-01-02"),
        (DateOrigin.HEADER, "January 3, 2020"),
    ]


def from_stdin(monkeypatch, content: bytes, settings: Settings = SETTINGS):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    (ref,) = text.discover(["-", "-"], settings).files
    return list(text.read(ref, settings))


def test_standard_input_is_text(monkeypatch):
    (read,) = from_stdin(monkeypatch, b"\n{not json}\nTwo died.")
    assert (read.id, read.path, read.text) == ("<stdin>", "<stdin>", "\n{not json}\nTwo died.")


def test_standard_input_with_front_matter_is_markdown(monkeypatch):
    (read,) = from_stdin(monkeypatch, b"---\ntitle: T\n---\n*Two* died.")
    assert (read.title, read.body.split()) == ("T", ["Two", "died."])


@pytest.mark.parametrize("lead", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_standard_input_with_an_object_is_lines_of_json(monkeypatch, lead):
    read = from_stdin(monkeypatch, lead + b'{"id": 7, "text": "A."}\nnope\n{"text": "B."}')
    good = [r for r in read if isinstance(r, Article)]
    first = lead.count(b"\n") + 1
    assert [r.id for r in good] == ["<stdin>#7", f"<stdin>#{first + 2}"]
    assert [r.line for r in read if not isinstance(r, Article)] == [first + 1]


def test_standard_input_has_limits(monkeypatch):
    settings = msgspec.structs.replace(SETTINGS, max_article_bytes=100, max_jsonl_line_bytes=50)
    assert from_stdin(monkeypatch, b"x" * 101, settings)[0].rule == "I801"
    assert from_stdin(monkeypatch, b"x" * 100, settings)[0].text == "x" * 100


def test_no_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    (ref,) = text.discover(["-"], SETTINGS).files
    assert [p.rule for p in text.read(ref, SETTINGS)] == ["I801"]


def test_bare_addresses_are_no_prose_in_plain_text(tmp_path):
    read = article(
        tmp_path / "a.txt", "See (https://example.org/2020/5_million?a=1), or www.example.org."
    )
    assert read.body.split() == ["See", "(", "),", "or", "."]
