"""The command line, as `atodds` and as `python -m atodds`."""

from atodds.cli import main

if __name__ == "__main__":
    main()
