from __future__ import annotations

import json

import pytest

from tests.stories import CONFLICT, GRANT, written


@pytest.fixture
def facts(invoke, tmp_path):
    """`factlint facts` on texts."""

    def run(*texts, options=("--format", "text")):
        folder = tmp_path / "articles"
        folder.mkdir(exist_ok=True)
        return invoke("facts", str(written(folder, *texts)), "--no-cache", *options)

    return run


def test_text_for_people(facts):
    result = facts(*CONFLICT)
    assert result.exit_code == 0
    assert "deal value" in result.stdout
    assert "1 fact from 2 claims in 2 articles." in result.stdout


def test_json_lines_where_no_terminal_reads(facts):
    result = facts(*CONFLICT, options=())
    (record,) = map(json.loads, result.stdout.splitlines())
    assert [v["value"] for v in record["values"]] == ["USD 48 million", "USD 54 million"]


def test_one_json_object(facts):
    whole = json.loads(facts(*CONFLICT, options=("--format", "json")).stdout)
    assert (len(whole["facts"]), whole["exit_code"]) == (1, 0)


def test_all_adds_facts_of_one_article(facts):
    texts = (f"{CONFLICT[0]} {GRANT.format('$3 million')}", CONFLICT[1])
    few = facts(*texts, options=("--format", "json"))
    every = facts(*texts, options=("--format", "json", "--all"))
    assert len(json.loads(every.stdout)["facts"]) > len(json.loads(few.stdout)["facts"]) == 1


def test_what_cannot_be_read_is_named_and_the_run_incomplete(facts, tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "bad.txt").write_bytes(b"\x80\x81 caf\xe9 \xff")
    result = facts(*CONFLICT)
    assert result.exit_code == 4
    assert "bad.txt:1: I802" in result.stderr
    assert "deal value" in result.stdout
    assert facts(*CONFLICT, options=("--allow-partial",)).exit_code == 0


def test_no_article_is_an_empty_run(facts):
    assert facts().exit_code == 5
    assert facts(options=("--allow-empty",)).exit_code == 0


def test_no_path_is_wrong_usage(invoke):
    result = invoke("facts")
    assert result.exit_code == 2
    assert "facts: no path is given" in result.stderr
