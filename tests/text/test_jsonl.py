from __future__ import annotations

import msgspec
import pytest

from checker.model import DateOrigin
from checker.settings import Fields
from tests.text.files import SETTINGS, articles, found, problems, read_all, write


def test_fields_become_an_article(tmp_path):
    line = (
        '{"id": "k1", "text": "Two died.", "title": "T", "published": "2020-01-02", "outlet": "O"}'
    )
    (read,) = articles(write(tmp_path / "a.jsonl", line))
    assert (read.id, read.title, read.outlet) == ("a.jsonl#k1", "T", "O")
    assert read.path == f"{(tmp_path / 'a.jsonl').as_posix()}#k1"
    assert [(h.origin, h.text) for h in read.hints] == [(DateOrigin.METADATA, "2020-01-02")]


def test_names_of_fields_can_be_set(tmp_path):
    settings = msgspec.structs.replace(
        SETTINGS, fields=Fields(text="body", title="head", published="when", id="key")
    )
    line = '{"key": 5, "body": "B.", "head": "H", "when": 20200102, "title": "no", "date": "no"}'
    (read,) = articles(write(tmp_path / "a.jsonl", line), settings=settings)
    assert (read.id, read.text, read.title) == ("a.jsonl#5", "B.", "H")
    assert [h.text for h in read.hints] == ["20200102"]


def test_usual_names_are_known(tmp_path):
    line = '{"text": "B.", "headline": "H", "date": "2020", "publisher": "P", "lang": "en-GB"}'
    (read,) = articles(write(tmp_path / "a.jsonl", line))
    assert (read.title, read.outlet, read.language) == ("H", "P", "en")
    assert [h.text for h in read.hints] == ["2020"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"{broken", "not JSON"),
        (b'["text"]', "not a JSON object"),
        (b'"text"', "not a JSON object"),
        (b"null", "not a JSON object"),
        (b'{"txt": "A."}', 'no field "text"; it has txt'),
        (b'{"text": null}', 'field "text" is not text'),
        (b'{"text": ["A."]}', 'field "text" is not text'),
        (b'{"text": "A.", "deep": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "nested too deep"),
        (b'{"text": "half \\ud83d of it"}', "half a character"),
        (b'{"text": "A.", "title": "\\udc00"}', "half a character"),
    ],
)
def test_a_line_that_is_no_article_is_named_and_the_others_go_on(tmp_path, line, said):
    path = write(tmp_path / "a.jsonl", b'{"text": "A."}\n\n' + line + b'\r\n{"text": "B."}')
    assert [a.id for a in articles(path)] == ["a.jsonl#1", "a.jsonl#4"]
    (problem,) = problems(path)
    assert (problem.rule, problem.line) == ("I801", 3)
    assert said in problem.message


def test_a_missing_text_field_says_how_to_name_it(tmp_path):
    (problem,) = problems(write(tmp_path / "a.jsonl", '{"content": "A."}'))
    assert "--field text=NAME" in problem.cure


def test_bytes_that_are_no_text_are_undecodable(tmp_path):
    path = write(tmp_path / "a.jsonl", b'{"text": "A."}\n{"text": "caf\xe9"}\n{"text": "B."}')
    assert len(articles(path)) == 2
    assert [(p.rule, p.line) for p in problems(path)] == [("I802", 2)]
    (problem,) = read_all(write(tmp_path / "b.jsonl", '{"text": "A."}\n'.encode("utf-16")))
    assert problem.rule == "I802"


def test_long_lines_are_skipped_without_being_kept(tmp_path):
    settings = msgspec.structs.replace(SETTINGS, max_jsonl_line_bytes=100)
    long = b'{"text": "' + b"x" * 5_000_000 + b'"}\n'
    fits = b'{"text": "' + b"x" * 88 + b'"}\n'
    path = write(tmp_path / "a.jsonl", long + fits + long + b'{"text": "B."}\n' + long.strip())
    assert [a.id for a in articles(path, settings=settings)] == ["a.jsonl#2", "a.jsonl#4"]
    assert [p.line for p in problems(path, settings=settings)] == [1, 3, 5]


def test_ids_are_unique(tmp_path):
    lines = ['{"id": "a", "text": "A."}'] * 3 + ['{"id": 5, "text": "B."}', '{"text": "C."}']
    read = articles(write(tmp_path / "a.jsonl", "\n".join(lines)))
    assert [a.id.partition("#")[2] for a in read] == ["a", "a:2", "a:3", "5", "5:5"]


@pytest.mark.parametrize(
    ("value", "own"),
    [("1e3", "1"), ("true", "1"), ("{}", "1"), ("9" * 5000, "1"), ('""', "1"), ("-3", "-3")],
)
def test_an_id_that_is_no_name_is_the_number_of_the_line(tmp_path, value, own):
    (read,) = articles(write(tmp_path / "a.jsonl", f'{{"id": {value}, "text": "A."}}'))
    assert read.id == f"a.jsonl#{own}"


def test_an_id_cannot_break_a_line(tmp_path):
    (read,) = articles(write(tmp_path / "a.jsonl", r'{"id": "a\n\u001b[2Jb", "text": "A."}'))
    assert read.id == "a.jsonl#a_[2Jb"


def test_an_empty_file_holds_no_article(tmp_path):
    assert read_all(write(tmp_path / "a.jsonl", "\n\n")) == []
    assert len(found(tmp_path).files) == 1
