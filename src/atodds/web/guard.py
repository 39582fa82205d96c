"""What stands before every page: only this machine, only who was let in, only from these pages."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Protocol

import regex
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from atodds.web.doors import Doors

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    ),
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # With `no-referrer`, browsers call the origin of a form `null`, and no write could be checked.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

HERE = regex.compile(r"(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?", regex.IGNORECASE)
"""Names that no name server is asked for. The port may be another: that of an SSH tunnel."""

OPEN = {"/report.css", "/review.css", "/review.js", "/icon.svg"}
"""Files of the program itself, which tell nothing of any conflict."""

READING = {"GET", "HEAD"}

CAME_FROM = "Begin at the address that the terminal shows: it opens the review in this browser."


class Say(Protocol):
    """Makes a page that says why somebody is turned away, or where to go on."""

    def __call__(self, status: HTTPStatus, said: str, onward: str = "") -> Response:
        """Return the page; `onward` is an address of these pages."""


class Guard:
    """An application that is reached only through the doors, with headers on all it says."""

    def __init__(
        self, pages: ASGIApp, doors: Doors, say: Say, trouble: Callable[[Exception], None]
    ) -> None:
        """Stand before pages; `trouble` is told of errors nobody foresaw."""
        self._pages = pages
        self._doors = doors
        self._say = say
        self._trouble = trouble

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or turn it away."""
        if scope["type"] != "http":
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        request = Request(scope)
        answer = self._turned_away(request) or self._let_in(request) or self._pages
        try:
            await answer(scope, receive, sending)
        except Exception as error:  # noqa: BLE001  # the page that says so has been sent
            self._trouble(error)

    def _turned_away(self, request: Request) -> Response | None:
        hosts = request.headers.getlist("host")
        if len(hosts) != 1 or not HERE.fullmatch(hosts[0]):
            # Another name that leads here may be a page's whose owner then reads these pages.
            said = "This review is at 127.0.0.1 and at localhost, under no other name."
            return self._say(HTTPStatus.MISDIRECTED_REQUEST, said)
        if request.method not in READING and not _from_here(request.headers, hosts[0]):
            said = "Only the pages of this review can change anything. Nothing has been changed."
            return self._say(HTTPStatus.FORBIDDEN, said)
        return None

    def _let_in(self, request: Request) -> Response | None:
        """Remember who is let in; a response where somebody must begin elsewhere."""
        if request.url.path in OPEN:
            return None
        sitting = self._doors.sitting(request.cookies.get(self._doors.cookie))
        token = request.query_params.get("token")
        if sitting and token is None:
            request.state.sitting = sitting
            return None
        if request.method not in READING:
            return self._say(HTTPStatus.FORBIDDEN, f"Nothing has been changed. {CAME_FROM}")
        name = None if sitting else self._doors.admit(token)
        if not sitting and not name:
            return self._say(HTTPStatus.FORBIDDEN, CAME_FROM)
        # A redirect would be part of the navigation that came here, and a link in another site's
        # page be no place to send a strict cookie from; a page that goes on by itself is.
        onward = self._say(HTTPStatus.OK, "You are let in.", "/")
        onward.headers["Refresh"] = "0; url=/"
        if name:
            onward.set_cookie(self._doors.cookie, name, httponly=True, samesite="strict")
        return onward


def _from_here(headers: Headers, host: str) -> bool:
    """Tell whether a page of this origin has sent a request, as every browser says of a form."""
    origins, sites = headers.getlist("origin"), headers.getlist("sec-fetch-site")
    right = {f"http://{host}".lower()}
    return (
        bool(origins or sites)
        and {origin.lower() for origin in origins} <= right
        and set(sites) <= {"same-origin"}
    )
