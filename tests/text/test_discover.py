from __future__ import annotations

import os
from itertools import permutations

import pytest

from checker.problems import Problems
from tests.text.files import articles, found, ids, problems, write

posix = pytest.mark.skipif(os.name != "posix", reason="needs links and pipes")


def test_a_folder_gives_its_articles_in_order_and_counts_the_rest(tmp_path):
    for name in ("b.md", "a.TXT", "sub/c.jsonl", "sub/d.ndjson", "e.markdown", "f.text"):
        write(tmp_path / name)
    for name in ("photo.png", "code.py", "page.rst", "noending", ".hidden.txt"):
        write(tmp_path / name)
    everything = found(tmp_path)
    names = ["a.TXT", "b.md", "e.markdown", "f.text", "sub/c.jsonl", "sub/d.ndjson"]
    assert [f.id for f in everything.files] == names
    assert everything.other_files == 5
    assert not everything.unread


def test_all_missing_paths_are_named_at_once_with_what_was_meant(tmp_path):
    write(tmp_path / "story.txt")
    with pytest.raises(Problems) as caught:
        found(tmp_path / "stroy.txt", tmp_path / "gone" / "x", "nul\0byte")
    said = str(caught.value)
    assert len(caught.value.problems) == 3
    assert f'Did you mean "{(tmp_path / "story.txt").as_posix()}"?' in said


@pytest.mark.parametrize("name", ["", "x" * 5000, "a.txt/inside"])
def test_a_path_that_cannot_exist_is_missing(tmp_path, monkeypatch, name):
    write(tmp_path / "a.txt")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Problems):
        found(name)


@pytest.mark.parametrize("name", ["page.html", "page.HTM", "paper.pdf", "note.docx", "book.epub"])
def test_an_article_in_an_unread_format_is_never_lost_in_silence(tmp_path, name):
    write(tmp_path / name)
    for path in (tmp_path, tmp_path / name):
        (problem,) = found(path).unread
        assert (problem.rule, problem.path.endswith(name)) == ("I803", True)


@pytest.mark.parametrize("name", ["table.csv", "page.rst", "data.json", "page.adoc"])
def test_other_text_formats_are_named_only_if_the_user_names_them(tmp_path, name):
    path = write(tmp_path / name)
    assert found(tmp_path).unread == ()
    assert found(tmp_path).other_files == 1
    assert [p.rule for p in found(path).unread] == ["I803"]
    assert found(path, tmp_path).other_files == 0


def test_a_named_file_of_unknown_ending_is_read_as_text(tmp_path):
    assert [a.text for a in articles(write(tmp_path / "notes", "Two died."))] == ["Two died."]


@pytest.mark.parametrize("folder", [".git", ".venv", "node_modules", "__pycache__"])
def test_folders_of_tools_are_passed_over_unless_named(tmp_path, folder):
    write(tmp_path / folder / "a.md")
    assert ids(tmp_path) == []
    assert ids(tmp_path / folder) == ["a.md"]


def test_the_order_of_paths_changes_nothing_and_a_file_is_read_once(tmp_path):
    for name in ("x/a.txt", "x/y/b.txt", "z/a.txt"):
        write(tmp_path / name)
    paths = [tmp_path / "x", tmp_path / "x/y", tmp_path / "z", tmp_path / "x/a.txt"]
    results = {found(*some) for some in permutations(paths)}
    assert len(results) == 1
    assert [f.id for f in results.pop().files] == ["x/a.txt", "y/b.txt", "z/a.txt"]


def test_equal_ids_get_as_many_parents_as_they_need(tmp_path):
    for name in ("one/in/a.txt", "two/in/a.txt", "two/in/b.txt"):
        write(tmp_path / name)
    assert ids(tmp_path / "one/in", tmp_path / "two/in") == [
        "b.txt",
        "one/in/a.txt",
        "two/in/a.txt",
    ]


def test_ids_do_not_depend_on_the_working_folder(tmp_path, monkeypatch):
    write(tmp_path / "news/day/a.txt")
    absolute = ids(tmp_path / "news")
    monkeypatch.chdir(tmp_path)
    assert ids("news") == ids("./news/") == absolute == ["day/a.txt"]
    monkeypatch.chdir(tmp_path / "news")
    assert ids(".") == ids("../news") == absolute


