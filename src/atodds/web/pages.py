"""The pages: what each address answers."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from importlib.resources import files
from typing import Any
from urllib.parse import parse_qsl

from jinja2 import Environment, PackageLoader
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from atodds.config import ConfigError
from atodds.gate import ChangedMeanwhileError
from atodds.model import Explanation
from atodds.report.html.setting import environment, page_text
from atodds.report.plain import plain
from atodds.report.summary import explained
from atodds.web.answer import Answer
from atodds.web.casework import casework_of
from atodds.web.desk import Desk, Item, Overview, Standing
from atodds.web.doors import Doors, Sitting
from atodds.web.guard import Guard

_PAGES = PackageLoader("atodds.web", "page")

_FORM = "application/x-www-form-urlencoded"
_LONGEST, _FIELDS = 65_536, 16
"""Bytes and fields of a form."""

_SAID = {
    HTTPStatus.NOT_FOUND: "There is no such page in this review.",
    HTTPStatus.METHOD_NOT_ALLOWED: "This address is not for that.",
}

_TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}


def application(desk: Desk, doors: Doors, trouble: Callable[[Exception], None]) -> ASGIApp:
    """Return the pages of a desk behind its doors; `trouble` is told of errors nobody foresaw."""
    pages = Pages(desk)
    return Guard(pages.starlette(), doors, pages.say, trouble)


class Pages:
    """What each address answers."""

    def __init__(self, desk: Desk) -> None:
        """Show a desk."""
        self._desk = desk
        self._templates: Environment = environment(_PAGES)
        self._templates.filters["explained"] = _explained

    def starlette(self) -> Starlette:
        """Return the addresses and what they answer."""
        one = "/conflicts/{name}"
        return Starlette(
            routes=[
                Route("/", self._list),
                Route(one, self._one),
                Route(f"{one}/explain", self._explain, methods=["POST"]),
                Route(f"{one}/skip", self._skip, methods=["POST"]),
                Route(f"{one}/undo", self._undo, methods=["POST"]),
                *(Route(f"/{name}", _file_of(name)) for name in _OWN),
            ],
            exception_handlers={HTTPException: self._refused, Exception: self._failed},
        )

    def say(self, status: HTTPStatus, said: str, onward: str = "") -> Response:
        """Return a page that says one thing."""
        return self._page("message.html", status, title=status.phrase, said=said, onward=onward)

    def _list(self, request: Request) -> Response:
        overview = self._desk.overview(request.state.sitting)
        return self._page("list.html", **self._common(request.state.sitting, overview))

    def _one(self, request: Request) -> Response:
        item = self._item(request)
        return self._case(request, item, like=request.query_params.get("like", ""))

    async def _explain(self, request: Request) -> Response:
        fields = await _fields(request)
        return await run_in_threadpool(self._explained, request, fields)

    async def _skip(self, request: Request) -> Response:
        await _fields(request)
        return await run_in_threadpool(self._skipped, request)

    async def _undo(self, request: Request) -> Response:
        await _fields(request)
        return await run_in_threadpool(self._undone, request)

    def _explained(self, request: Request, fields: dict[str, str]) -> Response:
        item, answer = self._item(request), Answer.of(fields)
        if wrong := answer.problems(self._desk.today()):
            return self._case(request, item, answer, wrong)
        try:
            self._desk.explain(item, answer, request.state.sitting, fields.get("seen", ""))
        except ConfigError as error:
            return self._case(request, item, answer, {"": str(error)})
        except ChangedMeanwhileError:
            return self._case(request, item, answer, meanwhile=True)
        return self._go_on(request, item)

    def _skipped(self, request: Request) -> Response:
        item = self._item(request)
        self._desk.skip(item, request.state.sitting)
        return self._go_on(request, item)

    def _undone(self, request: Request) -> Response:
        item = self._item(request)
        try:
            self._desk.undo(item, request.state.sitting)
        except ConfigError as error:
            return self._case(request, item, wrong={"": str(error)})
        except ChangedMeanwhileError:
            return self._case(request, item, meanwhile=True)
        return _see(f"/conflicts/{item.entry.anchor}")

    def _case(  # noqa: PLR0913  # what a page of one conflict may have to say
        self,
        request: Request,
        item: Item,
        answer: Answer | None = None,
        wrong: dict[str, str] | None = None,
        *,
        like: str = "",
        meanwhile: bool = False,
    ) -> Response:
        sitting: Sitting = request.state.sitting
        overview = self._desk.overview(sitting)
        status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
        return self._page(
            "case.html",
            HTTPStatus.CONFLICT if meanwhile else status,
            work=casework_of(self._desk, overview.placed[item.number - 1], sitting, answer, like),
            wrong=wrong or {},
            meanwhile=meanwhile,
            **self._common(sitting, overview),
        )

    def _common(self, sitting: Sitting, overview: Overview) -> dict[str, Any]:
        """Return what every page says of the sitting."""
        return {
            "overview": overview,
            "tally": {standing.name: overview.number(standing) for standing in Standing},
            "last": self._desk.last(sitting),
            "last_step": sitting.review.last,
            "token": sitting.token,
        }

    def _go_on(self, request: Request, item: Item) -> Response:
        following = self._desk.overview(request.state.sitting).following(item)
        return _see(f"/conflicts/{following.entry.anchor}" if following else "/")

    def _item(self, request: Request) -> Item:
        item = self._desk.items.get(request.path_params["name"])
        if item is None:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        return item

    def _refused(self, _: Request, error: Exception) -> Response:
        if not isinstance(error, HTTPException):
            return self._failed(_, error)
        status = HTTPStatus(error.status_code)
        response = self.say(status, _SAID.get(status, error.detail), "/")
        response.headers.update(error.headers or {})
        return response

    def _failed(self, _: Request, error: Exception) -> Response:
        said = f"{type(error).__name__}: the terminal has more. Nothing is written half."
        return self.say(HTTPStatus.INTERNAL_SERVER_ERROR, said, "/")

    def _page(
        self, name: str, status: HTTPStatus = HTTPStatus.OK, **context: object
    ) -> HTMLResponse:
        return HTMLResponse(self._templates.get_template(name).render(context), status)


def _explained(explanation: Explanation) -> str:
    return plain(explained(explanation))


async def _fields(request: Request) -> dict[str, str]:
    """Return the fields of a form of these pages; refuse what is none."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        raise HTTPException(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "This is no form of these pages.")
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > _LONGEST:
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "This is more than a form.")
    try:
        sent = parse_qsl(body.decode("utf-8", "replace"), max_num_fields=_FIELDS)
    except ValueError:
        raise HTTPException(HTTPStatus.BAD_REQUEST, "This is no form of these pages.") from None
    fields = dict(sent)
    if not request.state.sitting.knows(fields.get("token", "")):
        said = "This form is of an earlier sitting. Nothing has been changed."
        raise HTTPException(HTTPStatus.FORBIDDEN, said)
    return fields


def _see(where: str) -> Response:
    """Lead on by a request of its own, so that loading the page again sends no form again."""
    return RedirectResponse(where, HTTPStatus.SEE_OTHER)


def _file_of(name: str) -> Callable[[Request], Response]:
    text = _OWN[name]()

    def answer(_: Request) -> Response:
        return Response(text, media_type=_TYPES[name.rpartition(".")[2]])

    return answer


def _text(name: str) -> str:
    return files("atodds.web").joinpath("page", name).read_text("utf-8")


_OWN: dict[str, Callable[[], str]] = {
    "report.css": lambda: page_text("page.css"),
    "review.css": lambda: _text("review.css"),
    "review.js": lambda: _text("review.js"),
    "icon.svg": lambda: _text("icon.svg"),
}
