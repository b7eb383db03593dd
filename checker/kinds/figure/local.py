"""Currencies that share a sign or a name: the one that is meant where an article comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from checker.kinds.figure.currency import forms, shortened
from checker.model import Mention, Money
from checker.rulebook import Currency, Lexicon


class LocalCurrencies:
    """What "$" and "dollar" are in each region, as ISO 4217 codes."""

    def __init__(self, currencies: Sequence[Currency], lexicon: Lexicon) -> None:
        self._by_region: dict[str, dict[str, str]] = {}
        for currency in currencies:
            shared = [*currency.shared, *shortened(currency.shared, lexicon.short_names)]
            words = {form for word in shared for form in forms(word)}
            for region in currency.regions:
                table = self._by_region.setdefault(region, {})
                table |= dict.fromkeys(words, currency.code)

    def settled(self, body: str, mentions: list[Mention], region: str) -> list[Mention]:
        """The mentions, with shared signs and names read as the `region` reads them."""
        table = self._by_region.get(region)
        return mentions if table is None else [_settled(body, m, table, region) for m in mentions]


def _settled(body: str, mention: Mention, table: Mapping[str, str], region: str) -> Mention:
    value = mention.value
    if not isinstance(value, Money):
        return mention
    written = {span.of(body).lower() for name, span in mention.parts if name == "currency"}
    codes = {table.get(w) for w in written}
    if len(codes) != 1 or not (code := codes.pop()):
        return mention
    value = msgspec.structs.replace(value, currency=code, region=region)
    return msgspec.structs.replace(mention, value=value)
