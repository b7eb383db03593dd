"""Languages from the command line to the report: never green, never read by other rules."""

from __future__ import annotations

import json

import pytest

from checker import rulebook
from checker.cli.language import language_problems
from tests.cli.test_process import run, start

HEDGED = "The mill at Brackwater reportedly cost $4 million."
GERMAN = "Am 4. Mai 2025 zahlte die Stadt Hohenau 5 Millionen Euro, gestern noch einmal 2."


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a-english.txt").write_text(HEDGED, encoding="utf-8")
    (tmp_path / "b-german.md").write_text(f"---\nlang: de\n---\n{GERMAN}", encoding="utf-8")
    return tmp_path


def findings(*arguments):
    code, out, err = run("check", *map(str, arguments), "--format", "json")
    assert out, err
    return code, {f["rule"]: f for f in json.loads(out)["findings"]}


def listed(*arguments):
    """Exit code, the mentions of each article by the end of its id, and the errors."""
    code, out, err = run("mentions", *map(str, arguments), "--format", "jsonl")
    records = [json.loads(line) for line in out.splitlines()]
    return code, {r["id"].rpartition("/")[2]: r["mentions"] for r in records}, err


def test_check_names_what_has_no_rules_and_says_what_is_read(folder):
    code, found = findings(folder)
    assert (code, sorted(found)) == (4, ["I803", "U201"])
    message = found["I803"]["message"]
    assert "no rules for its language, `de`" in message
    assert "its dates can be read" in message
    assert "no claims" in message
    assert findings(folder, "--allow-partial")[0] == 0


def test_a_corpus_without_rules_is_not_green(folder):
    (folder / "a-english.txt").unlink()
    assert findings(folder)[0] == 4
    assert findings(folder, "--allow-partial")[0] == 5  # nothing was checked


def test_mentions_lists_the_dates_alone(folder):
    code, mentions, err = listed(folder)
    assert code == 4
    assert "b-german.md:1: I803 there are no rules for its language, `de`" in err
    (date,) = mentions["b-german.md"]
    assert (date["kind"], date["text"], date["grain"]) == ("time", "4. Mai 2025", "day")
    assert date["interval"]["start"].startswith("2025-05-04")
    assert "money" in {m["kind"] for m in mentions["a-english.txt"]}
    assert listed(folder, "--allow-partial")[0] == 0


def test_claims_lists_none_of_a_language_without_rules(folder):
    code, out, err = run("claims", str(folder), "--format", "jsonl")
    assert (code, "I803" in err) == (4, True)
    assert "Hohenau" not in out


def test_lang_is_for_articles_that_do_not_name_theirs(folder):
    (folder / "b-german.md").write_text(GERMAN, encoding="utf-8")
    (folder / "a-english.md").write_text(f"---\nlang: en-GB\n---\n{HEDGED}", encoding="utf-8")
    (folder / "a-english.txt").unlink()
    code, mentions, _ = listed(folder, "--lang", "de")
    assert code == 4
    assert [m["text"] for m in mentions["b-german.md"]] == ["4. Mai 2025"]
    assert "money" in {m["kind"] for m in mentions["a-english.md"]}
    assert findings(folder, "--lang", "de")[1].keys() == {"I803", "U201"}


def test_lang_gives_the_region_too(tmp_path):
    (tmp_path / "a.txt").write_text("La feria abre el 04/03/2025.", encoding="utf-8")
    days = [
        listed(tmp_path, "--lang", tag)[1]["a.txt"][0]["interval"]["start"][:10]
        for tag in ("es", "es-PR")
    ]
    assert days == ["2025-03-04", "2025-04-03"]


def test_a_language_that_nobody_knows_is_named_and_not_read(folder):
    (folder / "b-german.md").write_text("---\nlang: xx\n---\n4. Mai 2025", encoding="utf-8")
    code, found = findings(folder)
    assert (code, "nothing in it can be read" in found["I803"]["message"]) == (4, True)
    code, mentions, _ = listed(folder)
    assert (code, list(mentions)) == (4, ["a-english.txt"])


@pytest.mark.parametrize("command", ["check", "mentions", "claims"])
@pytest.mark.parametrize("tag", ["xx", "dee", "", "e n", "und"])
def test_an_unknown_code_is_refused(invoke, folder, command, tag):
    result = invoke(command, str(folder), "--lang", tag)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no known language" in result.stderr


@pytest.mark.parametrize("tag", ["en", "en-GB", "de", "DE_at", "german", "zh-Hant", "no"])
def test_a_known_code_is_taken(tag):
    assert language_problems(tag, rulebook.load()) == []


@pytest.mark.parametrize(("tag", "near"), [("enn", "en"), ("dee", "de"), ("fra-x-y-z1", None)])
def test_the_nearest_code_is_named(tag, near):
    problems = language_problems(tag, rulebook.load())
    assert [f"Did you mean {near}?" in p.cure for p in problems] == ([True] if near else [])


def test_dateparser_is_not_loaded_for_english(folder):
    (folder / "b-german.md").write_text(
        f"---\nlang: en-GB\ndate: 2025-05-04\n---\n{HEDGED} It opened on 4 May 2025.",
        encoding="utf-8",
    )
    told = "import atexit; atexit.register(lambda: print('dateparser' in sys.modules))"
    for more in ([], ["--lang", "en-US"]):
        process = start("mentions", str(folder), "--format", "jsonl", *more, code=told)
        out, err = process.communicate(timeout=60)
        assert (process.returncode, out.splitlines()[-1], err) == (0, b"False", b"")
    process = start("mentions", str(folder), "--lang", "de", "--allow-partial", code=told)
    assert process.communicate(timeout=60)[0].splitlines()[-1] == b"True"
