from __future__ import annotations

import pickle
import typing
from pathlib import Path

import pytest

from checker.model import CueClass
from checker.problems import Problems
from checker.rulebook import load, rules_root
from checker.rulebook.schema import CueName

RULE = """
id = "U999"
name = "test-rule"
severity = "info"
summary = "a rule of one's own"
message = "{value}"
why = "so that it is there"
settle = "look"
"""


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder


def problems_of(folder: Path) -> list[str]:
    with pytest.raises(Problems) as caught:
        load([folder])
    return [str(p) for p in caught.value.problems]


def test_shipped_rules_load_and_are_one_value() -> None:
    assert load() is load()
    assert pickle.loads(pickle.dumps(load())) == load()


def test_a_folder_of_ones_own_adds_rules(tmp_path: Path) -> None:
    book = load([write(tmp_path, "findings/U999.toml", RULE)])
    assert book.findings["U999"].summary == "a rule of one's own"
    assert book != load()
    assert set(load().findings) < set(book.findings)


def test_every_problem_of_every_file_is_told_at_once(tmp_path: Path) -> None:
    write(tmp_path, "findings/U999.toml", RULE.replace("summary", "sumary").replace("info", "mild"))
    write(tmp_path, "findings/U998.toml", "id = ")
    write(tmp_path, "shared/units.toml", '[[unit]]\nname = "x"\nfactor = 3\n')
    text = "\n".join(problems_of(tmp_path))
    assert "U999.toml:5: unknown key `sumary`\n  Did you mean `summary`?" in text
    assert "U999.toml:4: `severity`: Invalid enum value 'mild'" in text
    assert "U998.toml:1" in text
    assert "not valid TOML" in text
    assert "units.toml:1: `unit` lacks the key `dimension`" in text
    assert "units.toml:3: `factor`: Expected `str`, got `int`" in text


def test_a_bad_pattern_points_at_its_line(tmp_path: Path) -> None:
    cue = """[[cue]]
name = "bad"
class = "hearsay"
pattern = 'it is (said'
hit = ["a"]
miss = ["b"]
[[cue]]
name = "worse"
class = "hearsay"
pattern = 'x{{nothing}}'
hit = ["a"]
miss = ["b"]
""".replace("{{", "{").replace("}}", "}")
    told = problems_of(write(tmp_path, "en/cues/mine.toml", cue))
    assert "mine.toml:4: the pattern of `bad` does not compile" in told[0]
    assert "mine.toml:10: `worse` has no slot {nothing}" in told[1]


def test_look_around_is_refused_not_run(tmp_path: Path) -> None:
    cue = '[[cue]]\nname="x"\nclass="hearsay"\npattern=\'(?<=a)b\'\nhit=["b"]\nmiss=["c"]\n'
    assert "RE2 has no look-around" in problems_of(write(tmp_path, "en/cues/x.toml", cue))[0]


def test_an_id_is_never_reused(tmp_path: Path) -> None:
    write(tmp_path, "findings/mine.toml", RULE.replace("U999", "U201"))
    assert "the id U201 is taken" in problems_of(tmp_path)[0]


def test_a_file_in_no_room_is_refused(tmp_path: Path) -> None:
    assert "unknown place" in problems_of(write(tmp_path, "somewhere.toml", "a = 1"))[0]


def test_an_empty_folder_is_no_rule_folder(tmp_path: Path) -> None:
    assert "no rule files found" in problems_of(tmp_path)[0]
    assert "no rule files found" in problems_of(tmp_path / "missing")[0]


def test_a_slot_that_uses_itself_is_told(tmp_path: Path) -> None:
    text = """[slots]
a = '{b}'
b = '{a}'
[[pattern]]
name = "loop"
pattern = '{a}'
make = "x"
hit = [{text = "a"}]
miss = [{text = "b"}]
"""
    assert "uses itself" in problems_of(write(tmp_path, "en/grammar/x.toml", text))[0]


def test_undecodable_and_deep_files_are_told(tmp_path: Path) -> None:
    (tmp_path / "findings").mkdir()
    (tmp_path / "findings" / "a.toml").write_bytes(b"\xff\xfe\x00")
    write(tmp_path, "findings/b.toml", "a = " + "[" * 100_000)
    assert len(problems_of(tmp_path)) == 2


def test_cue_names_are_the_cue_classes() -> None:
    assert set(typing.get_args(CueName)) == {c.value for c in CueClass} | {"none"}


def test_a_slot_bomb_is_refused_not_expanded(tmp_path: Path) -> None:
    letters = "abcdefghijklmnopqrstuvwxy"
    slots = "\n".join(f"{x} = '{{{chr(ord(x) + 1)}}}{{{chr(ord(x) + 1)}}}'" for x in letters)
    cue = f"""[slots]
{slots}
z = 'zz'
[[cue]]
name = "bomb"
class = "hearsay"
pattern = '{{a}}'
hit = ["z"]
miss = ["y"]
"""
    assert "longer than" in problems_of(write(tmp_path, "en/cues/x.toml", cue))[0]


def test_a_language_must_be_whole(tmp_path: Path) -> None:
    cue = (
        '[[cue]]\nname="x"\nclass="hearsay"\npattern="angeblich"\nhit=["angeblich"]\nmiss=["ja"]\n'
    )
    assert "`de` is not complete" in problems_of(write(tmp_path, "de/cues/x.toml", cue))[0]


LINKING = (rules_root() / "linking.toml").read_text(encoding="utf-8")
LEVEL = '[[comparison]]\nname = "{}"\n[[comparison.level]]\nname = "{}"\nweight = {}\n'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (LEVEL.format("__class__", "x", 1.0), "unknown comparison `__class__`"),
        (LEVEL.format("names", "x", 1.0), "`names` has other levels"),
        ("threshold = inf\n", "not a finite number"),
        ("prior = nan\n", "not a finite number"),
        (
            "threshold = 1.0\n",
            "comparisons are missing: article, attribute, change, copy, depth, elsewhere,",
        ),
        (LINKING + LEVEL.format("names", "none", 1.0), "a comparison stands there twice"),
    ],
)
def test_linking_takes_only_what_the_code_compares(tmp_path: Path, text: str, told: str) -> None:
    problems = problems_of(write(tmp_path, "linking.toml", text))
    assert any(told in problem for problem in problems)


def test_a_linking_of_ones_own_may_change_a_weight(tmp_path: Path) -> None:
    text = LINKING.replace("threshold = 0.0", "threshold = 2.5")
    assert load([write(tmp_path, "linking.toml", text)]).linking.threshold == 2.5


REASON = '[[difference]]\nname = "{0}"\nsays = "the figures are of {0}"\n'


@pytest.mark.parametrize("names", [["rounding"], ["tides", "tides"]])
def test_a_reason_to_differ_is_given_once(tmp_path: Path, names: list[str]) -> None:
    text = "".join(map(REASON.format, names))
    told = f"the reason `{names[0]}` is there already"
    assert told in problems_of(write(tmp_path, "differences.toml", text))[0]
