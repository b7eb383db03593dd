"""Configuration files to typed values that know where they stand."""

from checker.configuration.chain import Configuration, Scoped, kebab, load
from checker.configuration.find import Finder
from checker.configuration.schema import OF_A_RUN, File, Override, json_schema

__all__ = [
    "OF_A_RUN",
    "Configuration",
    "File",
    "Finder",
    "Override",
    "Scoped",
    "json_schema",
    "kebab",
    "load",
]
