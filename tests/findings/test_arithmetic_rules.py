"""What the rules on arithmetic say, and how far rounding may go."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from checker import run
from checker.context import Context
from checker.model import Finding
from checker.settings import Settings
from tests.articles import CONTEXT, article, check


def found(rule: str, text: str, published: str = "2024-05-01") -> list[Finding]:
    context: Context = msgspec.structs.replace(CONTEXT, settings=Settings(select=(rule,)))
    return [f for f in check([article(text, published)], context).findings if f.rule == rule]


def test_a_range_is_told_with_both_ends() -> None:
    (finding,) = found("A403", "The dam holds between 4.5 million and 3.2 million litres.")
    assert "4.5 million liters is more than 3.2 million liters" in finding.because[0]


@pytest.mark.parametrize(
    "text",
    [
        "The tour takes between 90 and 60 minutes.",
        "Rents are between 12% and 9% of pay.",
        "The road is between 2 m and 90 cm wide.",
    ],
)
def test_ranges_of_any_kind_may_run_backwards(text: str) -> None:
    assert found("A403", text)
    assert not found("A403", text.replace("between", "the gap between"))


def test_lengths_of_time_counted_backwards_are_left_alone() -> None:
    assert not found("A403", "The rock formed between 30 and 20 million years ago.")
    assert not found("A403", "They left between 90 and 60 minutes before the flood.")


@pytest.mark.parametrize("total", [64, 65])
def test_of_two_totals_one_is_the_sum(total: int) -> None:
    listed = "41 in Norway, 15 in Spain and eight in Peru"
    texts = [
        f"It has {total} shops: {listed}.",
        f"It has {total} shops, with {listed}.",
        f"It has {total} shops ({listed}).",
        f"Of its {total} shops, {listed.replace('41', '41 are')}.",
        f"There are {listed}, {total} in all.",
    ]
    assert [bool(found("A404", t)) for t in texts] == [total == 65] * 5


@pytest.mark.parametrize(
    "text",
    [
        "They won 30 games: 12 at home, 9 abroad and some at sea.",
        "Of 64 shops, 41 are in Norway and 15 in Spain.",
        "Output was 1,324 cars this month, 623 in February and 695 in January.",
        "There came 77 women, 40 children and 35 men.",
        "It planted 140 trees in Orrin, 75 in Lisle and 64 in Kelder.",
        "They planted at least 60 trees: 41 in Orrin and 17 in Lisle.",
    ],
)
def test_lists_that_are_no_breakdown_are_left_alone(text: str) -> None:
    assert not found("A404", text)


def test_rounded_parts_may_miss_their_total_by_their_rounding() -> None:
    listed = "$0.4 billion in Norway, $0.4 billion in Spain and $0.3 billion in Peru"
    text = f"Sales were $1.{{}} billion: {listed}."
    wrong = [n for n in range(8) if found("A404", text.format(n))]
    assert wrong == [4]  # from 1.5 on the parts are too far off to be meant as all


def table(total: str, mark: str = "") -> str:
    rows = ["Year", "2021", "2022", "Total"]
    cells = ["Visits", f"1,410{mark}", f"1,525{mark}", total]
    lines = [f"| {a} | {b} |" for a, b in zip(rows, cells, strict=True)]
    return "\n".join(["Visits.", "", lines[0], "|---|---|", *lines[1:], ""])


def test_a_column_makes_its_total() -> None:
    (finding,) = found("A404", table("2,953"))
    assert finding.message == (
        '"Total 2,953" and its parts do not agree: 1,410 and 1,525 make 2,935'
    )
    assert [p.text for p in finding.locations] == ["2,953", "1,410", "1,525"]
    assert not found("A404", table("2,935"))
    assert not found("A404", table("1,467"))  # a mean
    assert not found("A404", table("2,953 m"))  # in another unit than its parts


def test_a_table_in_a_block_of_code_is_no_table(tmp_path: Path) -> None:
    for name, fence in (("code", "```\n"), ("open", "")):
        (tmp_path / f"{name}.md").write_text(f"Look.\n\n{fence}{table('2,953')}{fence}")
    report = run.check([str(tmp_path)], CONTEXT, lambda _done, _total: None)
    off = [f for f in report.findings if f.rule == "A404"]
    assert [Path(f.locations[0].at.path).stem for f in off] == ["open"]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("12 km (7 miles)", "12 km (9 miles)"),
        ("500 km (300 miles)", "500 km (350 miles)"),
        ("35 miles (55 km)", "35 miles (65 km)"),
        ("80 kg (176 lb)", "80 kg (196 lb)"),
        ("6 ft 2 in (1.88 m)", "6 ft 2 in (1.68 m)"),
        ("-40 °C (-40 °F)", "-30 °C (-40 °F)"),
        ("10 to 15 km (6 to 9 miles)", "10 to 15 km (6 to 12 miles)"),
        ("2,000 acres (8.1 sq km)", "2,000 acres (18.1 sq km)"),
        ("30 tonnes (33 short tons)", "30 tonnes (43 short tons)"),
        ("10 gallons (45 litres)", "10 gallons (60 litres)"),
    ],
)
def test_conversions_are_right_within_rounding(right: str, wrong: str) -> None:
    assert not found("A405", f"It is {right} there.")
    assert found("A405", f"It is {wrong} there.")


def test_a_conversion_is_told_as_it_should_be() -> None:
    (finding,) = found("A405", "The trail is 50 km (13 miles) long.")
    assert finding.message.startswith('"50 km" is 31.1 miles')


@pytest.mark.parametrize(
    "text",
    [
        "Sales rose from £50m to £60m, up {}.",
        "Sales rose {} from £50m to £60m.",
        "Sales rose {} to £60m from £50m.",
        "Sales rose by {} to £60m (2022: £50m).",
        "Sales were £60m (2022: £50m), up {}.",
        "Sales were £60m, up {} on last year's £50m.",
        "Sales went from £50m in 2022 to £60m in 2023, a {} rise.",
        "Sales went from £50m to £60m, {} more.",
    ],
)
def test_a_change_fits_its_figures(text: str) -> None:
    assert not found("A406", text.format("20%"))
    assert not found("A406", text.format("more than 15%"))
    (finding,) = found("A406", text.format("25%"))
    assert finding.message == '"25%" does not lead from "£50m" to "£60m": that is 20 %'


@pytest.mark.parametrize(
    "text",
    [
        "Sales rose from £50m to £60m, or 8% of the market.",
        "Sales were up 12% to £60m, compared with £55m expected.",
        "Sales rose 12% to £60m from £50m at constant exchange rates.",
        "Traffic rose 37% to 4.8 from 3.5 million.",
        "Sales rose from £50m to £60m, a 5% share of the market.",
    ],
)
def test_other_shares_are_left_alone(text: str) -> None:
    assert not found("A406", text)


@pytest.mark.parametrize("age", range(60, 66))
def test_an_age_is_that_of_the_dates(age: int) -> None:
    exact = f"Ada Orrin was born on 5 June 1940 and died on 8 March 2003, aged {age}."
    years = f"Ada Orrin was born in 1940 and died in 2003, aged {age}."
    assert bool(found("A408", exact)) == (age != 62)
    assert bool(found("A408", years)) == (age not in (62, 63))


def test_a_day_whose_year_is_worked_out_is_told_with_it() -> None:
    text = "Ada Orrin died on 8 March aged 70. She was born on 5 June 1940."
    [finding] = found("A408", text, published="2003-03-10")
    assert "from 5 June 1940 to 8 March (2003-03-08) makes 62" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "Ada Orrin was born on 5 June 1940. Her brother died on 8 March 2003, aged 51.",
        "Ada Orrin was born on 5 June 1940. She was 20 when her father died on 8 March 1961.",
        "Finn Kelder died on 8 March 2003, aged 55. Ada Orrin was born on 5 June 1940.",
        "Ada Orrin died on 8 March aged 77. She was born on 5 June 1940.",
    ],
)
def test_ages_of_others_and_days_of_unknown_years_are_left_alone(text: str) -> None:
    assert not found("A408", text, published="2019-09-20")
