"""One fuzzer, until libFuzzer ends it: python -m fuzz.one NAME CORPUS [-option=value...]."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["atodds"]):
    from fuzz.targets import TARGETS

if __name__ == "__main__":
    name = sys.argv.pop(1)
    atheris.Setup(sys.argv, TARGETS[name])
    atheris.Fuzz()
