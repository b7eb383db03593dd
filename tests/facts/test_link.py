from __future__ import annotations

import random
from dataclasses import dataclass

import msgspec

from checker.context import Context, Statistics
from checker.facts import Corpus, facts_of, statistics_of
from checker.facts.blocks import candidates
from checker.facts.currency import Faces
from checker.model import Claim, Fact, Standing
from checker.pipeline import map_article
from tests.articles import CONTEXT, article


@dataclass
class Told:
    text: str
    published: str = "2022-03-01"


def claims(*told: Told) -> list[Claim]:
    return [
        claim
        for number, item in enumerate(told)
        for claim in map_article(
            article(item.text, item.published, f"{number}.txt"), CONTEXT
        ).claims
    ]


def linked(found: list[Claim]) -> list[Fact]:
    statistics = statistics_of(found, len({c.at.article for c in found}))
    return facts_of(
        Corpus.of_claims(found), Context(CONTEXT.rulebook, CONTEXT.settings, statistics)
    )


def sizes(*told: Told) -> list[int]:
    return sorted(len(f.claims) for f in linked(claims(*told)))


BRIDGE = "Oxlea Steel won the order. The contract for the Aven Bridge is worth ${} million."


def test_two_reports_of_one_contract_are_one_fact() -> None:
    assert sizes(Told(BRIDGE.format(48)), Told(BRIDGE.format(54))) == [2]


def test_other_names_are_other_facts() -> None:
    other = (
        "Harrow Tunnels won in Port Lisle. The contract for the Lisle Tunnel is worth $54 million."
    )
    assert sizes(Told(BRIDGE.format(48)), Told(other)) == [1, 1]


def test_a_currency_without_a_rate_is_another_fact() -> None:
    dong = BRIDGE.replace("$", "VND ").format(44)
    assert sizes(Told(BRIDGE.format(48)), Told(dong)) == [1, 1]


def test_another_attribute_is_another_fact() -> None:
    fine = "Oxlea Steel lost in court. A fine for a late start is $56 million."
    assert sizes(Told(BRIDGE.format(48)), Told(fine)) == [1, 1]


def test_another_stage_is_no_conflict_but_a_named_difference() -> None:
    stage = BRIDGE.replace("The contract", "The first stage of the contract").format(40)
    found = linked(claims(Told(BRIDGE.format(48)), Told(stage)))
    reasons = {d.reason for fact in found for d in fact.differences}
    assert reasons <= {"different-stage"}


def test_every_claim_is_in_exactly_one_fact_whatever_the_order() -> None:
    found = claims(*(Told(BRIDGE.format(n), f"2022-03-0{n}") for n in range(1, 8)))
    expected = {frozenset(c.id for c in f.claims) for f in linked(found)}
    assert sorted(c.id for c in found) == sorted(i for group in expected for i in group)
    shuffled = found[:]
    random.Random(1).shuffle(shuffled)
    ordered = sorted(shuffled, key=lambda c: (c.at.article, c.at.span, c.id))
    assert {frozenset(c.id for c in f.claims) for f in linked(ordered)} == expected


def test_a_fact_says_why_its_claims_are_one() -> None:
    (fact,) = linked(claims(Told(BRIDGE.format(48)), Told(BRIDGE.format(54))))
    assert fact.weight > 0
    assert any("name" in reason for reason in fact.because)


def standing(*texts: str) -> Standing:
    (fact,) = linked(claims(*map(Told, texts)))
    return fact.standing


def test_standing_is_the_best_that_any_claim_gives() -> None:
    flat = BRIDGE.format(48)
    hedged = flat.replace("is worth", "is reportedly worth")
    official = flat.replace("The contract", "The ministry said the contract")
    assert standing(hedged) is Standing.UNCONFIRMED
    assert standing(flat) is Standing.ASSERTED
    assert standing(official) is Standing.CONFIRMED
    assert standing(hedged, official) is Standing.CONFIRMED


def test_copies_meet_among_many_claims_whatever_they_name() -> None:
    copy = (
        "On {} May a paper mill burned while workers slept in its wooden barn behind the station."
    )
    told = [Told(copy.format(3)), *(Told(f"It closed on {n % 28 + 1} June.") for n in range(300))]
    found = claims(*told, Told(copy.format(5)))
    corpus = Corpus.of_claims(found)
    days = corpus.kinds()["time"]
    faces = Faces(days, corpus.viewer(CONTEXT.statistics, CONTEXT.rulebook))
    one, two = (n for n, day in enumerate(days) if day.text in ("3 May", "5 May"))
    assert (one, two) in candidates(faces, CONTEXT)


def test_a_crowded_block_stays_bounded() -> None:
    one = claims(Told(BRIDGE.format(48)))[-1]

    crowd = [
        msgspec.structs.replace(
            one, id=f"{n:06}", at=msgspec.structs.replace(one.at, article=f"{n:06}.txt")
        )
        for n in range(3000)
    ]
    statistics = Statistics(3000, dict.fromkeys(one.subject, 3000))
    found = facts_of(
        Corpus.of_claims(crowd), Context(CONTEXT.rulebook, CONTEXT.settings, statistics)
    )
    assert sum(len(f.claims) for f in found) == 3000


HARBOUR = (
    "The missile flew {} miles over Port Lisle and came down {} miles north of Oxlea in the sea."
)


def copies(*texts: str) -> list[list[tuple[str, str]]]:
    """The facts of the texts, each as the texts of its claims with the names of their articles."""
    # Among a few articles everything is near; these make it a collection.
    rest = (
        Told(f"Mill {n} of Gard{'abcdefghijklmnop'[n]}on sold {n + 40} boats.") for n in range(16)
    )
    found = linked(claims(*map(Told, texts), *rest))
    return [
        [(c.text, c.at.article) for c in fact.claims]
        for fact in found
        if any(c.at.article in ("0.txt", "1.txt", "2.txt") for c in fact.claims)
    ]


def test_figures_of_a_copied_sentence_meet_at_their_places() -> None:
    found = copies(HARBOUR.format(50, 40), HARBOUR.format(29, 40))
    assert [("50 miles", "0.txt"), ("29 miles", "1.txt")] in found
    assert [("40 miles", "0.txt"), ("40 miles", "1.txt")] in found


def test_a_form_that_many_fill_in_is_no_copy() -> None:
    form = (
        "The Port Lisle Exchange gave notice that the price of a share of the mill had gone to ${}."
    )
    filled = claims(*(Told(form.format(n)) for n in (12, 14, 15, 19)))
    assert len({claim.form for claim in filled} - {""}) == 1
    many = Statistics(articles=16)
    assert Corpus.of_claims(filled).viewer(many).view(filled[0]).form == ""
    assert Corpus.of_claims(filled[:2]).viewer(many).view(filled[0]).form == filled[0].form
    assert Corpus.of_claims(filled).viewer(Statistics()).view(filled[0]).form == filled[0].form


def test_only_a_sentence_of_some_length_has_a_form() -> None:
    short, relative = claims(Told("It sold 40 boats."), Told(FERRIED))
    assert short.form == relative.form == ""
    bound, exact = claims(
        Told("Orla Finch swam for 4 hours."), Told("Orla Finch swam for over 4 hours.")
    )
    assert bound.form == exact.form != ""


FERRIED = "The old ferry of Port Lisle was towed out of the bay and sunk yesterday."
