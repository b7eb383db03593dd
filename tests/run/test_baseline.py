"""The file of a baseline: what is written can be read, what is broken is named."""

from __future__ import annotations

import os
import stat

import pytest

from checker.model import Entry
from checker.problems import Problems
from checker.run import baseline as rooms
from checker.run import read_baseline, write_baseline

ENTRIES = [
    Entry("C101", ("$48 million", "„54 Mio.“"), {"0123456789ab": 2, "ba9876543210": 1}),
    Entry("U201", ("$3 million",), {"0123456789ab": 1}),
]
LINE = b'{"rule":"U201","values":["$3"],"told":{"0123456789ab":1}}\n'


@pytest.fixture
def file(tmp_path):
    return tmp_path / "known.baseline"


def test_what_is_written_is_read_one_line_a_finding(file):
    write_baseline(file, ENTRIES)
    assert file.read_bytes().count(b"\n") == 2
    assert read_baseline(file).entries == tuple(ENTRIES)
    assert not [p for p in file.parent.iterdir() if p != file]


def test_nothing_known_is_an_empty_file(file):
    write_baseline(file, [])
    assert file.read_bytes() == b""
    assert read_baseline(file).entries == ()


def refusal(file) -> str:
    with pytest.raises(Problems) as wrong:
        read_baseline(file)
    return str(wrong.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"hello\n", ":1: not JSON"),
        (b"[]\n", ":1: no entry of a baseline: Expected `object`"),
        (LINE + b'{"rule": 7, "values": [], "told": {}}\n', ":2: no entry of a baseline"),
        (b'{"rule":"U201","values":["$3"],"told":{}}', "no entry"),
        (b'{"rule":"U201","values":["$3"],"told":{"x":1}}', "no entry"),
        (b'{"rule":"U201","values":["$3"],"told":{"0123456789ab":0}}', "no entry"),
        (b'{"rule":"U201","values":["$3"],"told":{"0123456789ab":-1}}', "no entry"),
        (b'{"rule":"U201","values":["$3"],"told":{"0123456789ab":1},"x":1}', "unknown field `x`"),
        (b'{"rule":"../x","values":["$3"],"told":{"0123456789ab":1}}', "no entry"),
        (b'{"rule":"U201","told":{"0123456789ab":1}}', "missing required field `values`"),
        (LINE + LINE, ":2: the same entry as in line 1"),
        (LINE + LINE.replace(b":1}", b":7}"), ":2: the same entry as in line 1"),
        (LINE + b"\n" + LINE, ":2: an empty line"),
        (b"<<<<<<< mine\n" + LINE + b"=======\n>>>>>>> theirs\n", "merge that was not finished"),
        (b"\xff\xfe{}", ":1: not JSON"),
        (b"\x00" * 100, ":1: not JSON"),
        (b"[" * 200_000, ":1: n"),
        (b'{"rule":"U201","values":["\\ud800"],"told":{"0123456789ab":1}}', ":1: not JSON"),
    ],
)
def test_every_broken_line_is_named(file, content, said):
    file.write_bytes(content)
    message = refusal(file)
    assert said in message
    assert message.startswith(f"{file}:")
    assert "\n  " in message


def test_all_broken_lines_are_named_at_once_up_to_a_number(file):
    file.write_bytes(b"x\n" * 3)
    assert refusal(file).count("not JSON") == 3
    file.write_bytes(b"x\n" * 500)
    message = refusal(file)
    assert message.count("not JSON") == 10
    assert "490 more lines are no entries" in message


def test_what_is_no_file_is_named(file):
    assert "is not there\n  Make it with factlint baseline create." in refusal(file)
    file.mkdir()
    assert "is a folder" in refusal(file)


def test_a_name_that_no_file_can_have_is_named(tmp_path):
    assert "cannot be read" in refusal(tmp_path / ("x" * 5000))


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_a_pipe_is_refused_and_not_waited_for(file):
    os.mkfifo(file)
    assert "is no regular file" in refusal(file)


def test_what_is_too_large_is_refused(file, monkeypatch):
    monkeypatch.setattr(rooms, "_LARGEST", 1000)
    file.write_bytes(LINE * 100)
    assert "is larger than 1,000 bytes" in refusal(file)


def test_line_ends_of_other_systems_are_read(file):
    file.write_bytes(LINE.replace(b"\n", b"\r\n"))
    assert len(read_baseline(file).entries) == 1


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_the_rights_of_the_file_stay_and_a_link_stays_a_link(file):
    write_baseline(file, [])
    file.chmod(0o640)
    link = file.with_name("link")
    link.symlink_to(file.name)
    write_baseline(link, ENTRIES)
    assert link.is_symlink()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert len(read_baseline(file).entries) == 2


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(Problems, match="cannot be written"):
        write_baseline(tmp_path / "gone" / "known", ENTRIES)
