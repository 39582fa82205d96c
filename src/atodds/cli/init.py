"""`atodds init`: a check file with comments, two articles to try it on, and what runs it."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from pathlib import Path

import click

from atodds import __version__
from atodds.cli.output import say

Contents = Mapping[str, str]
"""By the path of a file in the project, the name of its template."""

SAMPLE: Contents = {
    "checks/story.yaml": "story.yaml",
    "articles/harbour-times.txt": "harbour-times.txt",
    "articles/valley-courier.txt": "valley-courier.txt",
}
"""A story to try it on, for projects that have no check yet."""

GATE: Contents = {
    "checks/explained.yaml": "explained.yaml",
    "checks/known.jsonl": "known.jsonl",
    ".gitattributes": "gitattributes",
    ".gitignore": "gitignore",
}

CI: Mapping[str, Contents] = {
    "github": {".github/workflows/atodds.yml": "github.yaml"},
    "gitlab": {".gitlab/atodds.yml": "gitlab.yaml", ".gitlab-ci.yml": "gitlab-ci.yaml"},
    "cron": {"cron/atodds.sh": "cron.sh", "cron/crontab": "crontab"},
}
"""What runs the checks by itself, by where it does."""

SHARED = {
    ".gitattributes": "known.jsonl",
    ".gitignore": "atodds.sqlite",
    ".gitlab-ci.yml": ".gitlab/atodds.yml",
}
"""Files that others may have written already, and the word by which ours would be in them."""

FOLDERS = ("checks", "articles", "reports")

TEMPLATES = files(__package__) / "templates"

PROGRAM = 0o755


@click.command(name="init")
@click.argument("folder", default=".", metavar="[DIR]", type=click.Path(path_type=Path))
@click.option(
    "--ci",
    "services",
    multiple=True,
    type=click.Choice(list(CI)),
    help="Also write what runs the checks by itself there. May be given several times.",
)
@click.option("--debug", is_flag=True, expose_value=False, hidden=True)
def command(folder: Path, services: tuple[str, ...]) -> int:
    """Begin a project in DIR, or here: a check file to fill in, and folders.

    Two short articles that are at odds come with it, so that there is something to see
    at once; a project that has checks already is spared them. Nothing that is there
    already is changed.

    With --ci come a workflow for GitHub or GitLab, or a script and a crontab line, that
    run the checks at every change and every night, and fail on conflicts that nobody
    has explained.

    \b
    Examples:
      atodds init newsroom
      cd newsroom
      atodds check checks/story.yaml

    \b
      atodds init --ci github
    """
    try:
        begun = not _has_checks(folder)
        for name in FOLDERS if begun else FOLDERS[:1]:
            (folder / name).mkdir(parents=True, exist_ok=True)
        contents = [SAMPLE] * begun + [GATE] + [CI[service] for service in services]
        _write_all(folder, contents)
    except OSError as error:
        said = f"{error.filename or folder}: {(error.strerror or str(error)).lower()}"
        raise click.ClickException(said) from None
    there = "" if folder == Path() else f"cd {shlex.quote(str(folder))} && "
    say(f"Now: {there}atodds check checks{'/story.yaml' if begun else ''}")
    return 0


def _has_checks(folder: Path) -> bool:
    """Tell whether there is a check file of the project's own."""
    others = {Path(name).name for name in GATE}
    return any(path.name not in others for path in (folder / "checks").glob("*.y*ml"))


def _write_all(folder: Path, contents: Iterable[Contents]) -> None:
    for name, template in _each(contents):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = (TEMPLATES / template).read_text(encoding="utf-8")
        try:
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(_filled(text, folder))
        except FileExistsError:
            say(f"kept  {path}")
            _tell_what_is_missing(path, name, text)
            continue
        if text.startswith("#!"):
            path.chmod(PROGRAM)
        say(f"wrote {path}")


def _each(contents: Iterable[Contents]) -> Iterator[tuple[str, str]]:
    for content in contents:
        yield from content.items()


def _filled(text: str, folder: Path) -> str:
    """Fill in what is known here only: the version, and the paths of this machine."""
    filled = {
        "@VERSION@": __version__,
        "@PROGRAMS@": _in_crontab(Path(sys.executable).parent),
        "@FOLDER@": _in_crontab(folder.resolve()),
    }
    for mark, value in filled.items():
        text = text.replace(mark, value)
    return text


def _in_crontab(path: Path) -> str:
    """Quote a path for the shell, and for cron, to which % ends the line."""
    return shlex.quote(str(path)).replace("%", r"\%")


def _tell_what_is_missing(path: Path, name: str, text: str) -> None:
    """Say what a file of others needs, unless it is in there already."""
    if name not in SHARED or SHARED[name] in path.read_text(encoding="utf-8", errors="replace"):
        return
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    say("\n".join(["      add to it:", *(f"        {line}" for line in lines)]))
