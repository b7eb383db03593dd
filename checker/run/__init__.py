"""Ways to run the pipeline over inputs."""

from checker.run.baseline import read_baseline, write_baseline
from checker.run.cache import Info, clear, default_folder, info
from checker.run.check import check
from checker.run.listing import claims, extract
from checker.run.plan import Plan, cores

__all__ = [
    "Info",
    "Plan",
    "check",
    "claims",
    "clear",
    "cores",
    "default_folder",
    "extract",
    "info",
    "read_baseline",
    "write_baseline",
]
