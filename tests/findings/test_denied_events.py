# ruff: noqa: E501
"""Events that no figure tells of: told in one article, denied in another."""

from __future__ import annotations

import pytest

from tests.articles import article, check

Told = tuple[str, str]

DENIED: list[tuple[Told, Told, str]] = [
    (
        ("2023-05-02", "Lisle Ferries has signed an agreement with the port of Kelder on night sailings."),
        ("2023-05-03", 'The port is quiet. "We have not signed any agreement with Lisle Ferries," harbour director Ana Reyes said.'),
        "has signed an agreement",
    ),
    (
        ("2023-05-02", "Goalkeeper Rita Sool failed her medical at Orme Rovers on Monday."),
        ("2023-05-03", "Orme Rovers said on Tuesday that Rita Sool had not failed any medical."),
        "failed her medical",
    ),
    (
        ("2023-05-02", "An agent pocketed a commission when Lisle Ferries ordered the catamaran Tern."),
        ("2023-05-04", "Lisle Ferries said that no commission was paid to anybody for the catamaran Tern."),
        "pocketed a commission",
    ),
    (
        ("2023-05-02", "The treasurer of Kelder, Jon Oll, has resigned, a councillor said."),
        ("2023-05-03", "Jon Oll, the treasurer of Kelder, denied that he had resigned."),
        "has resigned",
    ),
    (
        ("2023-05-02", "Hasp Timber will close its mill in Orrin before the winter."),
        ("2023-05-03", "Hasp Timber denied reports that it would close the mill in Orrin."),
        "will close its mill",
    ),
    (
        ("2023-05-02", "Lisle Ferries is in talks with its rival Aven Lines about a sale."),
        ("2023-05-03", "Aven Lines denied being in talks with Lisle Ferries."),
        "Lisle Ferries is in talks",
    ),
    (
        ("2023-05-02", "Hackers have stolen the passwords of readers of the Kelder library."),
        ("2023-05-03", "No passwords were stolen from the Kelder library, the city of Kelder said on Wednesday."),
        "have stolen the passwords",
    ),
    (
        ("2023-05-02", "The Kelder council took the decision on the Aven tunnel behind closed doors on Monday."),
        ("2023-05-04", "A decision on the Aven tunnel has not been taken, said Kelder council leader Mia Strand."),
        "The Kelder council took the decision",
    ),
    (
        ("2023-05-02", "Hasp Timber reportedly agreed to buy the Orrin Mill."),
        ("2023-05-03", "Hasp Timber denied that it had agreed to buy the Orrin Mill."),
        "agreed to buy the Orrin Mill",
    ),
]  # fmt: skip

LET_BE: list[tuple[Told, Told]] = [
    (  # did not deny
        ("2023-05-02", "Lisle Ferries has signed an agreement with the port of Kelder."),
        ("2023-05-03", "Lisle Ferries did not deny that it had signed an agreement with the port of Kelder."),
    ),
    (  # another contract
        ("2023-05-02", "Lisle Ferries has signed a contract with the yard at Moss for a new ferry."),
        ("2023-05-03", "Aven Lines denied that it had signed a contract with the cleaners of Orme."),
    ),
    (  # not yet, and then
        ("2023-05-02", "The contract for the Aven tunnel has not been signed, Kelder council said."),
        ("2023-06-20", "Kelder council signed the contract for the Aven tunnel on Tuesday."),
    ),
    (  # both deny
        ("2023-05-02", "Jon Oll denied that he had resigned as treasurer of Kelder."),
        ("2023-05-03", "The treasurer of Kelder, Jon Oll, has not resigned, he said."),
    ),
    (  # nobody with standing says so
        ("2023-05-02", "Rita Sool failed her medical at Orme Rovers."),
        ("2023-05-03", "Rita Sool did not fail a medical at Orme Rovers, fans wrote."),
    ),
]  # fmt: skip


def found(one: Told, two: Told) -> list[str]:
    """The first words of each finding on a denial, whichever way the articles come in."""
    articles = [article(text, day, f"{n}.txt") for n, (day, text) in enumerate((one, two))]
    there, back = (
        [f.locations[0].text for f in check(order).findings if f.rule == "U205"]
        for order in (articles, articles[::-1])
    )
    assert there == back
    return there


@pytest.mark.parametrize(("one", "two", "words"), DENIED, ids=[w for *_, w in DENIED])
def test_a_denial_of_an_event_in_another_article_is_shown(one: Told, two: Told, words: str) -> None:
    assert found(one, two) == [words]


@pytest.mark.parametrize(("one", "two"), LET_BE)
def test_other_events_and_what_nobody_denies_are_let_be(one: Told, two: Told) -> None:
    assert found(one, two) == []
