"""The tools that measure linking and comparing, each on a tiny sample."""

from __future__ import annotations

import argparse
import json
import random
import re
from pathlib import Path
from typing import Any

import alerts
import pairs
import paraphrase
import plant
import pytest
import slots
import stories
import weights
import why
from planted import scored
from shared import article, check_articles, context, table

from checker.facts import blocks
from checker.facts.link import Groups

SCORER = """
DEFAULT_MAP = {"A401": "weekday"}
def write_articles(story, folder):
    written = {}
    for a in story["articles"]:
        head = "---\\ndate: " + a["published"] + "\\n---\\n\\n"
        (folder / a["file"]).write_text(head + a["text"] + "\\n")
        written[a["file"]] = (a["id"], len(head), head + a["text"] + "\\n")
    return written
def gold_spans(item, by_id):
    at = [(s, by_id[s["article"]][2].index(s["text"])) for s in item["spans"]]
    return [(s["article"], start, start + len(s["text"])) for s, start in at]
class Score:
    def __init__(self):
        self.failed, self.misses, self.false_alarms, self.rules = [], [], [], []
    def story(self, story, findings, written, mapping):
        self.rules += [f["rule"] for f in findings if f["rule"] in mapping]
        self.misses += [(story["id"], item, "") for item in story["gold"]]
    def figures(self):
        count = {"gold": 2, "hit": 1, "recall": 0.5, "findings": 1, "precision": 1.0}
        return {"kinds": {"weekday": count}, "quiet": {"as_conflict": 0, "as_another_kind": 0},
                "confirmed": {"as_unconfirmed": 0}, "failed": self.failed}
def show(figures, seconds, verbose):
    print("shown", figures["kinds"]["weekday"]["hit"])
"""
STORY = {
    "id": "s1-harbour",
    "articles": [
        {
            "id": "a1",
            "file": "01.md",
            "published": "2023-05-19",
            "text": "The Orrin Harbour wall was opened on Monday 18 May 2023. It cost $40 million.",
        },
        {
            "id": "a2",
            "file": "02.md",
            "published": "2023-05-19",
            "text": "The wall of Orrin Harbour cost $60 million.",
        },
    ],
    "gold": [
        {
            "id": "g1",
            "expect": "conflict",
            "value_kind": "money",
            "why": "Two costs.",
            "spans": [
                {"article": "a1", "text": "cost $40 million"},
                {"article": "a2", "text": "cost $60 million"},
            ],
        }
    ],
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "score.py").write_text(SCORER)
    (tmp_path / "s1.json").write_text(json.dumps(STORY))
    return tmp_path


def test_stories_give_the_scorer_what_the_checker_found(data: Path) -> None:
    reasons: stories.Reasons = {}
    score = stories.run_all(data, reasons=reasons)
    assert score.rules == ["A401"]
    assert why.stage(reasons["s1-harbour", "g1"]) in ("two facts", "one fact")


