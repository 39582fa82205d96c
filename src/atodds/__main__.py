"""The command line, as `atodds` and as `python -m atodds`."""

import sys

from atodds import __version__


def main() -> None:
    """Run the command line; the version is told before any of it is imported.

    Scripts ask for it, and to import the command line takes longer than to start Python.
    """
    if sys.argv[1:] in (["--version"], ["-V"]):
        sys.stdout.write(f"atodds {__version__}\n")
        return
    from atodds.cli import main as run  # noqa: PLC0415  # see above

    run()


if __name__ == "__main__":
    main()
