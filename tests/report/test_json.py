from __future__ import annotations

import json

from checker.report.json import render
from tests.report.samples import finding, location, report


def loaded(*findings, **rest):
    return json.loads(render(report(*findings, **rest)))


def test_the_contract_key_by_key():
    assert loaded(finding(), exit_code=1, unread=0, other_files=2) == {
        "schema": "factlint/1",
        "findings": [
            {
                "rule": "U201",
                "name": "unconfirmed-claim",
                "severity": "warning",
                "confidence": 0.85,
                "message": 'USD 4.2 million rests on "reportedly" and nobody confirms it',
                "because": ['it is told as hearsay: "reportedly"', "no other article was checked"],
                "settle": "Look for a first-hand source.",
                "locations": [
                    {
                        "path": "news/bridge.md",
                        "line": 3,
                        "column": 33,
                        "start": 132,
                        "end": 144,
                        "text": "$4.2 million",
                        "value": "USD 4.2 million (4.15 to 4.25 million)",
                        "certainty": "reported, not vouched for",
                        "role": "claim",
                    },
                    {
                        "path": "news/bridge.md",
                        "line": 3,
                        "column": 17,
                        "start": 116,
                        "end": 126,
                        "text": "reportedly",
                        "value": "",
                        "certainty": "hearsay",
                        "role": "evidence",
                    },
                ],
                "fingerprint": "0123456789abcdef",
                "grounds": None,
                "baseline": None,
                "suppressed": None,
            }
        ],
        "summary": {
            "articles": 3,
            "claims": 41,
            "facts": 38,
            "unread": 0,
            "other_files": 2,
            "known": 0,
            "suppressed": 0,
            "withheld": 0,
            "findings": {"error": 0, "warning": 1, "info": 0},
            "rules": {"U201": 1},
            "left_out": 0,
        },
        "exit_code": 1,
    }


def test_the_same_report_gives_the_same_bytes():
    assert render(report(finding())) == render(report(finding()))


def test_text_is_utf8_and_ends_with_a_line_end():
    data = render(report(finding(message="25亿")))
    assert "25亿".encode() in data
    assert data.endswith(b"}\n")


def test_no_findings_is_an_empty_list():
    assert loaded()["findings"] == []


def test_half_characters_do_not_break_it():
    odd = location("$4", "\ud800 it cost $4", path="a\udcff.md")
    found = loaded(finding(odd, message="half \ud800"))["findings"][0]
    assert found["message"] == "half \N{REPLACEMENT CHARACTER}"
    assert found["locations"][0]["path"] == "a\N{REPLACEMENT CHARACTER}.md"