def test_stories_are_shown_saved_and_compared(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = data / "kept.figures"
    stories.main(["--data", str(data), "--save", str(kept), "--story", "s1"])
    assert json.loads(kept.read_text())["stories weekday recall"] == 50.0
    stories.main(["--data", str(data), "--compare", str(kept), "--verbose"])
    shown = capsys.readouterr().out
    assert "shown 1" in shown
    assert "before     50.00" in shown
    assert "Two costs." in shown


def test_weights_are_estimated_from_the_pairs_of_stories(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    weights.main(["--data", str(data), "--rounds", "5"])
    shown = capsys.readouterr().out
    assert shown.startswith("1 pairs, 1 of them conflicts\n")
    ((same, before),) = re.findall(r"^attribute +same +(\S+) +(\S+)$", shown, re.MULTILINE)
    assert float(same) >= float(before) > 0


def test_a_prefix_without_a_story_is_told(data: Path) -> None:
    with pytest.raises(SystemExit, match="no stories"):
        stories.run_all(data, prefixes=["x9"])


def test_a_folder_without_a_scorer_is_told(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no scorer"):
        stories.run_all(tmp_path)


PAIR = {
    "id": "p1",
    "label": "consistent",
    "note": "format",
    "a": "The Orrin Harbour wall cost $40 million.",
    "b": "The wall at Orrin Harbour cost $ 40. 0 million.",
}


def test_equal_values_are_no_conflict_and_both_are_told_of() -> None:
    outcome = pairs.run(pairs.joined(PAIR), context(), {})
    assert outcome.right
    assert sum("USD 40 million" in line for line in outcome.reasons) == 2


def test_a_pair_is_found_in_its_whole_articles() -> None:
    news = {
        name: {"text": f"Rain fell.\n{PAIR[side]}\nMore rain fell.", "published": "2020-01-02"}
        for name, side in (("n1", "a"), ("n2", "b"))
    }
    outcome = pairs.run({**PAIR, "articles": ["n1", "n2"]}, context(), news)
    assert not any(line.startswith("no claim in a ") for line in outcome.reasons)


def test_signs_are_joined() -> None:
    made = pairs.joined({"a": "a 30 - year bond of $ 2. 6 million", "b": "in 1,200 - 1,300"})
    assert made == {"a": "a 30-year bond of $2.6 million", "b": "in 1,200-1,300"}


def outcome(label: str, *rules: str) -> pairs.Outcome:
    return pairs.Outcome({"label": label, "note": "n"}, [{"rule": r} for r in rules], ())


def test_scores_of_pairs() -> None:
    outcomes = [
        outcome("conflict", "C103"),
        outcome("conflict"),
        outcome("conflict", "D151"),
        outcome("consistent", "C101", "U201"),
        outcome("unrelated"),
    ]
    assert pairs.scores(outcomes) == {
        "precision": 50.0,
        "recall": 33.3,
        "f1": 40.0,
        "found": 2,
        "wrong": 1,
    }
    rows = [line.split() for line in pairs.confusion(outcomes)]
    assert ["conflict", "n", "3", "1", "1", "1"] in rows
    assert ["consistent", "n", "1", "1", "0", "0"] in rows


def test_a_place_without_a_claim_is_told() -> None:
    item = article("Rain fell on Orrin Harbour.", "2020-01-02", "a")
    with why.links_seen() as seen:
        check_articles([item], context())
    lines = list(why.lines(why.Spot("a", 0, 4), why.Spot("a", 5, 9), seen))
    assert why.stage(lines) == "no claim"
    assert len(lines) == 2


WALLS = {
    "a": "The Orrin Harbour wall cost $41 million.",
    "b": "The wall of Orrin Harbour cost $44 million after the first storm.",
    "c": "A Veltra Dairy cheese fetched $43 million.",
}


@pytest.mark.parametrize(("other", "stage"), [("b", "two facts"), ("c", "never met")])
def test_claims_that_never_met_are_told_from_those_too_unlike(
    other: str, stage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blocks, "_SMALL", 0)  # as in a large collection
    monkeypatch.setattr(Groups, "join", lambda _groups: None)
    with why.links_seen() as seen:
        check_articles([article(t, "2020-01-02", n) for n, t in WALLS.items()], context())
    spots = [why.Spot(n, WALLS[n].index("$"), WALLS[n].index(" million")) for n in ("a", other)]
    lines = list(why.lines(*spots, seen))
    assert why.stage(lines) == stage
    assert lines[3].endswith("; as one fact: a conflict")


JUDGED = [
    "1 C101 y",
    "2 C101 n other event",
    "3 C103 ? cannot tell",
    "note 4",
    "5 C103 y",
    "6 C101",
]


def test_tally_of_judgements() -> None:
    said = list(alerts.tally(JUDGED))
    assert said[0].startswith("C101   1/2 right, 50 %")
    assert said[1].startswith("C103   1/1 right, 100 %")
    assert said[2].startswith("all    2/3 right, 67 %")
    assert any(line.endswith("wrong: other event") for line in said)


def test_interval_of_a_share() -> None:
    low, high = alerts.wilson(8, 10)
    assert (round(low, 3), round(high, 3)) == (0.490, 0.943)
    assert alerts.wilson(0, 0) == (0.0, 1.0)


def test_the_place_is_marked_among_its_neighbours() -> None:
    text = "One came. Two went. Three sat. Four of 40 stood. Five lay. Six ran. Seven hid."
    start = text.index("40")
    shown = alerts.around(text, start, start + 2, context())
    assert shown == "Two went. Three sat. Four of >>40<< stood. Five lay. Six ran."


def test_a_sheet_of_findings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "news.jsonl"
    text = "The Orrin Harbour wall was opened on Monday 18 May 2023. Many came."
    row = {"id": "h-1", "text": text, "title": "Wall", "published": "2023-05-19", "outlet": "Bell"}
    path.write_text(json.dumps(row) + "\n")
    alerts.main([str(path), "--by", "id", "--select", "A"])
    shown = capsys.readouterr().out
    assert "1 findings on 1 articles: A401 1" in shown
    assert "h-1 2023-05-19, Bell, Wall" in shown
    assert re.search(r">>[^<]*18 May 2023[^<]*<<", shown)


def test_the_sample_does_not_depend_on_order() -> None:
    found = [{"rule": "C101", "fingerprint": str(n)} for n in range(30)]
    assert alerts.sample(found, 5, 1) == alerts.sample(found[::-1], 5, 1)
    assert alerts.sample(found, 5, 1) != alerts.sample(found, 5, 2)


TOLD = {
    "toll": "Rescuers in the town of Marrow said 140 people were killed when the old dam gave way.",
    "sum": "The regional council of Marrow agreed to spend $2.5 billion on a dam of concrete.",
    "size": "Engineers from Vell brought 60 tonnes of sand to the town of Marrow to close the gap.",
    "share": "The flood destroyed 35 percent of all shops in the centre of Marrow, officials said.",
    "date": "The old dam above the town of Marrow broke on May 12 after a night of heavy rain.",
}
NOT_TOLD = (
    "It killed 140 people in the town of Marrow when the old dam gave way, said the rescuers.",
    "Rescuers in the town of Marrow said at least 140 people were killed when the dam gave way.",
    "Rescuers in the town of Marrow fear that 140 people were killed when the old dam gave way.",
    "The old dam above the town of Marrow broke on Tuesday May 12 after much heavy rain fell.",
    "Thirty-four people in the town of Marrow lost a home when the old dam above it gave way.",
)


@pytest.mark.parametrize("kind", TOLD)
def test_the_main_value_is_found_and_changed_materially(kind: str) -> None:
    slot = slots.main_slot(TOLD[kind])
    assert slot is not None
    assert slot.kind == kind
    old = float(re.sub(r"[^\d.]", "", slot.value))
    for seed in range(50):
        made = slots.changed(slot, random.Random(seed))
        new = float(re.sub(r"[^\d.]", "", made))
        assert re.sub(r"[\d.,]+", "#", made) == re.sub(r"[\d.,]+", "#", slot.value)
        assert abs(new - old) >= (3 if kind == "date" else old / 4)


@pytest.mark.parametrize("sentence", NOT_TOLD)
def test_what_need_not_contradict_is_left_alone(sentence: str) -> None:
    assert slots.main_slot(sentence) is None


def test_other_forms_of_a_value() -> None:
    chance = random.Random(1)
    forms = {v: slots.reformatted(v, chance) for v in ("$2.5 billion", "12 May", "8%", "seven")}
    assert forms == {"$2.5 billion": "$2.5bn", "12 May": "May 12", "8%": "8 percent", "seven": "7"}


def test_other_words_keep_the_value() -> None:
    told = "In the town of Marrow, the mayor, a former engineer, said {} people were killed."
    made = paraphrase.paraphrase(told, random.Random(1))
    assert made.text.count("{}") == 1
    assert {"aside dropped", "lead last", "other words"} <= set(made.rules)


def corpus() -> dict[str, dict[str, Any]]:
    plain = "Rain fell on Marrow for a week and the old dam above the town was watched.\nMore fell."
    texts = [*TOLD.values(), *([plain] * 8)]
    return {
        f"flood-{n}": {
            "id": f"flood-{n}",
            "published": "2021-05-14",
            "text": f"News from Marrow.\n{text}\nThe end.",
        }
        for n, text in enumerate(texts)
    }


BY_HAND = {TOLD["sum"]: "A dam of concrete will cost Marrow {}, its council says."}


def planted_in(articles: dict[str, Any]) -> list[dict[str, Any]]:
    chance = random.Random(7)
    found = plant.sources(articles, context(), chance)
    options = argparse.Namespace(count=6, by="id", unchanged=False)
    return plant.plant(articles, found, BY_HAND, options, chance)


def test_plants_stand_where_the_list_says() -> None:
    articles = corpus()
    rows = planted_in(articles)
    assert {row["how"] for row in rows} == {"copied", "paraphrased"}
    assert any(row["rules"] == "by hand" for row in rows)
    for row in rows:
        told, changed = (
            articles[row[end]["article"]]["text"][row[end]["start"] : row[end]["end"]]
            for end in "ab"
        )
        assert told in row["sentences"][0]
        assert changed in row["sentences"][1]
        assert told != changed
        assert row["a"]["article"] != row["b"]["article"]


def test_the_same_seed_plants_the_same() -> None:
    assert planted_in(corpus()) == planted_in(corpus())


def test_articles_without_a_date_are_left_alone() -> None:
    articles = corpus()
    for record in articles.values():
        record["published"] = None
    assert planted_in(articles) == []


def finding(rule: str, *places: dict[str, Any]) -> dict[str, Any]:
    at = [{"path": f"x.jsonl#{p['article']}", "start": p["start"], "end": p["end"]} for p in places]
    return {"rule": rule, "locations": at}


def test_what_counts_as_found() -> None:
    first, second, third = rows = planted_in(corpus())[:3]
    elsewhere = {"article": "flood-99", "start": 0, "end": 5}
    findings = [
        finding("C101", first["a"], first["b"], elsewhere),
        finding("C103", second["b"], elsewhere),
        finding("D151", third["a"], third["b"]),
        finding("C103", elsewhere),
    ]
    figures, missed = scored(rows, findings)
    assert missed == [second, third]
    assert figures["plant met by others"] == 1
    assert figures["plant conflicts not planted"] == 1
    assert figures["plant planted"] == 3


def test_figures_against_those_of_before() -> None:
    assert list(table({"a": 2.0, "bb": 3.0}, {"a": 1.5})) == [
        "a       2.00  before      1.50      +0.50",
        "bb      3.00",
    ]
