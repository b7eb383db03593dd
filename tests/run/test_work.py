"""Articles are read many at a time, and what comes of each is what it would be alone."""

from __future__ import annotations

import msgspec
import pytest

from checker import pipeline
from checker.problems import InputProblem
from checker.run.work import attempt, batches
from tests.articles import CONTEXT, article

TEXTS = (
    "The ferry cost $4 million on 3 May 2021, officials said. It may sink.",
    "",
    "Le bac a coulé le 3 mai 2021.",
    'Orla Finch said: "Nobody came." Ten people were hurt.',
)


def given():
    languages = ("en", "en", "fr", "en-GB")
    found = [article(t, "2021-05-04", f"{n}.txt") for n, t in enumerate(TEXTS)]
    return [
        msgspec.structs.replace(a, language=language)
        for a, language in zip(found, languages, strict=True)
    ]


def test_many_at_once_are_read_as_each_alone():
    many = pipeline.read_articles(given(), CONTEXT)
    assert many == [pipeline.read_article(a, CONTEXT) for a in given()]
    assert [a.id for a, _ in many] == [a.id for a in given()]
    assert all(found.mentions for _, found in (many[0], *many[2:]))


def test_many_at_once_are_mapped_as_each_alone():
    ruled = [a for a in given() if CONTEXT.rulebook.knows(a.language)]
    alone = [pipeline.map_article(a, CONTEXT) for a in ruled]
    assert pipeline.map_articles(ruled, CONTEXT) == alone
    assert all(m.claims for m in (alone[0], alone[-1]))


def test_one_that_fails_does_not_lose_the_others():
    def work(articles, _context):
        return [1 // len(a.text) for a in articles]

    outcomes = attempt(work, given(), CONTEXT)
    assert [o for o in outcomes if not isinstance(o, InputProblem)] == [0, 0, 0]
    problem = outcomes[1]
    assert isinstance(problem, InputProblem)
    assert "ZeroDivisionError" in problem.message
    assert problem.path == given()[1].path


def test_what_is_no_failure_of_an_article_ends_all():
    def work(_articles, _context):
        raise MemoryError

    with pytest.raises(MemoryError):
        attempt(work, given(), CONTEXT)


def test_a_failure_is_raised_for_who_looks_for_it(monkeypatch):
    def work(articles, _context):
        raise ValueError(articles[0].id)

    monkeypatch.setenv("FACTLINT_DEBUG", "1")
    with pytest.raises(ValueError, match=given()[0].id):
        attempt(work, given(), CONTEXT)


def test_batches_keep_all_in_order_and_end_where_there_is_enough():
    sizes = [10, 299_000, 5_000, 7, 0, 400_000, 3]
    found = list(batches(sizes, lambda size: size))
    assert found == [[10, 299_000, 5_000], [7, 0, 400_000], [3]]
    assert list(batches([], len)) == []
    assert len(list(batches([0] * 10_000, lambda size: size))) > 1
