"""Ways to run the pipeline over inputs."""

from checker.run.baseline import read_baseline, write_baseline
from checker.run.cache import Info, clear, default_folder, info
from checker.run.check import check, check_articles
from checker.run.collector import rare_collections
from checker.run.listing import claims, extract
from checker.run.plan import Plan, cores
from checker.run.survey import Survey, survey

__all__ = [
    "Info",
    "Plan",
    "Survey",
    "check",
    "check_articles",
    "claims",
    "clear",
    "cores",
    "default_folder",
    "extract",
    "info",
    "rare_collections",
    "read_baseline",
    "survey",
    "write_baseline",
]
