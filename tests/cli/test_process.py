"""What only a real process shows: signals, closed pipes, locales, what is imported."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import weakref
from pathlib import Path

import pytest

from checker.cli import hold

ROOT = Path(__file__).resolve().parents[2]
HEDGED = "The toll bridge at Kelder reportedly cost $4.2 million.\n"
posix = pytest.mark.skipif(os.name != "posix", reason="pipes and signals of POSIX")


def start(*arguments, code="", **rest):
    """The command as a process; `code` runs in it before."""
    kept = {name: os.environ[name] for name in ("PATH", "XDG_CACHE_HOME")}
    known = {"PYTHONPATH": str(ROOT), **kept, **rest.pop("env", {})}
    # A shell that runs the tests in the background has Ctrl-C ignored, which children inherit.
    heard = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler)"
    program = f"{heard}; {code}\nfrom checker.cli import command\ncommand()"
    rest = {
        "stdout": subprocess.PIPE,
        "stderr": subprocess.PIPE,
        "stdin": subprocess.DEVNULL,
    } | rest
    return subprocess.Popen([sys.executable, "-c", program, *arguments], env=known, **rest)


def run(*arguments, **rest):
    process = start(*arguments, **rest)
    out, err = process.communicate(timeout=60)
    return process.returncode, out.decode(), err.decode()


def leave_at_once(*arguments, **rest):
    """Exit code and errors if the reader of standard output is gone from the start."""
    process = start(*arguments, **rest)
    process.stdout.close()
    errors = process.stderr.read().decode()
    process.stderr.close()
    return process.wait(timeout=60), errors


@pytest.fixture
def articles(tmp_path):
    (tmp_path / "2024-05-14-bridge.txt").write_text(HEDGED, encoding="utf-8")
    return str(tmp_path)


def test_a_check_of_real_articles(articles):
    code, out, _ = run("check", articles, "--format", "json", "--fail-on", "warning")
    report = json.loads(out)
    assert (code, report["exit_code"]) == (1, 1)
    assert [f["rule"] for f in report["findings"]] == ["U201"]
    assert run("check", articles)[0] == 0


def test_mentions_and_claims_of_real_articles(articles):
    code, out, _ = run("mentions", articles)
    assert (code, json.loads(out)["mentions"][0]["currency"]) == (0, "USD")
    code, out, _ = run("claims", articles)
    assert (code, json.loads(out)["modality"]) == (0, "uncommitted")


@pytest.mark.parametrize("command", ["check", "mentions", "claims"])
def test_a_missing_path_ends_with_2(command, tmp_path):
    code, out, err = run(command, str(tmp_path / "gone"))
    assert (code, out) == (2, "")
    assert "gone" in err


@pytest.mark.parametrize("command", ["check", "mentions", "claims"])
def test_an_empty_folder_ends_with_5(command, tmp_path):
    assert run(command, str(tmp_path))[0] == 5
    assert run(command, str(tmp_path), "--allow-empty")[0] == 0


@pytest.mark.parametrize("command", ["check", "mentions", "claims"])
def test_an_article_that_cannot_be_read_ends_with_4(command, articles):
    Path(articles, "bad.txt").write_bytes(b"\xff\xff caf\xe9 \x80\x81")
    assert run(command, articles)[0] == 4
    assert run(command, articles, "--allow-partial")[0] == 0


@posix
def test_a_reader_that_leaves_does_not_change_the_answer_of_a_check(articles):
    assert leave_at_once("check", articles) == (0, "")
    assert leave_at_once("check", articles, "--fail-on", "warning") == (1, "")


@posix
@pytest.mark.parametrize("command", ["mentions", "claims"])
def test_a_reader_that_leaves_ends_a_listing_quietly(command, articles):
    Path(articles, "2024-05-15-long.txt").write_text(HEDGED * 3000, encoding="utf-8")
    assert leave_at_once(command, articles) == (0, "")


@posix
@pytest.mark.parametrize(
    "arguments", [("--help",), ("rules",), ("explain", "U201"), ("--version",)]
)
def test_a_reader_that_leaves_the_help_is_no_error(arguments):
    assert leave_at_once(*arguments) == (0, "")


@posix
def test_an_interruption_ends_with_130_and_no_traceback():
    code = (
        "import time; from checker import run\n"
        "run.check = lambda *_: (print('ready', flush=True), time.sleep(60))"
    )
    process = start("check", "x", code=code)
    assert process.stdout.readline() == b"ready\n"
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (130, b"factlint: interrupted\n")


def children_of(process):
    """Ids of the processes that a process started, where the system shows them."""
    try:
        listed = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
    except OSError:
        pytest.skip("no list of children in /proc")
    return listed.split()


def is_alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def until(condition):
    """What `condition` gives, once it is true."""
    for _ in range(600):
        if met := condition():
            return met
        time.sleep(0.1)
    raise AssertionError("it never came")


@posix
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGKILL])
def test_a_run_in_several_processes_that_is_ended_leaves_none(tmp_path, sign):
    for number in range(30):
        text = "".join(f"{HEDGED[:-2]} in year {n + number * 1000}.\n\n" for n in range(1000))
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    process = start("check", str(tmp_path), "--jobs", "2", "--no-cache")
    started = until(lambda: len(found := children_of(process)) >= 2 and found)
    process.send_signal(sign)
    out, err = process.communicate(timeout=60)
    if sign is signal.SIGINT:
        assert (process.returncode, out, err) == (130, b"", b"factlint: interrupted\n")
    until(lambda: not any(map(is_alive, started)))


@posix
def test_a_full_disk_is_told():
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full")
    with Path("/dev/full").open("wb") as full:
        process = start("rules", stdout=full)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert err.decode().startswith("factlint: standard output: the report cannot be written: ")


def test_output_is_utf8_whatever_the_locale(articles):
    Path(articles, "2024-05-15-café.txt").write_text(
        "Das Café in Kelder reportedly cost €3 million — 東京.\n", encoding="utf-8"
    )
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    code, out, err = run("check", articles, env=plain)
    assert (code, err) == (0, "")
    assert "東京" in out


def test_a_check_leaves_rich_alone(articles):
    show = "import atexit; atexit.register(lambda: sys.stderr.write(str('rich' in sys.modules)))"
    assert run("check", articles, code=show)[2] == "False"


def test_help_loads_no_room():
    show = (
        "import atexit; rooms = ('rulebook', 'text', 'kinds', 'pipeline', 'run', 'report')\n"
        "loaded = lambda: [r for r in rooms if f'checker.{r}' in sys.modules]\n"
        "atexit.register(lambda: sys.stderr.write(str(loaded())))"
    )
    assert run("--help", code=show)[2] == "[]"


def test_python_m_checker_is_the_command():
    command = [sys.executable, "-m", "checker", "--version"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("factlint ")


class Thing:
    """Something that can be watched."""


def test_nothing_is_held_in_a_process_that_goes_on():
    thing = Thing()
    watched = weakref.ref(thing)
    hold(thing)
    del thing
    assert watched() is None


def test_what_is_held_is_there_until_the_process_ends():
    told = "import checker.cli as c; c.main = lambda: (c.hold(T()), gc.get_freeze_count() > 0)[1]"
    code = f"import gc\nclass T:\n  def __del__(self): print('gone', flush=True)\n{told}"
    assert run(code=code)[:2] == (1, "")
