"""Claims told in the same words in several articles, as copies of one text tell them."""

from __future__ import annotations

from collections.abc import Sequence

from checker.facts.corpus import Claims


def alike(claims: Claims) -> list[list[int]]:
    """Indices of claims that are told in the same words, as in copies of one text.

    They are weighed once, so that a thousand copies cost no more than two.
    """
    found: dict[bytes, list[int]] = {}
    for index, digest in enumerate(claims.copies):
        found.setdefault(digest, []).append(index)
    return [group for indices in found.values() for group in _of_other_articles(indices, claims)]


def _of_other_articles(indices: Sequence[int], claims: Claims) -> list[list[int]]:
    """One group, with the repetitions inside an article apart: they may be other things."""
    if len(indices) == 1:
        return [[*indices]]
    first: list[int] = []
    rest: list[list[int]] = []
    seen: set[str] = set()
    for index in indices:
        article = claims.names[index][0]
        if article in seen:
            rest.append([index])
        else:
            seen.add(article)
            first.append(index)
    return [first, *rest]
