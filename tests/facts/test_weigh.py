from __future__ import annotations

from itertools import combinations

import pytest
from msgspec.structs import replace

from checker.context import Statistics
from checker.facts.corpus import Corpus
from checker.facts.levels import Levels, depth_level, kind_level, value_level
from checker.facts.view import View
from checker.facts.weigh import Weigher
from checker.model import Claim
from checker.pipeline import map_article
from tests.articles import CONTEXT, article

VIEWER = Corpus.of_claims(()).viewer(CONTEXT.statistics, CONTEXT.rulebook)
LEVELS = Levels(VIEWER, CONTEXT.rulebook)


def claim(text: str, name: str, published: str = "2022-03-01") -> Claim:
    (found,) = map_article(article(text, published, name), CONTEXT).claims
    return found


def view(text: str, name: str, published: str = "2022-03-01") -> View:
    return VIEWER.view(claim(text, name, published))


@pytest.mark.parametrize(
    ("one", "two", "level"),
    [
        ("It sold 1,234 boats.", "It sold 1,234 boats.", "exact"),
        ("It sold 12 boats.", "It sold 12 boats.", "equal"),
        ("It sold 5 boats.", "It sold 5 boats.", "small"),
        ("It cost $5.", "It cost $5.", "equal"),
        ("It sold 104 boats.", "It sold about 100 boats.", "close"),
        ("It sold 104 boats.", "It sold 140 boats.", "swapped"),
        ("It sold 614 boats.", "It sold 624 boats.", "one digit"),
        ("It sold 614 boats.", "It sold 752 boats.", "near"),
        ("It sold 31 boats.", "It sold 52 boats.", "apart"),
        ("It sold 31 boats.", "It sold 150 boats.", "far"),
        ("It sold 31 boats.", "It sold 1,500 boats.", "very far"),
        ("It opened in 1911.", "It opened in 1911.", "equal"),
        ("It opened in 1948.", "It opened in 1984.", "swapped"),
        ("It opened on 4 May 1911.", "It opened on 14 May 1911.", "one digit"),
        ("It opened in 1911.", "It opened in 1925.", "near"),
        ("It opened in 1911.", "It opened in 1850.", "far"),
    ],
)
def test_figures_weigh_by_their_digits_and_sizes(one: str, two: str, level: str) -> None:
    first, second = view(one, "1.txt"), view(two, "2.txt")
    assert value_level(first, second) == value_level(second, first) == level


OCTOBER = "Sales fell earlier in 2017. Earlier in October, Lund paid. "


@pytest.mark.parametrize(
    ("two", "level"),
    [
        ("It sold 40 boats in September 2017.", "unknown"),
        ("It sold 40 boats in May 2017.", "other"),
    ],
)
def test_an_inferred_time_tells_two_apart_but_does_not_bring_them_together(
    two: str, level: str
) -> None:
    given = article(OCTOBER + "It sold 40 boats last month.", name="1.txt")
    first = VIEWER.view(boats(map_article(given, CONTEXT).claims))
    second = VIEWER.view(boats(map_article(article(two, "2018-03-01", "2.txt"), CONTEXT).claims))
    assert LEVELS.time(first, second) == LEVELS.time(second, first) == level


def boats(claims: tuple[Claim, ...]) -> Claim:
    return next(c for c in claims if "boats" in c.text)


@pytest.mark.parametrize(
    ("one", "two", "level"),
    [
        ("The fine is $5.", "The fine is $9.", "same"),
        ("The bridge cost $5.", "The bridge was sold for $9.", "akin"),
        ("The fine is $5.", "The profit is $9.", "other"),
        ("It has 5 boats.", "It has 9 boats.", "same open"),
        ("It has 5 boats.", "It has 9 barrels.", "other open"),
        ("It has 5 boats.", "It has 9 vessels.", "akin open"),
        ("It made 5 albums.", "It made 9 records.", "akin open"),
        ("It made 5 albums.", "It made 9 films.", "other open"),
        ("There were 15 men.", "There were 19 workers.", "akin open"),
        ("The fine is $5.", "It is $9.", "open"),
    ],
)
def test_attributes(one: str, two: str, level: str) -> None:
    first, second = view(one, "1.txt"), view(two, "2.txt")
    assert LEVELS.attribute(first, second) == LEVELS.attribute(second, first) == level


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("The fine is $5.", "money"),
        ("It weighs 5 kg.", "quantity"),
        ("The siege lasted 5 days.", "duration"),
        ("It opened in 1926.", "time"),
        ("It is the fifth-largest mill.", "other"),
    ],
)
def test_the_kind_of_a_value(text: str, level: str) -> None:
    first, second = view(text, "1.txt"), view(text, "2.txt")
    assert kind_level(first, second) == level


