from __future__ import annotations

from checker.model import Finding
from tests.articles import article, check


def unconfirmed(*texts: str) -> Finding:
    articles = [article(t, f"2022-03-0{n}", f"{n}.txt") for n, t in enumerate(texts, 1)]
    (finding,) = (f for f in check(articles).findings if f.rule == "U201")
    return finding


HEDGED = "Hasp Timber will reportedly pay $410 million for the Orrin Mill."


def test_a_denial_is_shown_and_confirms_nothing() -> None:
    denied = "Hasp Timber denied that it will pay $410 million for the Orrin Mill."
    places = [(p.role, p.at.path) for p in unconfirmed(HEDGED, denied).locations]
    assert places == [("claim", "1.txt"), ("evidence", "1.txt"), ("denied", "2.txt")]


def test_each_cue_is_evidence_with_its_own_words_and_place() -> None:
    finding = unconfirmed(HEDGED + " None of it has been confirmed.")
    assert [p.text for p in finding.locations] == [
        "$410 million",
        "reportedly",
        "None of it has been confirmed",
    ]
    assert finding.locations[2].at.sentence.start > finding.locations[0].at.sentence.start
    assert any('"None of it has been confirmed"' in reason for reason in finding.because)


def test_figures_under_one_hedge_are_one_finding() -> None:
    finding = unconfirmed("The mill reportedly sold 40 boats and 12 carts.")
    assert [p.text for p in finding.locations if "claim" in p.role] == ["40 boats", "12 carts"]
