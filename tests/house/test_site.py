"""The documentation site: built strictly, with every rule in it, asking nothing of elsewhere."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import regex

from atodds.config import load_rules

FETCHED = regex.compile(r"""<(?:script|link|img|iframe)\b[^>]*?(?:src|href)="(?P<from>[^"]+)""")


def build(project: Path, site: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
    return subprocess.run(command, cwd=project, check=False, capture_output=True, text=True)


@pytest.fixture(scope="module")
def site(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    done = build(project, folder)
    assert done.returncode == 0, done.stderr
    return folder


def test_every_rule_has_its_place_with_all_its_examples(project: Path, site: Path) -> None:
    page = (site / "rules.html").read_text("utf-8")
    for rule in load_rules(project / "rules.yaml").rules:
        _, here, rest = page.partition(f'<h3 id="{rule.name}">')
        assert here, rule.name
        section = regex.split(r"<h[23] ", rest)[0]
        assert section.count("<li>") == sum(len(test.passages) for test in rule.tests), rule.name


def test_a_page_fetches_nothing_from_elsewhere(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 40
    fetched = {
        address
        for page in pages
        for address in FETCHED.findall(page.read_text("utf-8"))
        if "://" in address or address.startswith("//")
    }
    assert fetched == set()


@pytest.mark.parametrize(
    "link", ["nowhere.md", "design.md#nowhere", "../nowhere.md"], ids=["page", "heading", "above"]
)
def test_a_link_that_leads_nowhere_fails_the_build(
    project: Path, tmp_path: Path, link: str
) -> None:
    for name in ("docs", "reports", "examples"):
        shutil.copytree(project / name, tmp_path / name)
    for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "rules.yaml", "mkdocs.yml"):
        shutil.copy(project / name, tmp_path)
    (tmp_path / "docs" / "broken.md").write_text(f"# Broken\n\n[there]({link})\n", "utf-8")
    done = build(tmp_path, tmp_path / "site")
    assert done.returncode == 1
    assert "broken.md" in done.stderr
