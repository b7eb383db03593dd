"""What a baseline knows: the same content, wherever it stands; a new value is new."""

from __future__ import annotations

import random

import msgspec
import pytest

from checker import pipeline
from checker.context import Context
from checker.model import Article, Baseline, Finding, Report, Severity
from checker.settings import Settings
from tests.articles import CONTEXT, article, check

LIFT = "The contract with Orrin Ropeways for the Selby lift is worth ${} million."
OTHER = "The council of Tarn Hollow paid Ines Gallard a fine of ${} million over the old quarry."
RUMOUR = "The sale of the Kelder Mill is reportedly worth $3.2 million."
NONE = Baseline("known")


def told(text: str, name: str, day: str = "2024-05-14") -> Article:
    return article(text, day, name)


CONFLICT = [told(LIFT.format(48), "a.txt"), told(LIFT.format(54), "b.txt")]


def known(*articles: Article, context: Context = CONTEXT) -> Baseline:
    return Baseline("known", tuple(pipeline.accepted(check(articles, context), NONE, context)))


def held(
    articles: list[Article], baseline: Baseline, context: Context = CONTEXT
) -> tuple[Report, dict[str, list[Finding]]]:
    report = pipeline.against(check(articles, context), baseline, context)
    new = [f for f in report.findings if f.baseline == "new" and f.rule != "S704"]
    wider = [f for f in report.findings if f.baseline == "widened"]
    stale = [f for f in report.findings if f.rule == "S704"]
    return report, {"new": new, "widened": wider, "stale": stale}


def counts(articles: list[Article], baseline: Baseline, context: Context = CONTEXT):
    report, found = held(articles, baseline, context)
    return report.exit_code, *(len(found[k]) for k in ("new", "widened", "stale"))


def test_without_a_baseline_nothing_is_marked():
    assert {f.baseline for f in check(CONFLICT).findings} == {""}


def test_what_is_known_is_left_out_and_counted():
    report, _ = held(CONFLICT, known(*CONFLICT))
    assert (report.findings, report.summary.known, report.exit_code) == ((), 1, 0)


def test_what_is_not_known_is_new():
    assert counts(CONFLICT, NONE) == (1, 1, 0, 0)


@pytest.mark.parametrize("lead", ["", "Rain fell.\n\n# A heading\n\n"])
@pytest.mark.parametrize("names", [("a.txt", "b.txt"), ("z/9.md", "0.md"), ("b.txt", "a.txt")])
def test_moved_text_and_renamed_files_change_nothing(lead, names):
    moved = [told(lead + a.text, name) for a, name in zip(reversed(CONFLICT), names, strict=True)]
    assert counts(moved, known(*CONFLICT)) == (0, 0, 0, 0)
    assert known(*moved) == known(*CONFLICT)


def test_articles_about_other_things_change_nothing():
    added = [*CONFLICT, told("The harbour of Lund is full.", "0.txt")]
    assert known(*added) == known(*CONFLICT)
    assert counts(added, known(*CONFLICT)) == (0, 0, 0, 0)


def test_other_messages_and_weights_of_the_rules_change_nothing():
    rules = dict(CONTEXT.rulebook.findings)
    rules["C101"] = msgspec.structs.replace(
        rules["C101"], message="{values}!", settle="Ask.", severity=Severity.WARNING
    )
    newer = msgspec.structs.replace(
        CONTEXT, rulebook=msgspec.structs.replace(CONTEXT.rulebook, findings=rules)
    )
    assert check(CONFLICT, newer).findings != check(CONFLICT).findings
    assert counts(CONFLICT, known(*CONFLICT), newer) == (0, 0, 0, 0)
    assert known(*CONFLICT, context=newer) == known(*CONFLICT)


def test_rules_that_read_more_words_of_a_known_sentence_change_nothing():
    entry = known(*CONFLICT).entries[0]
    shorter = msgspec.structs.replace(entry, values=("48 million", "54 million"))
    assert counts(CONFLICT, Baseline("known", (shorter,))) == (0, 0, 0, 0)


@pytest.mark.parametrize("value", [48, 54])
@pytest.mark.parametrize("day", ["2024-05-13", "2024-05-15"])
def test_an_article_that_repeats_a_known_value_widens_it(value, day):
    again = told("Its " + LIFT.format(value)[4:], "0.txt", day)
    report, found = held([*CONFLICT, again], known(*CONFLICT))
    assert (report.exit_code, len(found["new"]), len(found["stale"])) == (0, 0, 0)
    (wider,) = found["widened"]
    assert wider.severity is Severity.INFO
    assert wider.locations[0].at.path == "0.txt"
    assert wider.because[0] == "the baseline knows it; 1 more article tells it now: 0.txt:1"


def test_a_copy_in_the_same_words_widens_it_too():
    copy = msgspec.structs.replace(CONFLICT[0], id="0.txt", path="0.txt")
    _, found = held([*CONFLICT, copy], known(*CONFLICT))
    assert found["widened"][0].because[0] == "the baseline knows it; 1 more article tells it now"
    assert len(found["widened"][0].locations) == 3


def test_more_words_of_an_article_that_is_known_are_no_further_article():
    first = told("The board met on Tuesday. It will meet again next month.", "a", "")
    longer = told(first.text + " The hall was sold on Friday.", "a", "")
    assert counts([longer], known(first)) == (0, 0, 0, 0)


def plans(first: int, last: int) -> list[Article]:
    made = [
        told(f"The mill of Lund {n} will open in May 2018.", f"{n}.txt", "2017-09-12")
        for n in range(first, last)
    ]
    return [*made, told("The harbour is full.", "new.txt", "2019-04-01")]


