from __future__ import annotations

import re

import msgspec
import pytest

from checker.model import Severity
from checker.report.text import render
from tests.report.samples import CLAIM, CUE, LINE, finding, location, report

SHOWN = """\
news/bridge.md:3:33  warning U201 unconfirmed-claim  01234567
  USD 4.2 million rests on "reportedly" and nobody confirms it (confidence 0.85)

  news/bridge.md:3:33  claim
  news/bridge.md:3:17  evidence
    The toll bridge reportedly cost $4.2 million, and the county has not…
                    ~~~~~~~~~~      ^^^^^^^^^^^^
    "$4.2 million": USD 4.2 million (4.15 to 4.25 million) · reported, not
      vouched for
    "reportedly": hearsay

  why:       it is told as hearsay: "reportedly"
             no other article was checked
  to settle: Look for a first-hand source.

1 finding (0 errors, 1 warning, 0 info) in 3 articles, 41 claims, 38 facts.
More on a rule: factlint explain U201
More on a finding: factlint explain 01234567 PATH
"""


def shown(*findings, width=80, color=False, quiet=False, **rest):
    return render(report(*findings, **rest), color, width, quiet)


def test_a_finding_shows_place_message_evidence_reasons_and_the_way_out():
    assert shown(finding()) == SHOWN


def test_places_in_different_lines_are_quoted_one_by_one():
    other = location("$4.2 million", path="b.txt", value="USD 4.2 million", certainty="flat")
    text = shown(finding(CLAIM, other))
    assert text.count("^^^^^^^^^^^^") == 2
    assert "  b.txt:3:33  claim\n" in text
    assert "    USD 4.2 million · flat\n" in text


def test_a_line_that_arrives_in_two_pieces_is_quoted_once():
    line = "At first " + "the council said nothing of it, and " * 6 + "it cost $4.2 million."
    early = location("council", line)
    late = location("cost", line, begin=40)
    assert shown(finding(late, early), width=160).count("council") > 1
    near = location("$4.2 million", line, begin=60)
    text = shown(finding(near, late), width=100)
    assert text.count("it cost $4.2 million") == 1
    assert re.search(r"~~~~|\^\^\^\^ \^{12}", text)


def test_a_place_without_a_line_is_only_named():
    first = location("reportedly", number=1, role="input")
    nowhere = msgspec.structs.replace(first, at=msgspec.structs.replace(first.at, quoted_line=""))
    assert shown(finding(nowhere)).startswith("news/bridge.md:1:17  warning")
    assert "input" not in shown(finding(nowhere))
    assert "  news/bridge.md:1:17  input\n" in shown(finding(CLAIM, nowhere))


@pytest.mark.parametrize(
    ("counts", "line"),
    [
        ({"articles": 1, "claims": 1, "facts": 1}, "No findings in 1 article, 1 claim, 1 fact."),
        ({"articles": 7000}, "No findings in 7,000 articles, 41 claims, 38 facts."),
        ({"articles": 0, "exit_code": 5}, "No article was found: nothing was checked."),
    ],
)
def test_the_totals_say_how_much_was_checked(counts, line):
    assert shown(**counts).splitlines()[0] == line


@pytest.mark.parametrize(
    ("counts", "line"),
    [
        ({"unread": 1, "exit_code": 4}, "1 input could not be read: the run is incomplete."),
        ({"unread": 2}, "2 inputs could not be read and were left out."),
        (
            {"withheld": 1},
            "1 fact with values that exclude each other is not reported, as rather several things: "
            "factlint facts shows why.",
        ),
        ({"other_files": 1}, "1 other file is no article and was not read."),
        ({"other_files": 4}, "4 other files are no articles and were not read."),
    ],
)
def test_what_was_not_read_is_told(counts, line):
    assert line in shown(width=160, **counts).splitlines()


def test_severities_are_counted():
    found = [finding(severity=s) for s in (Severity.ERROR, Severity.ERROR, Severity.INFO)]
    assert "3 findings (2 errors, 0 warnings, 1 info) in 3 articles" in shown(*found)


def test_quiet_leaves_out_the_totals_only():
    assert shown(finding(), quiet=True) == SHOWN.split("\n1 finding")[0]
    assert shown(quiet=True) == ""


def test_colour_changes_nothing_but_colour():
    colored = shown(finding(), color=True)
    assert "\x1b[1;33mwarning U201\x1b[0m" in colored
    assert re.sub(r"\x1b\[[\d;]*m", "", colored) == SHOWN


def test_nothing_from_an_article_reaches_the_terminal_as_a_command():
    line = LINE.replace("toll", "\x1b[2J\u202etoll\x07")
    evil = location(
        "$4.2 million", line, path="a\x1b]0;x\x07\n.md", value="\x1b[31m", role="\x9b1m"
    )
    text = shown(finding(evil, message="\x1b[1m\r\nover"))
    assert not set(text) & set("\x1b\x07\x9b\u202e\r")


def test_hundreds_of_places_are_counted_not_dropped():
    places = [location("reportedly", number=n) for n in range(1, 31)]
    text = shown(finding(*places))
    assert text.count("  claim\n") == 12
    assert "and 18 more: --all-locations shows every place" in text


@pytest.mark.parametrize("width", [1, 40, 80, 120, 500])
def test_lines_fit_whatever_the_width(width):
    long = location("$4.2 million", LINE * 9, value="USD 4.2 million " * 9, certainty="so " * 30)
    rows = shown(finding(long, CUE), width=width).splitlines()
    assert max(map(len, rows)) <= max(width, 68)
