"""Claims told in the same words in several articles, as copies of one text tell them."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model import Claim


def alike(claims: Sequence[Claim]) -> list[list[int]]:
    """Indices of claims that are told in the same words, as in copies of one text.

    They are weighed once, so that a thousand copies cost no more than two.
    """
    found: dict[object, list[int]] = {}
    for index, c in enumerate(claims):
        when = c.time_scope.interval if c.time_scope else None
        told = (c.attribute, c.text, c.subject, c.local, c.topics, c.scope, c.context, c.restated)
        key = (told, c.value, when, c.publication.interval, c.polarity, c.modality, c.tense)
        found.setdefault(key, []).append(index)
    return [group for indices in found.values() for group in _of_other_articles(indices, claims)]


def _of_other_articles(indices: Sequence[int], claims: Sequence[Claim]) -> list[list[int]]:
    """One group, with the repetitions inside an article apart: they may be other things."""
    first: list[int] = []
    rest: list[list[int]] = []
    seen: set[str] = set()
    for index in indices:
        article = claims[index].at.article
        if article in seen:
            rest.append([index])
        else:
            seen.add(article)
            first.append(index)
    return [first, *rest]
