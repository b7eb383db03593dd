"""Currencies that share a sign or a name: the one that is meant where an article comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from checker.kinds.figure.currency import forms, shortened
from checker.model import Mention, Money
from checker.rulebook import Currency, Lexicon

# What words mean in one place: ISO 4217 codes, by the forms of a sign or a name.
_Table = Mapping[str, str]


class LocalCurrencies:
    """What "$" and "dollar" are in each region, and "pesos" in an article about one country."""

    def __init__(self, currencies: Sequence[Currency], lexicon: Lexicon) -> None:
        self._by_region: dict[str, dict[str, str]] = {}
        for currency in currencies:
            shared = [*currency.shared, *shortened(currency.shared, lexicon.short_names)]
            words = {form for word in shared for form in forms(word)}
            for region in currency.regions:
                table = self._by_region.setdefault(region, {})
                table |= dict.fromkeys(words, currency.code)
        self._countries = _Countries(currencies, lexicon)

    def settled(self, body: str, mentions: list[Mention], region: str) -> list[Mention]:
        """The mentions, with shared signs and names read as the `region` reads them.

        Where no region is known, a shared name is that of the only country that the body names
        of those that have it.
        """
        table: _Table | None = self._by_region.get(region)
        if table is None:
            written = {w for m in mentions if isinstance(m.value, Money) for w in _written(body, m)}
            table, region = self._countries.told(body, written), ""
        return [_settled(body, m, table, region) for m in mentions] if table else mentions


class _Countries:
    """Names such as "peso" and "krone", and the countries whose currency they are.

    "Norwegian krone" tells that Norway has krone. What is told of abroad by its bare name, too, is
    left out: a dollar in an article about Australia may be American.
    """

    def __init__(self, currencies: Sequence[Currency], lexicon: Lexicon) -> None:
        people = {**lexicon.places, **lexicon.demonyms}
        usual = {name: c for c in currencies for name in c.names if " " not in name}
        self._codes: dict[str, dict[str, str]] = {}
        for currency in currencies:
            for country, name in _national(currency, people):
                if name in usual and not usual[name].abroad:
                    for form in forms(name):
                        self._codes.setdefault(form, {})[country] = currency.code
        named: dict[str, set[str]] = {}
        for told, country in people.items():
            named.setdefault(country, {country}).add(told)
        countries = {country for codes in self._codes.values() for country in codes}
        self._named = {
            country: re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(named[country])))})\b")
            for country in sorted(countries)
        }

    def told(self, body: str, written: set[str]) -> dict[str, str]:
        """What each of the names means in an article; none that is not told."""
        found: dict[str, str] = {}
        low = ""
        for name in written & self._codes.keys():
            low = low or body.lower()
            codes = self._codes[name]
            told = {code for country, code in codes.items() if self._named[country].search(low)}
            if len(told) == 1:
                found[name] = told.pop()
        return found


def _national(currency: Currency, people: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The countries of a currency, each with the name that it has there."""
    for name in currency.names:
        head, _, rest = name.rpartition(" ")
        if head in people:
            yield people[head], rest


def _written(body: str, mention: Mention) -> set[str]:
    return {span.of(body).lower() for name, span in mention.parts if name == "currency"}


def _settled(body: str, mention: Mention, table: _Table, region: str) -> Mention:
    value = mention.value
    if not isinstance(value, Money):
        return mention
    codes = {table.get(w) for w in _written(body, mention)}
    if len(codes) != 1 or not (code := codes.pop()):
        return mention
    value = msgspec.structs.replace(value, currency=code, region=region)
    return msgspec.structs.replace(mention, value=value)
