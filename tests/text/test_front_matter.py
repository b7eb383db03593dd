from __future__ import annotations

import pytest

from checker.text.front_matter import front_matter
from tests.text.files import article, articles, problems, read_all, write


def test_values_and_body(tmp_path):
    read = article(
        tmp_path / "a.md",
        "---\r\ntitle: 'A bridge: open'\r\ndate: 2020-01-02 10:00:00 # noon\r\n"
        "publisher: The Gazette\r\nlang: en_US\r\ntags: [a, b]\r\n---\r\nIt cost $5.\r\n",
    )
    assert (read.title, read.outlet, read.language) == ("A bridge: open", "The Gazette", "en")
    assert [h.text for h in read.hints] == ["2020-01-02 10:00:00"]
    assert read.body.split() == ["It", "cost", "$5."]
    assert read.body.count("\n") == read.text.count("\n")


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        *((k, "2020-01-02") for k in ("published", "publication_date", "pubDate", "publish-date")),
        ("created_by", ""),
    ],
)
def test_names_of_the_date(tmp_path, key, expected):
    read = article(tmp_path / "a.md", f"---\n{key}: 2020-01-02\n---\nA.")
    assert [h.text for h in read.hints] == [expected] * bool(expected)


def test_published_comes_before_date(tmp_path):
    read = article(tmp_path / "a.md", "---\ndate: 2020-01-01\npublished: 2020-01-02\n---\nA.")
    assert [h.text for h in read.hints] == ["2020-01-02"]


def test_toml(tmp_path):
    read = article(tmp_path / "a.md", "+++\ntitle = 'T'\ndate = 2020-01-02T03:04:05Z\n+++\nA.")
    assert (read.title, read.hints[0].text) == ("T", "2020-01-02T03:04:05+00:00")


@pytest.mark.parametrize("value", ["null", "~", "[1]", "{a: b}", "''", "*alias", "&anchor"])
def test_values_of_another_sort_are_passed_over(tmp_path, value):
    read = article(tmp_path / "a.md", f"---\ntitle: {value}\noutlet: O\n---\nA.")
    assert (read.title, read.outlet) == ("", "O")


def test_nested_values_are_there_for_those_who_want_them():
    front = front_matter("---\nfactlint: {ignore: {C101: old}}\nx: [a, {b: c}]\n---\n", True)
    assert front.values == {"factlint": {"ignore": {"C101": "old"}}, "x": ["a", {"b": "c"}]}


@pytest.mark.parametrize(
    ("inner", "line"),
    [
        ("title: T\nkey: [open\n", 4),
        ("title: T\n\tkey: tab\n", 3),
        ("title: T\nx: " + "[" * 10_000 + "\n", 3),
        ("title: T\nx: " + "{a: " * 10_000 + "\n", 2),
        ("title: T\n" + "- " * 10_000 + "\n", 3),
        ("title: T\nx: \x07\n", 2),
    ],
)
def test_what_cannot_be_read_is_named_and_the_article_stays(tmp_path, inner, line):
    path = write(tmp_path / "a.md", f"---\n{inner}---\nTwo died.")
    (problem,) = problems(path)
    assert (problem.rule, problem.line) == ("I801", line)
    assert [a.body.split() for a in articles(path)] == [["Two", "died."]]


def test_what_stands_before_an_error_is_kept(tmp_path):
    path = write(tmp_path / "a.md", "---\ntitle: T\nkey: [open\n---\nTwo died.")
    assert [a.title for a in articles(path)] == ["T"]


@pytest.mark.parametrize(
    "inner",
    ["x: y\n" * 100_000, "".join(f"a{i}: &a{i} [{f'*a{i - 1}, ' * 9}]\n" for i in range(1, 40))],
)
def test_bombs_do_not_go_off(tmp_path, inner):
    path = write(tmp_path / "a.md", f"---\na0: &a0 x\n{inner}---\nTwo died.")
    assert [a.body.split() for a in articles(path)] == [["Two", "died."]]


@pytest.mark.parametrize(
    "inner", ["a = " + "[" * 8_000, "a." * 4_000 + "a = 1", "a." * 90_000 + "a = 1", "a = 1\na = 2"]
)
def test_toml_of_any_sort_does_no_harm(tmp_path, inner):
    path = write(tmp_path / "a.md", f"+++\n{inner}\n+++\nTwo died.")
    assert [a.body.split() for a in articles(path)] == [["Two", "died."]]


def test_tags_build_nothing(tmp_path):
    path = write(tmp_path / "a.md", "---\ntitle: !!python/object/apply:os.getcwd []\n---\nA.")
    assert [a.title for a in articles(path)] == [""]


@pytest.mark.parametrize(
    "content",
    [
        "---\nA rule above.\n\n---\n\nAnother.",
        "--- \n\nNo end: here",
        "\n---\ntitle: T\n---\n",
        "---",
    ],
)
def test_rules_are_no_front_matter(tmp_path, content):
    read = article(tmp_path / "a.md", content)
    words = [w for w in content.split() if w.strip("-")]
    assert read.body.split() == words


def test_plain_text_may_have_front_matter_but_keeps_its_prose(tmp_path):
    assert article(tmp_path / "a.txt", "---\ntitle: T\n---\nA.").title == "T"
    content = "---\nIt cost $5 million.\n---\nA."
    assert article(tmp_path / "b.txt", content).body == content
    assert len(read_all(tmp_path)) == 2
