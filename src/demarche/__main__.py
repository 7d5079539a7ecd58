"""`python -m demarche`: the same as `demarche`."""

from demarche.cli.main import run

if __name__ == "__main__":
    run()