@pytest.mark.parametrize(("before", "now"), [((0, 5), (0, 40)), ((0, 40), (0, 5))])
def test_an_archive_that_grows_past_a_list_leaves_nothing_stale(before, now):
    (new, widened, stale) = counts(plans(*now), known(*plans(*before)))[1:]
    assert (new, widened, stale) == (int(now == (0, 40)), 0, 0)
    assert counts(plans(20, 60), known(*plans(0, 40))) == (0, 0, 0, 0)


def test_a_widened_finding_fails_no_run():
    context = msgspec.structs.replace(CONTEXT, settings=Settings(fail_on=Severity.INFO))
    again = told("Its " + LIFT.format(48)[4:], "0.txt")
    assert counts([*CONFLICT, again], known(*CONFLICT), context) == (0, 0, 1, 0)


def test_a_new_value_of_a_known_conflict_is_new_and_its_entry_not_stale():
    third = told("Its " + LIFT.format(60)[4:], "0.txt")
    report, found = held([*CONFLICT, third], known(*CONFLICT))
    assert (report.exit_code, len(found["new"]), len(found["widened"])) == (1, 1, 0)
    assert "USD 60 million" in found["new"][0].message
    assert found["new"][0].because[0] == 'the baseline knows it without "$60 million"'
    assert found["stale"] == []


def test_a_value_that_was_put_right_by_another_is_new():
    changed = [CONFLICT[0], told(LIFT.format(60), "b.txt")]
    assert counts(changed, known(*CONFLICT))[:2] == (1, 1)


def test_fewer_values_of_a_known_conflict_are_known():
    three = [*CONFLICT, told("Its " + LIFT.format(60)[4:], "0.txt")]
    assert counts(CONFLICT, known(*three)) == (0, 0, 0, 0)


def test_another_conflict_in_the_sentences_of_a_known_one_is_new():
    entry = known(*CONFLICT).entries[0]
    other = msgspec.structs.replace(entry, values=("12 cabins", "14 cabins"))
    assert counts(CONFLICT, Baseline("known", (other,)))[:2] == (1, 1)


def test_a_settled_conflict_leaves_a_stale_entry_that_fails_nothing_by_default():
    report, found = held([CONFLICT[0]], known(*CONFLICT))
    assert report.exit_code == 0
    (stale,) = found["stale"]
    assert (stale.locations[0].at.path, stale.locations[0].at.line) == ("known", 1)
    assert stale.message.endswith('C101 on "$48 million" and "$54 million" that is no longer there')


def test_what_was_not_asked_for_is_not_stale():
    for settings in (Settings(ignore=("C",)), Settings(select=("U", "S"))):
        context = msgspec.structs.replace(CONTEXT, settings=settings)
        assert counts([CONFLICT[0]], known(*CONFLICT), context) == (0, 0, 0, 0)
    sure = msgspec.structs.replace(CONTEXT, settings=Settings(min_confidence=1.0))
    assert counts(CONFLICT, known(*CONFLICT), sure) == (0, 0, 0, 0)


def test_the_rule_of_an_entry_that_is_no_more_leaves_it_stale():
    entry = msgspec.structs.replace(known(*CONFLICT).entries[0], rule="C199")
    assert counts([CONFLICT[0]], Baseline("known", (entry,))) == (0, 0, 0, 1)


def test_an_incomplete_check_calls_nothing_stale():
    report = check([CONFLICT[0]])
    partly = msgspec.structs.replace(
        report, summary=msgspec.structs.replace(report.summary, unread=1)
    )
    assert pipeline.against(partly, known(*CONFLICT), CONTEXT).findings == ()


def test_an_update_keeps_what_it_does_not_ask_for():
    both = [*CONFLICT, told(RUMOUR, "c.txt", "2022-03-01")]
    everything = known(*both)
    assert [e.rule for e in everything.entries] == ["C101", "U201"]
    for settings in (Settings(ignore=("U",)), Settings(min_confidence=0.88)):
        context = msgspec.structs.replace(CONTEXT, settings=settings)
        now = pipeline.accepted(check(both, context), everything, context)
        assert now == [*everything.entries]
    pruned = pipeline.still_needed(check([both[2]]), everything, CONTEXT)
    assert pruned == [everything.entries[1]]


def test_findings_of_the_same_content_share_an_entry():
    day = "The mill of Lund opened on Tuesday, 14 September 2017."
    copies = [told(day, f"{n}.txt", "2017-10-01") for n in range(3)]
    (entry,) = known(*copies).entries
    assert list(entry.told.values()) == [3]
    assert counts(copies, known(*copies)) == (0, 0, 0, 0)
    assert counts(copies, known(*copies[:2])) == (0, 0, 1, 0)


def test_a_new_undated_article_is_not_known_for_one_common_sentence():
    shared = "It met on Tuesday. "
    first = shared + "The board will vote next month. The mill was sold on Friday."
    other = shared + "The choir will sing next week. The hall was full on Monday."
    assert counts([told(first, "a", ""), told(other, "b", "")], known(told(first, "a", ""))) == (
        0, 1, 0, 0,
    )  # fmt: skip


def test_neither_order_nor_chance_has_a_say():
    articles = [told(LIFT.format(n), f"{n}.txt") for n in (48, 54)]
    articles += [told(OTHER.format(n), f"f{n}.txt") for n in (3, 5)]
    baseline = known(*articles)
    assert len(baseline.entries) == 2
    for seed in range(5):
        random.Random(seed).shuffle(articles)
        assert known(*articles) == baseline
