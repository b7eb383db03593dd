"""Ways to run the pipeline over inputs."""

from checker.run.serial import check, claims, extract

__all__ = ["check", "claims", "extract"]
