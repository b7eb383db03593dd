"""Ways in which a check might end well without having checked what it was given."""

from __future__ import annotations

import json

import pytest

from checker import pipeline
from tests.cli.test_process import run

HEDGED = "The mill reportedly cost $4 million."


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "good.txt").write_text(HEDGED, encoding="utf-8")
    return tmp_path


def check(*arguments, **rest):
    code, out, err = run("check", *map(str, arguments), "--format", "json", **rest)
    return code, json.loads(out)["findings"] if out else err


def rules(code_and_findings):
    code, findings = code_and_findings
    return code, sorted(f["rule"] for f in findings)


def test_an_undecodable_and_an_unreadable_file_lose_no_other(folder):
    (folder / "latin.txt").write_bytes("Zürich".encode("latin-1"))
    (folder / "gone.txt").symlink_to("nowhere.txt")
    (folder / "page.html").write_text("<p>Hello", encoding="utf-8")
    assert rules(check(folder)) == (4, ["I801", "I802", "I803", "U201"])
    assert rules(check(folder, "--allow-partial")) == (0, ["I801", "I802", "I803", "U201"])


def test_a_language_without_rules_is_not_checked_by_those_of_another(folder):
    (folder / "de.md").write_text("---\nlanguage: de\n---\nEr zahlte 5 Euro.", encoding="utf-8")
    (folder / "gb.md").write_text(
        "---\nlanguage: en-GB\n---\nA pier reportedly cost £7.", encoding="utf-8"
    )
    code, findings = check(folder)
    assert (code, sorted(f["rule"] for f in findings)) == (4, ["I803", "U201", "U201"])
    assert any("no rules for its language, `de`" in f["message"] for f in findings)


@pytest.mark.parametrize("date", ["9999-12-31", "31 December 9999", "9999-12-31T23:59:59Z"])
def test_the_last_day_of_the_calendar_is_no_trap(folder, date):
    (folder / "end.md").write_text(f"---\ndate: {date}\n---\nHello.", encoding="utf-8")
    assert rules(check(folder)) == (0, ["T604", "U201"])


def test_an_article_whose_check_fails_is_named(folder, monkeypatch):
    from checker import run as runs
    from tests.articles import CONTEXT

    def fails(articles, _context):
        raise OverflowError(articles[0].id)

    monkeypatch.setattr(pipeline, "map_articles", fails)
    report = runs.check([str(folder)], CONTEXT, lambda _done, _total: None)
    assert report.exit_code == 4
    assert "OverflowError" in report.findings[0].message


@pytest.mark.parametrize("text", ["", " \n\t\n"])
def test_nothing_but_blanks_is_no_article(tmp_path, text):
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert check(tmp_path) == (5, [])


def test_a_broken_first_line_does_not_turn_json_lines_into_prose(tmp_path):
    lines = tmp_path / "in"
    lines.write_text('{"text": "x $1",}\n{"text": "y"}\n', encoding="utf-8")
    with lines.open("rb") as stdin:
        assert rules(check("-", stdin=stdin)) == (4, ["I801"])


def test_the_report_never_replaces_an_article(folder):
    for target in (folder / "good.txt", folder / "report.md"):
        code, _, err = run("check", str(folder), "--output", str(target))
        assert (code, "among the articles" in err) == (2, True)
    assert (folder / "good.txt").read_text(encoding="utf-8") == HEDGED
    assert not (folder / "report.md").exists()
    assert run("check", str(folder), "--output", str(folder / "out.report"))[0] == 0


@pytest.mark.parametrize("name", ["I", "I8", "I801", "unreadable-article"])
def test_what_cannot_be_read_cannot_be_ignored(folder, name):
    assert run("check", str(folder), "--ignore", name)[0] == 2


def test_a_rule_that_no_code_looks_for_is_refused(folder, tmp_path_factory):
    mine = tmp_path_factory.mktemp("rules") / "findings"
    mine.mkdir()
    page = "\n".join(f'{k} = "x"' for k in ("summary", "message", "why", "settle"))
    (mine / "C999.toml").write_text(f'id = "C999"\nname = "x"\nseverity = "info"\n{page}\n')
    code, _, err = run("check", str(folder), "--rules", str(mine.parent))
    assert (code, "no code looks for it" in err) == (2, True)
