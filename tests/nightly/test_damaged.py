"""A store of which something is gone or broken."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.nightly.conftest import Intake, Nightly

from atodds.config import ConfigError
from atodds.store import Kind


def change(tmp_path: Path, statement: str, kind: Kind) -> None:
    with closing(sqlite3.connect(tmp_path / "s.sqlite")) as store, store:
        assert store.execute(statement, (kind,)).rowcount


@pytest.mark.parametrize("kind", Kind)
def test_what_is_gone_from_a_store_is_worked_out_anew(
    kind: Kind, tmp_path: Path, intake: Intake, nightly: Nightly
) -> None:
    nightly(intake)
    nightly(intake, store="whole")
    change(tmp_path, "DELETE FROM kept WHERE kind = ?", kind)
    found, whole = nightly(intake, 1).outcome, nightly(intake, 1, store="whole").outcome
    assert found.problems == ()
    assert found.documents == whole.documents
    assert found.conflicts == whole.conflicts


@pytest.mark.parametrize("kind", [Kind.BODY, Kind.STORY])
def test_a_store_that_is_broken_is_told_with_the_way_out(
    kind: Kind, tmp_path: Path, intake: Intake, nightly: Nightly
) -> None:
    nightly(intake)
    change(tmp_path, "UPDATE kept SET body = x'00' WHERE kind = ?", kind)
    with pytest.raises(ConfigError, match=r"s\.sqlite: is damaged: .* moving it away, all is read"):
        nightly(intake, 1)
