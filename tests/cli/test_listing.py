"""`mentions` and `claims` around a stand-in for the run."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from checker import run
from checker.model import (
    UNDATED,
    Article,
    Claim,
    Extraction,
    Kind,
    Mention,
    Money,
    Source,
    SourceKind,
    Span,
    Stated,
    point,
)
from checker.problems import InputProblem, Problem, Problems
from tests.report.samples import CLAIM

FOUR = Money(point(Decimal(4)), Stated(Decimal(4), Decimal(4)), "USD")
ARTICLE = Article("a.txt", "a.txt", "It cost $4.", "It cost $4.")
FOUND = Extraction((), (Mention(Kind.MONEY, Span(8, 10), FOUR, "test"),), (), (), ())
SAID = Claim(
    id="c1",
    text="$4",
    subject=("bridge",),
    attribute="deal-value",
    value=FOUR,
    source=Source(SourceKind.AUTHOR),
    at=CLAIM.at,
    publication=UNDATED,
)
UNREAD = InputProblem("b.txt", "I801", "too large", "Cut it.")


@pytest.fixture
def found(monkeypatch):
    """What the runs yield; three inputs are counted unless it is empty."""
    items: dict[str, list[object]] = {"extract": [(ARTICLE, FOUND)], "claims": [(SAID,)]}

    def stand_in(name):
        def work(_paths, _context, progress):
            progress(0, 3 if items[name] else 0)
            yield from items[name]

        return work

    for name in items:
        monkeypatch.setattr(run, name, stand_in(name))
    return items


@pytest.mark.usefixtures("found")
def test_mentions_are_lines_in_a_pipe(invoke):
    result = invoke("mentions", "x")
    assert json.loads(result.stdout)["mentions"][0]["currency"] == "USD"
    assert result.exit_code == 0


MIXED = 'On 4 May 2021 it reportedly cost $4. "We paid it in March," Ann Lee said.\n'
PARTS = {
    "times": lambda made: [m for m in made["mentions"] if m["kind"] == "time"],
    "figures": lambda made: [m for m in made["mentions"] if m["kind"] != "time"],
    "cues": lambda made: made["cues"],
    "attributions": lambda made: made["attributions"],
    "quotes": lambda made: made["quotes"],
}


@pytest.mark.parametrize("chosen", [("times",), ("figures",), ("cues", "quotes"), tuple(PARTS)])
def test_only_the_parts_asked_for_are_shown_and_as_without_asking(invoke, tmp_path, chosen):
    (tmp_path / "a.txt").write_text(MIXED, encoding="utf-8")
    everything = json.loads(invoke("mentions", str(tmp_path)).stdout)
    asked = [word for part in chosen for word in ("--only", part)]
    made = json.loads(invoke("mentions", str(tmp_path), *asked).stdout)
    for part, read in PARTS.items():
        assert read(everything)
        assert read(made) == (read(everything) if part in chosen else [])


@pytest.mark.usefixtures("found")
def test_claims_are_lines_in_a_pipe_with_every_field(invoke):
    made = json.loads(invoke("claims", "x").stdout)
    assert set(made) == set(Claim.__struct_fields__)
    assert made["value"]["stated"]["low"] == "4"


@pytest.mark.usefixtures("found")
def test_people_get_text(invoke):
    assert "  1:9  money        $4" in invoke("mentions", "x", "--format", "text").stdout
    shown = invoke("claims", "x", "--format", "text").stdout
    assert shown.startswith('news/bridge.md:3:33  "$4"\n  deal value: USD 4\n')
    assert "  of: bridge\n" in shown


@pytest.mark.parametrize("command", ["mentions", "claims"])
def test_an_unread_input_ends_with_4_and_the_others_are_shown(invoke, found, command):
    for items in found.values():
        items.insert(0, UNREAD)
    result = invoke(command, "x")
    assert result.exit_code == 4
    assert result.stdout.count("\n") == 1
    assert "b.txt:1: I801 too large\n  Cut it." in result.stderr
    assert invoke(command, "x", "--allow-partial").exit_code == 0


@pytest.mark.parametrize("command", ["mentions", "claims"])
def test_no_article_ends_with_5(invoke, found, command):
    for items in found.values():
        items.clear()
    result = invoke(command, "x")
    assert (result.exit_code, result.stdout) == (5, "")
    assert "No article was found" in result.stderr
    assert invoke(command, "x", "--allow-empty").exit_code == 0


@pytest.mark.parametrize("command", ["mentions", "claims"])
def test_problems_end_with_2(invoke, monkeypatch, command):
    def missing(*_):
        raise Problems([Problem("gone", 0, "is not there", "Check the name.")])
        yield

    monkeypatch.setattr(run, "extract", missing)
    monkeypatch.setattr(run, "claims", missing)
    assert invoke(command, "gone").exit_code == 2


@pytest.mark.parametrize("command", ["mentions", "claims"])
def test_no_path_is_wrong_usage(invoke, command):
    result = invoke(command)
    assert result.exit_code == 2
    assert f"factlint {command} articles/" in result.stderr


def test_an_article_without_claims_is_an_article(invoke, monkeypatch):
    def nothing(_paths, _context, progress):
        progress(1, 1)
        yield ()

    monkeypatch.setattr(run, "claims", nothing)
    assert invoke("claims", "x").exit_code == 0
