"""`factlint config`: what holds for a path and why, and what a configuration may say."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import UNSET

from checker.cli import output
from checker.cli.configure import configure
from checker.cli.place import holding
from checker.cli.request import Request
from checker.configuration import Configuration, File, json_schema, kebab
from checker.problems import Problem, Problems
from checker.report.encode import encode_pretty
from checker.settings import Fields, Local

DEFAULTS: dict[str, Any] = {
    "select": (),
    "ignore": (),
    "language": "en",
    "region": "",
    "outlet": "",
    "fail_on": "error",
    "min_confidence": 0.5,
    "max_findings": None,
    "allow_partial": False,
    "allow_empty": False,
    "rules": (),
    "prefer": "tense",
    "date_order": "auto",
}
_COLUMN = 40
Row = tuple[str, Any, str]


def show(path: str, isolated: bool) -> int:
    """Write the configuration for a path as TOML, each value with its origin; 0.

    Raises Problems for what is wrong with it, or with the path.
    """
    if path != "-" and not os.path.lexists(path):
        cure = "Name a file or folder that exists."
        raise Problems([Problem(path, 0, "no such file or folder", cure)])
    request = Request("config show", (path,), isolated)
    configure(request)  # says all that is wrong
    conf = holding(request, []).run
    source = os.path.realpath(path)
    output.write("".join(f"{line}\n" for line in _lines(path, source, conf)))
    return 0


def schema() -> int:
    """Write the JSON Schema of a configuration file; 0."""
    output.write(encode_pretty(json_schema()))
    return 0


def _lines(path: str, source: str, conf: Configuration | None) -> Iterator[str]:
    files = dict.fromkeys(_files(conf)) if conf else ()
    yield f"# {path}: {', '.join(files) or 'no configuration, the defaults hold'}"
    for key, value, origin in _values(conf, source):
        yield _line(kebab(key), value, origin)
    for title, rows in (("severity", _severity(conf, source)), ("fields", _fields(conf))):
        shown = [_line(*row) for row in rows]
        yield from ("", f"[{title}]", *shown) if shown else ()


def _files(conf: Configuration) -> Iterator[str]:
    yield conf.layer.shown
    yield from (layer.shown for _, layer in conf.values.values())
    yield from (layer.shown for _, layer in conf.severity.values())
    yield from (scoped.layer.shown for scoped in conf.overrides)


def _values(conf: Configuration | None, source: str) -> Iterator[Row]:
    """Each key but the tables, in the order of the schema."""
    for key in File.__struct_fields__:
        if key not in DEFAULTS:
            continue
        value, origin = _known(conf, key) or (DEFAULTS[key], "default")
        for said, where in _over(conf, source, key):
            value = (*value, *said) if key == "ignore" else said
            origin = f"{origin}, {where}" if key == "ignore" and origin != "default" else where
        yield key, value, origin


def _known(conf: Configuration | None, key: str) -> tuple[Any, str] | None:
    if conf is None or key not in conf.values:
        return None
    return conf.values[key][0], conf.origin(key)


def _over(conf: Configuration | None, source: str, key: str) -> Iterator[tuple[Any, str]]:
    """What the overrides that hold for a file say of a key, and where."""
    for scoped in conf.overrides if conf else ():
        said = getattr(scoped.override, key, UNSET)
        here = Local(scoped.layer.folder, scoped.override.paths)
        if said is not UNSET and here.holds(source):
            yield said, scoped.origin(key)


def _severity(conf: Configuration | None, source: str) -> list[Row]:
    rows = {}
    if conf is not None:
        for rule, (level, layer) in conf.severity.items():
            rows[rule] = (rule, level, layer.origin("severity", rule))
    for scoped in conf.overrides if conf else ():
        here = Local(scoped.layer.folder, scoped.override.paths)
        if here.holds(source):
            for rule, level in (scoped.override.severity or {}).items():
                rows[rule] = (rule, level, scoped.origin("severity", rule))
    return list(rows.values())


def _fields(conf: Configuration | None) -> list[Row]:
    if conf is None or "fields" not in conf.values:
        return []
    value, layer = conf.values["fields"]
    default = msgspec.structs.asdict(Fields())
    told = msgspec.structs.asdict(value).items()
    return [(k, v, layer.origin("fields", k) if v != default[k] else "default") for k, v in told]


def _line(key: str, value: Any, origin: str) -> str:
    if value in (None, ""):
        return f"# {key} is not set"
    return f"{f'{key} = {_toml(value)}':<{_COLUMN}}  # {origin}"


def _toml(value: Any) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return json.dumps(value, ensure_ascii=True)
