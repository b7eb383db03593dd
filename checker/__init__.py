"""factlint: a linter for facts whose unit is the corpus."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checker.library import check as check
    from checker.model import Article as Article
    from checker.model import Finding as Finding
    from checker.model import Location as Location
    from checker.model import Report as Report
    from checker.model import Severity as Severity
    from checker.problems import Problem as Problem
    from checker.problems import Problems as Problems
    from checker.settings import Settings as Settings

__version__ = "0.1.0"

# What is for programs, and the module that has it: loaded when it is first asked for.
_OFFERED = {
    "check": "library",
    **dict.fromkeys(("Article", "Finding", "Location", "Report", "Severity"), "model"),
    **dict.fromkeys(("Problem", "Problems"), "problems"),
    "Settings": "settings",
}


def __getattr__(name: str) -> Any:
    if name not in _OFFERED:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_OFFERED[name]}"), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_OFFERED])
