"""`atodds init`: a check file with comments, two articles to try it on, and the folders."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from atodds.cli.output import say

FILES = ("checks/story.yaml", "articles/harbour-times.txt", "articles/valley-courier.txt")

TEMPLATES = files(__package__) / "templates"

FOLDERS = ("checks", "articles", "reports")


@click.command(name="init")
@click.argument("folder", default=".", metavar="[DIR]", type=click.Path(path_type=Path))
@click.option("--debug", is_flag=True, expose_value=False, hidden=True)
def command(folder: Path) -> int:
    """Begin a project in DIR, or here: a check file to fill in, and folders.

    Two short articles that are at odds come with it, so that there is something to see
    at once. Nothing that is there already is changed.

    \b
    Example:
      atodds init newsroom
      cd newsroom
      atodds check checks/story.yaml
    """
    try:
        for name in FOLDERS:
            (folder / name).mkdir(parents=True, exist_ok=True)
        for name in FILES:
            _write(folder / name, TEMPLATES / Path(name).name)
    except OSError as error:
        said = f"{error.filename or folder}: {(error.strerror or str(error)).lower()}"
        raise click.ClickException(said) from None
    there = "" if folder == Path() else f"cd {folder} && "
    say(f"Now: {there}atodds check checks/story.yaml")
    return 0


def _write(path: Path, template: Traversable) -> None:
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(template.read_text(encoding="utf-8"))
    except FileExistsError:
        say(f"kept  {path}")
    else:
        say(f"wrote {path}")
