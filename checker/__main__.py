"""`python -m checker` is the command `factlint`."""

from checker.cli import command

if __name__ == "__main__":
    command()