def test_paths_are_shown_as_they_were_given(tmp_path, monkeypatch):
    write(tmp_path / "news/day/a.txt")
    monkeypatch.chdir(tmp_path)
    for given in ("news", "./news", "news/"):
        assert [f.path for f in found(given).files] == ["news/day/a.txt"]
    assert [f.path for f in found(".").files] == ["news/day/a.txt"]
    assert [f.path for f in found(str(tmp_path)).files] == [f"{tmp_path.as_posix()}/news/day/a.txt"]


@posix
def test_links_out_of_the_folder_are_not_followed(tmp_path):
    write(tmp_path / "secret/a.txt")
    (tmp_path / "root").mkdir()
    (tmp_path / "root/folder").symlink_to(tmp_path / "secret")
    (tmp_path / "root/file.txt").symlink_to(tmp_path / "secret/a.txt")
    (tmp_path / "rootbeside").mkdir()
    assert found(tmp_path / "root").files == ()
    assert found(tmp_path / "root").other_files == 1
    assert ids(tmp_path / "root/file.txt") == ["file.txt"]


@posix
def test_a_link_inside_the_folder_is_the_same_file(tmp_path):
    write(tmp_path / "z.txt")
    (tmp_path / "a.txt").symlink_to("z.txt")
    assert ids(tmp_path) == ["z.txt"]


@posix
def test_loops_of_links_end(tmp_path):
    write(tmp_path / "in/a.txt")
    (tmp_path / "in/up").symlink_to(tmp_path)
    (tmp_path / "x.txt").symlink_to("y.txt")
    (tmp_path / "y.txt").symlink_to("x.txt")
    assert ids(tmp_path) == ["in/a.txt"]
    assert [p.rule for p in found(tmp_path).unread] == ["I801", "I801"]


@posix
def test_what_is_no_regular_file_is_named_and_never_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    os.mkfifo(tmp_path / "other")
    (tmp_path / "gone.txt").symlink_to("nowhere")
    for paths in ([tmp_path], [tmp_path / "pipe.txt", tmp_path / "gone.txt"]):
        unread = found(*paths).unread
        assert [(p.rule, p.path.rpartition("/")[2]) for p in unread] == [
            ("I801", "gone.txt"),
            ("I801", "pipe.txt"),
        ]
    assert [p.rule for p in found("/dev/null").unread] == ["I801"]


@posix
def test_a_file_that_becomes_a_pipe_is_not_waited_for(tmp_path):
    (ref,) = found(write(tmp_path / "a.txt")).files
    (tmp_path / "a.txt").unlink()
    os.mkfifo(tmp_path / "a.txt")
    from checker import text
    from checker.settings import Settings

    assert [p.rule for p in text.read(ref, Settings())] == ["I801"]


@posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root reads everything")
def test_what_may_not_be_read_is_named_with_the_reason(tmp_path):
    write(tmp_path / "a.txt").chmod(0)
    write(tmp_path / "closed/b.txt").parent.chmod(0)
    try:
        assert "permission denied" in problems(tmp_path)[0].message
        assert "permission denied" in found(tmp_path).unread[0].message
    finally:
        (tmp_path / "closed").chmod(0o700)


@posix
def test_a_file_name_that_is_no_text_is_shown_with_escapes(tmp_path):
    try:
        write(tmp_path / os.fsdecode(b"caf\xe9.txt"))
    except OSError:
        pytest.skip("this file system refuses such names")
    assert ids(tmp_path) == ["caf\\xe9.txt"]
    assert len(articles(tmp_path)) == 1


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("2017-09-12-order.md", "2017-09-12"),
        ("order_20170912.txt", "2017-09-12"),
        ("2017_09_12.txt", "2017-09-12"),
        ("2017/09/12/order.txt", "2017-09-12"),
        ("2017-09-12/order.txt", "2017-09-12"),
        ("2017/09/12-order.txt", "2017-09-12"),
        ("2017-02-30-order.txt", ""),
        ("flight-201709123.txt", ""),
        ("2017-09_12.txt", ""),
        ("2010-12.txt", ""),
    ],
)
def test_a_date_in_the_name_is_kept(tmp_path, name, date):
    write(tmp_path / name)
    assert [f.date for f in found(tmp_path).files] == [date]
