"""Ways to run the pipeline over inputs."""

from checker.run.baseline import read_baseline, write_baseline
from checker.run.serial import check, claims, extract

__all__ = ["check", "claims", "extract", "read_baseline", "write_baseline"]
