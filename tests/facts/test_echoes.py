"""The same figure of one story, in claims too unlike to be linked."""

from __future__ import annotations

from checker.model import Finding
from tests.articles import article, check

RUMOUR = "Hasp Timber of Kelder reportedly cut 340 jobs at the Orrin Mill."


def rules(*articles: tuple[str, str]) -> dict[str, Finding]:
    found = check(
        article(text, f"2022-03-0{n}", f"{n}.txt", outlet=outlet)
        for n, (text, outlet) in enumerate(articles, 1)
    )
    return {f.rule: f for f in found.findings}


def test_the_same_figure_on_a_party_s_own_page_confirms_in_other_words() -> None:
    page = "Hasp Timber thanks all who leave. We regret that 340 positions end at the Orrin Mill."
    found = rules((RUMOUR, "Kelder Post"), (page, "Hasp Timber"))
    assert "U201" not in found
    assert found["U206"].locations[-1].at.path == "2.txt"


def test_another_figure_confirms_nothing() -> None:
    page = "Hasp Timber thanks all who leave. We regret that 350 positions end at the Orrin Mill."
    assert "U201" in rules((RUMOUR, "Kelder Post"), (page, "Hasp Timber"))


def test_another_story_confirms_nothing() -> None:
    page = "The Lisle Aquarium Ltd is proud. Its pool now holds 340 herrings."
    assert "U201" in rules((RUMOUR, "Kelder Post"), (page, "Lisle Aquarium Ltd"))


def test_a_denial_of_the_figure_in_other_words_is_shown() -> None:
    flat = "Hasp Timber of Kelder will scrap 340 jobs at the Orrin Mill."
    page = 'Reports are about. "There is no plan to shed 340 jobs at Orrin," said Ana Reyes.'
    assert "U205" in rules((flat, "Kelder Post"), (page, "Hasp Timber Ltd"))
