"""Dates in languages without rules: what is read, what is left alone, and how often."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.kinds.time import fallback, foreign
from checker.kinds.time.foreign.reader import RULE
from checker.model import Anchor, DateFields, Grain, Mention, Span


def found(language: str, text: str, region: str = "") -> list[Mention]:
    reader = foreign.reader(language, region)
    assert reader is not None
    return reader.find(text)


def dates(language: str, text: str) -> list[tuple[str, str]]:
    """The words of each date, with its day or its month."""
    form = {Grain.DAY: "%Y-%m-%d", Grain.MONTH: "%Y-%m"}
    return [
        (m.span.of(text), m.value.interval.low.strftime(form[m.value.grain]))
        for m in found(language, text)
    ]


READ = [
    ("de", "Am {4. Mai 2025} tagte der Rat von Nordhafen.", "2025-05-04"),
    ("de", "Der Bau der Brücke in Hohenau begann im {März 2023}.", "2023-03"),
    ("de", "Die Fähre sank am {04.03.2025} vor Tannhaven.", "2025-03-04"),
    ("de", "Seit {1. Jänner 2024} gilt in Hohenau die neue Gebühr.", "2024-01-01"),
    ("de", "Der Vertrag vom {4.Mai 2025} gilt.", "2025-05-04"),
    ("de", "Am 3. und {4. MÄRZ 2025} blieb der Hafen zu.", "2025-03-04"),
    ("fr", "Le {1er mai 2025}, le maire de Port-Aulne a démissionné.", "2025-05-01"),
    ("fr", "Le chantier de Belrive a ouvert en {février 2024}.", "2024-02"),
    ("fr", "La visite du {25/12/2024} a été annulée.", "2024-12-25"),
    ("es", "El {4 de mayo de 2025} se inauguró el puente de Valdoria.", "2025-05-04"),
    ("es", "La obra empezó en {septiembre del 2023}.", "2023-09"),
    ("es", "El lote 7 en {mayo de 2025} quedó vacío.", "2025-05"),
    ("pt", "A ponte de Vila Serena abriu em {1º de março de 2025}.", "2025-03-01"),
    ("it", "Il sindaco di Montefiore si è dimesso il {4 maggio 2025}.", "2025-05-04"),
    ("nl", "De sluis van Oosterveen ging open op {4 mei 2025}.", "2025-05-04"),
    ("nl", "De veerboot voer voor het laatst op {4-3-2025}.", "2025-03-04"),
    ("ru", "Мост в Заречинске открыли {4 мая 2025} года.", "2025-05-04"),
    ("ru", "Договор подписан {04.03.2025}г. в Заречинске.", "2025-03-04"),
    ("ru", "Совет собрался: {март 2025} года был холодным.", "2025-03"),
    ("pl", "Most w Zielonogrodzie otwarto {4 maja 2025} r.", "2025-05-04"),
    ("tr", "Yeniköprü limanı {4 Mayıs 2025}'te açıldı.", "2025-05-04"),
    ("tr", "{4 MAYIS 2025} TARİHLİ KARAR", "2025-05-04"),
    ("hu", "A híd {2025. március 4}-én nyílt meg Újréven.", "2025-03-04"),
    ("vi", "Cầu mở ngày {4 tháng 05 năm 2025}.", "2025-05-04"),
    ("sr", "Most je otvoren {4. maj 2025}.", "2025-05-04"),
    ("sr", "Мост је отворен {4. мај 2025}.", "2025-05-04"),
    ("no", "Broen i Nordvåg åpnet {4. mai 2025}.", "2025-05-04"),
    ("zh", "新桥于{2025年3月4日}在安河镇通车。", "2025-03-04"),
    ("zh", "公告于{2025-03-04}发布。", "2025-03-04"),
    ("ja", "{２０２５年３月４日}に北浜の橋が開通した。", "2025-03-04"),
    ("ja", "工事は{2025年3月}に始まった。", "2025-03"),
    ("ko", "새강 다리는 {2025년 3월 4일}에 열렸다.", "2025-03-04"),
    ("ar", "افتتح الجسر في {٤ مايو ٢٠٢٥} صباحا", "2025-05-04"),
    ("de", "Der Bescheid vom {2025-06-07} liegt vor.", "2025-06-07"),
    ("de", "Stand: {2025-05-14}T10:00", "2025-05-14"),
    ("de", "Am {12.\nMai 2025} tagte der Rat.", "2025-05-12"),
    ("de", "Im {Ma\u0308rz 2025} tagte der Rat.", "2025-03"),
    ("de", "Nach 2025 {Mai 2026} ist der Termin.", "2026-05"),
]


@pytest.mark.parametrize(("language", "marked", "expected"), READ, ids=lambda v: v[:24])
def test_a_date_in_full_is_read(language, marked, expected):
    start, end = marked.index("{"), marked.index("}") - 1
    text = marked.replace("{", "").replace("}", "")
    (mention,) = found(language, text)
    assert (mention.span, mention.value.anchor) == (Span(start, end), Anchor.EXPLICIT)
    assert not mention.value.relative
    assert dates(language, text)[0][1] == expected


LEFT_ALONE = [
    ("de", "Karl Mai zahlte 2025 Euro für den Kahn."),
    ("de", "Herr Mai, 2025 gewählt, wohnt in Hohenau."),
    ("de", "Der Maibaum 2025 stand schief, Mai-Lin 2025 ebenso."),
    ("de", "Er hat im Mai 2000 Euro gezahlt."),
    ("de", "Version 4.3.2025 und v4.3.2025 sind alt; 4.3.2025.1 auch."),
    ("de", "Aktenzeichen Nr. 4/3/2025, Konto 55-04-03-2025-7."),
    ("de", "Tel. 0171/04-03-2025, Rechner 10.4.3.2025"),
    ("de", "IBAN DE12 3456 0405 2025 1234 56, Summe 1.234.2025"),
    ("de", "Am 30. Februar 2025 oder am 31.02.2025 war nichts."),
    ("de", "Am 0. Mai 2025 und am 2025-03-00 war nichts."),
    ("de", "Gestern, am 4. Mai und am Montag tagte der Rat."),
    ("de", "Es gab 12 Stühle im Jahr 2025."),
    ("de", "Mai 2025–2027"),
    ("de", "Mai\n\n2025"),
    ("de", "Am 4. Mai 0999 und am 4. Mai 2999 war nichts."),
    ("fr", "Ils étaient sept 2025 fois."),
    ("es", "Cuesta desde mayo 2000 euros; el mar 2025 veces."),
    ("fa", "برنامه 2025 و 1403/05/12"),
    ("th", "4 พฤษภาคม 2567"),
    ("ne", "2081-02-15"),
    ("sv", "Mötet var 04/03/2025."),
    ("de", "04.03-2025 und 04/03.2025"),
]


@pytest.mark.parametrize(("language", "text"), LEFT_ALONE, ids=lambda v: v[:24])
def test_what_only_looks_like_a_date_is_left_alone(language, text):
    assert dates(language, text) == []


@pytest.mark.parametrize(
    ("language", "region", "day"),
    [
        ("de", "", "2025-03-04"),
        ("fr", "FR", "2025-03-04"),
        ("es", "", "2025-03-04"),
        ("es", "PR", "2025-04-03"),
        ("fil", "", "2025-04-03"),
        ("de", "ZZ", "2025-03-04"),
    ],
)
def test_the_language_and_its_region_tell_day_from_month(language, region, day):
    (mention,) = found(language, "04/03/2025", region)
    assert mention.value.interval.low.date().isoformat() == day


def test_a_date_that_can_be_only_one_is_read_in_any_order():
    assert dates("sv", "24/03/2025 och 2025-03-24") == [
        ("24/03/2025", "2025-03-24"),
        ("2025-03-24", "2025-03-24"),
    ]
    assert dates("de", "03/24/2025") == [("03/24/2025", "2025-03-24")]


def test_both_ends_of_a_range_are_read():
    assert dates("de", "04.03.2025-06.03.2025") == [
        ("04.03.2025", "2025-03-04"),
        ("06.03.2025", "2025-03-06"),
    ]
    assert dates("de", "4.–6. Mai 2025") == [("6. Mai 2025", "2025-05-06")]


def test_the_fields_are_kept():
    day, month = found("fr", "le 4 mai 2025, en mai 2025")
    assert day.value.fields == DateFields(2025, 5, 4)
    assert month.value.fields == DateFields(2025, 5)
    assert (day.rule, month.value.grain) == (RULE, Grain.MONTH)


def test_one_wording_is_parsed_once():
    fallback.named_date.cache_clear()
    text = "Le 4 juin 2019 et le 4 juin 2019.\nLe 4 JUIN 2019, le 4  juin 2019.\n" * 50
    assert len(found("fr", text)) == 200
    assert fallback.named_date.cache_info().misses == 1


def test_digits_alone_need_no_parser():
    fallback.named_date.cache_clear()
    assert len(found("pl", "04.03.2025, 2025-03-05 i 6-3-2025")) == 3
    assert fallback.named_date.cache_info().misses == 0


def test_every_language_can_be_read():
    for language in fallback.languages():
        assert dates(language, "(2025年3月4日)") == [("2025年3月4日", "2025-03-04")], language


def test_a_language_that_dateparser_does_not_know_has_no_reader():
    assert foreign.reader("xx") is None
    assert foreign.reader("klingonisch") is None
    assert foreign.reader("") is None


def test_no_sentence_ends_inside_a_date():
    text = "Am 4. Mai 2025 tagte der Rat. Er ging."
    cut = (Span(0, 5), Span(6, 29), Span(30, 38))
    assert foreign.joined(cut, found("de", text)) == (Span(0, 29), Span(30, 38))


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("de", "04.03.2025", "2025-03-04"),
        ("de", "4. Mai 2025, 10:30 Uhr", "2025-05-04"),
        ("de", "May 4, 2025", "2025-05-04"),
        ("fr", "2025-03-04", "2025-03-04"),
        ("sv", "04/03/2025", None),
        ("de", "31.02.2025", None),
        ("de", "gestern", None),
        ("de", "", None),
    ],
)
def test_a_publication_date_is_read_in_the_language_first(language, text, day):
    interval = foreign.reader(language).read_date(text)
    assert (interval and interval.low.date().isoformat()) == day


@pytest.mark.parametrize(
    "text",
    ["4" * 200_000, "4. " * 70_000, "4. Mai " * 30_000, "2025-" * 40_000, "年" * 60_000, "(" * 99],
    ids=lambda t: t[:6],
)
def test_a_hostile_text_is_read_through(text):
    assert found("de", text) == []  # a quadratic scan would take minutes


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["de", "fr", "zh", "hu", "ar", "vi"]), st.text(max_size=80))
def test_no_text_raises(language, text):
    reader = foreign.reader(language)
    assert all(m.span.of(text).strip() for m in reader.find(text))
    reader.read_date(text)


@given(st.text(max_size=70), st.sampled_from([None, "de", "xx"]))
@settings(max_examples=60, deadline=None)
def test_the_door_never_raises(text, language):
    fallback.read(text, language)
    fallback.named_date(text, ("de",))


def test_the_door_refuses_what_is_long_or_full_of_digits():
    before = fallback._parser.cache_info()
    assert fallback.read("4 mai 2025" + " " * 60 + "x") is None
    assert fallback.read("1" * 25) is None
    assert fallback.named_date("4 mai 2025 " * 9, ("fr",)) is None
    assert fallback._parser.cache_info().misses == before.misses


def test_the_door_reads_the_own_language_first():
    # In Catalan `març`; the same day in either.
    assert fallback.read("4 de març de 2025", "ca") == fallback.read("4 March 2025")
    assert fallback.read("4 März 2025", "fr") == fallback.read("4 March 2025")
