"""factlint from Python: what goes in, what comes out, what is refused."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

import checker
from tests.stories import CONFLICT, articles

ROOT = Path(__file__).resolve().parents[1]
DAY = "2022-03-01"


def given(*texts, **fields):
    return [{"text": t, "published": DAY, **fields} for t in texts]


def test_importing_is_light():
    program = "import checker, sys; print([m for m in sys.modules if m.split('.')[0] in "
    program += "('msgspec', 're2', 'typer', 'yaml') or m.startswith('checker.')])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.strip() == "[]", done.stderr


def test_dicts_make_a_report_of_typed_findings():
    report = checker.check(given(*CONFLICT))
    assert isinstance(report, checker.Report)
    (finding,) = [f for f in report.findings if f.rule == "C101"]
    assert isinstance(finding, checker.Finding)
    assert finding.severity is checker.Severity.ERROR
    assert report.exit_code == 1
    assert [p.at.article for p in finding.locations] == ["article 1", "article 2"]
    for place, text in zip(finding.locations, CONFLICT, strict=True):
        assert text[place.at.span.start : place.at.span.end] == place.text


def test_model_articles_and_dicts_are_checked_together():
    first = articles(CONFLICT[0])
    report = checker.check([*first, *given(CONFLICT[1])])
    (finding,) = [f for f in report.findings if f.rule == "C101"]
    assert {p.at.article for p in finding.locations} == {"a.txt", "article 2"}


@pytest.mark.parametrize("published", [DAY, date(2022, 3, 1), datetime(2022, 3, 1, 8)])
def test_a_date_is_text_or_a_date(published):
    text = "The Aven Bridge opened yesterday. It cost $48 million."
    report = checker.check([{"text": text, "published": published}])
    assert not [f for f in report.findings if f.rule == "T601"]
    undated = checker.check([{"text": text}])
    assert [f.rule for f in undated.findings] == ["T601"]


def test_the_path_tells_the_format_the_date_and_the_id():
    text = "The contract for the Aven Bridge is worth `$1 million` $48 million."
    record = {"text": text, "path": "2022-03-01-bridge.md"}
    report = checker.check([record, *given(CONFLICT[1])])
    (finding,) = [f for f in report.findings if f.rule == "C101"]
    assert {p.text for p in finding.locations} == {"$48 million", "$54 million"}
    assert finding.locations[0].at.path == "2022-03-01-bridge.md"


def test_what_is_given_beats_front_matter():
    later = "On 4 May 2024 the Aven Bridge opened. The contract is worth $4 million."
    text = f"---\npublished: 2019-01-01\n---\n\n{later}"
    inside = {f.rule for f in checker.check([{"text": text}]).findings}
    outside = {f.rule for f in checker.check([{"text": text, "published": "2025-01-01"}]).findings}
    assert "T603" in inside
    assert "T603" not in outside


def test_a_language_without_rules_makes_it_incomplete():
    report = checker.check([{"text": "Le pont.", "language": "fr"}])
    assert (report.exit_code, [f.rule for f in report.findings]) == (4, ["I803"])


def test_nothing_to_check_is_not_green():
    assert checker.check([]).exit_code == 5


def test_settings_and_jobs():
    settings = checker.Settings(ignore=("C101",))
    assert not checker.check(given(*CONFLICT), settings=settings).findings
    assert checker.check(given(*CONFLICT), jobs=2) == checker.check(iter(given(*CONFLICT)))


@pytest.mark.parametrize("wrong", [None, "text", b"text", {"text": "x"}, 5, articles("x")[0]])
def test_what_is_no_list_is_refused(wrong):
    with pytest.raises(checker.Problems, match="not a list of articles"):
        checker.check(wrong)


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (5, r"articles\[1\]: is an int, not an article"),
        ({}, r"articles\[1\]\.text: there is none"),
        ({"text": None}, r"articles\[1\]\.text: there is none"),
        ({"text": b"x"}, r"articles\[1\]\.text: is a bytes, not text\n.*decode"),
        ({"text": "x" * (8 * 1024 * 1024 + 1)}, r"articles\[1\]\.text: has 8,388,609 characters"),
        ({"text": "x", "titel": "y"}, r"'titel' is no field.*\n.*Did you mean 'title'"),
        ({"text": "x", 5: "y"}, r"articles\[1\]: '5' is no field"),
        ({"text": "x", "title": 5}, r"articles\[1\]\.title: is an int"),
        ({"text": "x", "published": 2022}, r"articles\[1\]\.published: .*\n.*a date"),
        ({"text": "x", "id": True}, r"articles\[1\]\.id: is a bool"),
        (
            {"text": "x", "id": "article 1"},
            r"articles\[1\]: has the id 'article 1', as articles\[0",
        ),
    ],
)
def test_what_is_no_article_is_named_with_what_to_do(record, said):
    with pytest.raises(checker.Problems, match=said):
        checker.check([{"text": "An article."}, record])


def test_all_that_is_wrong_comes_at_once():
    with pytest.raises(checker.Problems) as caught:
        checker.check([{"text": 1}, {"text": 2}], settings=checker.Settings())
    assert len(caught.value.problems) == 2


def test_wrong_calls_are_named():
    with pytest.raises(checker.Problems, match="0 is no number of processes"):
        checker.check([], jobs=0)
    with pytest.raises(checker.Problems, match="settings is an int, no Settings"):
        checker.check([], settings=0)
    with pytest.raises(checker.Problems):
        checker.check([], rules=["/nowhere/at/all"])


def test_an_article_whose_body_was_cut_is_refused():
    import msgspec

    (cut,) = articles("A ferry sank.")
    with pytest.raises(checker.Problems, match="differ in length"):
        checker.check([msgspec.structs.replace(cut, body="A")])


def test_there_is_nothing_else():
    with pytest.raises(AttributeError, match="no attribute 'chek'"):
        _ = checker.chek
    assert "check" in dir(checker)


def test_the_example_of_the_readme_does_what_it_says(capsys):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    program, printed = re.search(
        r"## From Python\n.*?```python\n(.*?)```.*?```\n(.*?)```", readme, re.DOTALL
    ).groups()
    exec(compile(program, "README.md", "exec"), {})
    assert capsys.readouterr().out == printed