@pytest.mark.parametrize(
    ("one", "two", "published", "level"),
    [
        ("It weighs 5 kg.", "It weighs 9 kg.", "2022-03-01", "same"),
        ("It weighs 5 kg.", "It weighs 9 kg.", "2022-03-03", "days"),
        ("It weighs 5 kg.", "It weighs 9 kg.", "2022-05-03", "far"),
        ("It has 5 boats.", "It has 9 boats.", "2022-03-03", "changed in days"),
        ("It has 5 boats.", "It has 9 boats.", "2022-05-03", "changed"),
        ("It killed 5 people.", "It killed 9 people.", "2022-05-03", "grown"),
        ("It killed 9 people.", "It killed 5 people.", "2022-05-03", "changed"),
        ("It has 5 boats.", "It has 5 boats.", "2022-03-20", "near"),
        ("It has 5 boats.", "It has 9 boats.", "", "unknown"),
    ],
)
def test_what_may_change_changes_with_time(one: str, two: str, published: str, level: str) -> None:
    first, second = view(one, "1.txt"), view(two, "2.txt", published)
    assert LEVELS.published(first, second) == LEVELS.published(second, first) == level


def test_a_pair_is_given_up_early_only_if_its_whole_weight_is_too_little() -> None:
    weigher = Weigher(CONTEXT, VIEWER)
    told = ("It sold {} boats.", "In May Lund Lines sold {} boats.", "Orla Finch fears {} boats.")
    texts = [text.format(figure) for text in told for figure in (104, 140, 614, 9_000)]
    views = [view(text, f"{number}.txt") for number, text in enumerate(texts)]
    views += [view("It sold 104 boats.", "0.txt", "2023-01-01")]
    pairs = list(combinations(views, 2))
    for one, two in pairs:
        whole = weigher.whole(one, two)
        found = weigher.weigh(one, two).weight
        assert found == pytest.approx(whole) if whole >= weigher.floor else found < weigher.floor
    assert 0 < sum(weigher.whole(*p) >= weigher.floor for p in pairs) < len(pairs)


FILLED = "The crew of {} landed {} eels for ${} at the market of Orrin in the morning."


def test_a_form_that_two_articles_fill_in_is_told_by_the_other_figures() -> None:
    texts = [FILLED.format("Lund", 104, 600), FILLED.format("Lund", 250, 750)]
    texts += [FILLED.format("Lund", 250, 600)]
    told = [
        map_article(article(t, "2022-03-01", f"{n}.txt"), CONTEXT).claims
        for n, t in enumerate(texts)
    ]
    every = [claim for claims in told for claim in claims]
    many = Corpus.of_claims(every).viewer(Statistics(articles=40))
    levels = Levels(many, CONTEXT.rulebook)
    (one, _), (two, _), (three, _) = ([many.view(c) for c in claims] for claims in told)
    assert levels.copy(one, two) == levels.copy(two, one) == "form"
    assert levels.copy(one, three) == "verbatim"  # all other figures are the same
    few = Levels(Corpus.of_claims(every).viewer(Statistics(articles=3)), CONTEXT.rulebook)
    assert few.copy(one, two) == "no"


def test_names_and_days_of_a_dateline_are_no_part_of_the_matter() -> None:
    text = "ORRIN, March 1 - Orla Finch sold 40 boats."
    (found,) = map_article(article(text, "2022-03-02", "1.txt"), CONTEXT).claims
    assert found.subject == ("orla finch",)
    assert found.time_scope is None


@pytest.mark.parametrize(
    ("one", "two", "level"),
    [(0.1, 0.2, "near"), (0.1, 0.5, "apart"), (0.1, 0.9, "far"), (0.1, None, "unknown")],
)
def test_how_far_down_in_their_articles_two_sentences_stand(
    one: float, two: float | None, level: str
) -> None:
    a, b = view("It sold 31 boats.", "1.txt"), view("It sold 52 boats.", "2.txt")
    a, b = replace(a, depth=one), replace(b, depth=two)
    assert depth_level(a, b) == level
    assert depth_level(a, replace(b, article=a.article)) == "unknown"


def test_depth_is_known_where_an_article_claims_in_three_sentences() -> None:
    text = "It sold 31 boats. It sold 52 ferries. It cost $5 million."
    claims = map_article(article(text, "2022-03-01", "1.txt"), CONTEXT).claims
    viewer = Corpus.of_claims(claims).viewer(CONTEXT.statistics, CONTEXT.rulebook)
    depths = [viewer.view(c).depth for c in claims]
    assert depths[0] == 0.0
    assert depths[-1] == 1.0
    one = Corpus.of_claims(claims[:1]).viewer(CONTEXT.statistics, CONTEXT.rulebook)
    assert one.view(claims[0]).depth is None
