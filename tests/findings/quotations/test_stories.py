# ruff: noqa: E501
"""Small stories told by two or three articles: what is drift of a quotation, and what is not."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from checker.model import Finding
from tests.articles import article, check

Told = tuple[tuple[str, str], ...]

HARBOUR: Told = (
    (
        "2023-05-09",
        'The Ostra lock stayed shut on Monday. "We have turned away 40 barges since Friday, and not one '
        'captain has complained," harbourmaster Ines Corvalho told the harbour paper. She blamed the '
        'silt. "The dredger left us in March and nobody called it back," she said.',
    ),
    (
        "2023-05-10",
        "Barges wait at Ostra. “We have turned away 14 barges since Friday, and every captain has "
        "complained,” harbourmaster Ines Corvalho told the harbour paper on Monday. “The dredger "
        "left us in March,” Corvalho added.",
    ),
)
ORCHARD: Told = (
    (
        "2022-09-19",
        "The cider press of Lund burned down on Sunday. Owner Matthias Brekke spoke at the village hall "
        'that evening. "A press can be built anew in a winter, but the old trees need forty years," '
        "Brekke told the meeting at the village hall.",
    ),
    (
        "2022-09-20",
        'At the village hall on Sunday evening Matthias Brekke found comfort in little. "Give me one winter '
        'and the press will stand again. Trees need a lifetime," the owner, Matthias Brekke, told the meeting.',
    ),
)
LECTURE: Told = (
    (
        "2021-04-01",
        'In a lecture in Tarbeck on 3 March 2021, the botanist Edda Rowan described the moss. "It had been '
        'drinking our chimneys for a hundred years before anyone looked," she said.',
    ),
    (
        "2021-04-12",
        '"It had been drinking our chimneys for a hundred years before anyone looked," Edda Rowan said in '
        "her lecture in Tarbeck on 8 March 2021.",
    ),
    (
        "2021-04-20",
        '"It had been drinking our chimneys for a hundred years before anyone looked," Edda Rowan said.',
    ),
)
CONCERT: Told = (
    (
        "2024-11-02",
        'The organ of Saint Orm is tuned. "It sounds like a herd of elephants that has finally learned its '
        'manners," the conductor, Pavel Lindqvist, said on Friday. "The town has paid every bill on time," '
        "the Orm Foundation said.",
    ),
    (
        "2024-11-03",
        'Mayor Gudrun Aske was pleased. "It sounds like a herd of elephants that has finally learned its '
        'manners," Aske said on Friday. "The town has paid every bill on time," said Jon Tveit, a spokesman '
        "for the Orm Foundation.",
    ),
)
STYLE: Told = (
    (
        "2020-06-03",
        "\"I won't change the colour of the health-care cards because he asked -- it's our programme, and "
        'twenty-two towns have signed it," Senator Olive Marchetti said.',
    ),
    (
        "2020-06-03",
        "“I will not change the color of the healthcare cards because [the governor] asked – it is our "
        "program… and 22 towns have signed it,” said Senator Olive Marchetti.",
    ),
)
PHRASES: Told = (
    (
        "2019-01-10",
        'A bus fell into the Marn on Wednesday. "Our thoughts and prayers are with the families of the '
        'victims," President Aldo Verrane said in Marn on Wednesday.',
    ),
    (
        "2019-02-21",
        'A crane fell in Dorle on Wednesday. "Our thoughts and prayers are with the families of the '
        'victims," Mayor Lise Tarn said. President Aldo Verrane came on Thursday. "We will open two new '
        'schools in Dorle before the winter," the president said.',
    ),
    (
        "2019-02-22",
        '"We will open two new schools in Dorle before the winter," Verrane told parents. On 4 May he said: '
        '"We will open one more bridge in Marn before the summer."',
    ),
)


def found(story: Told) -> list[Finding]:
    """The findings on quotations, whichever way the articles come in."""
    articles = [article(text, day, name=f"{n}.txt") for n, (day, text) in enumerate(story, 1)]
    there = [f for f in check(articles).findings if f.rule.startswith("Q")]
    back = [f for f in check(articles[::-1]).findings if f.rule.startswith("Q")]
    assert there == back
    return there


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        pytest.param(HARBOUR, {"Q301": ("40 barges", "14 barges")}, id="number and negation"),
        pytest.param(ORCHARD, {"Q301": ("forty years", "a lifetime")}, id="two translations"),
        pytest.param(LECTURE, {"Q302": ("2021-03-03", "2021-03-08")}, id="two days"),
        pytest.param(CONCERT, {"Q303": ("Lindqvist", "Aske")}, id="two speakers"),
        pytest.param(STYLE, {}, id="style of the house"),
        pytest.param(PHRASES, {}, id="phrases that anybody says, and one man by two names"),
    ],
)
def test_story(story, expected):
    findings = found(story)
    assert sorted(f.rule for f in findings) == sorted(expected)
    for finding in findings:
        shown = " ".join((finding.message, *(p.value for p in finding.locations)))
        assert all(words in shown for words in expected[finding.rule])
        assert len({p.at.article for p in finding.locations}) > 1


MORE = tomllib.loads((Path(__file__).parent / "stories.toml").read_text(encoding="utf-8"))["story"]


@pytest.mark.parametrize("story", [pytest.param(s, id=s["name"]) for s in MORE])
def test_story_of_another_genre(story):
    findings = found(tuple((a["published"], a["text"].strip()) for a in story["articles"]))
    assert [f.rule for f in findings] == [e["rule"] for e in story["expect"]]
    for finding, expected in zip(findings, story["expect"], strict=True):
        shown = " ".join((finding.message, *(p.value for p in finding.locations)))
        assert all(words in shown for words in expected["words"])
