from __future__ import annotations

from tests.text.files import found, ids, write


def test_gitignore_files_hold_for_what_lies_below_them(tmp_path):
    write(tmp_path / ".gitignore", "draft*.txt\n/only-here.txt\nbuild/\n")
    write(tmp_path / "sub/.gitignore", "!draft-final.txt\nlocal.txt\n")
    for name in ("draft1.txt", "sub/draft2.txt", "sub/draft-final.txt", "local.txt"):
        write(tmp_path / name)
    for name in ("sub/local.txt", "only-here.txt", "sub/only-here.txt", "sub/build/x.txt"):
        write(tmp_path / name)
    assert ids(tmp_path) == ["local.txt", "sub/draft-final.txt", "sub/only-here.txt"]


def test_nothing_comes_back_from_an_ignored_folder(tmp_path):
    write(tmp_path / ".gitignore", "out/\n!out/keep.txt\n")
    write(tmp_path / "out/keep.txt")
    assert ids(tmp_path) == []


def test_the_files_above_count_up_to_the_repository(tmp_path):
    write(tmp_path / ".gitignore", "*.txt\n")
    (tmp_path / "repo/.git").mkdir(parents=True)
    write(tmp_path / "repo/.gitignore", "*.md\n/docs/old/\n")
    for name in ("a.txt", "b.md", "old/c.txt"):
        write(tmp_path / "repo/docs" / name)
    assert ids(tmp_path / "repo/docs") == ["a.txt"]


def test_outside_of_a_repository_only_the_folder_itself_counts(tmp_path):
    write(tmp_path / ".gitignore", "*.txt\n")
    write(tmp_path / "docs/a.txt")
    assert ids(tmp_path / "docs") == ["a.txt"]


def test_what_is_named_is_read_although_it_is_ignored(tmp_path):
    (tmp_path / ".git").mkdir()
    write(tmp_path / ".gitignore", "*.md\nbuild/\n")
    write(tmp_path / "a.md")
    write(tmp_path / "build/b.txt")
    assert ids(tmp_path) == []
    assert ids(tmp_path / "a.md") == ["a.md"]
    assert ids(tmp_path / "build") == ["b.txt"]


def test_ignored_files_are_not_counted(tmp_path):
    write(tmp_path / ".gitignore", "*.log\n*.pdf\n")
    write(tmp_path / "a.log")
    write(tmp_path / "a.pdf")
    assert found(tmp_path).other_files == 1  # the .gitignore
    assert not found(tmp_path).unread


def test_patterns_of_any_sort_do_no_harm(tmp_path):
    odd = [
        "[",
        "[z-a]",
        "\\",
        "!",
        "a/**/**/b",
        "*a" * 200 + "b",
        "\udc80".encode("utf-8", "surrogatepass").decode("latin-1"),
    ]
    write(tmp_path / ".gitignore", "\n".join([*odd, "x.txt\r", "  ", "# c"]))
    write(tmp_path / "x.txt")
    write(tmp_path / ("a" * 200 + ".txt"))
    assert ids(tmp_path) == ["a" * 200 + ".txt"]


def test_a_gitignore_that_is_no_file_is_passed_over(tmp_path):
    (tmp_path / ".gitignore").mkdir()
    write(tmp_path / "a.txt")
    assert ids(tmp_path) == ["a.txt"]


def test_binary_gitignore(tmp_path):
    write(tmp_path / ".gitignore", bytes(range(256)))
    write(tmp_path / "a.txt")
    assert ids(tmp_path) == ["a.txt"]
