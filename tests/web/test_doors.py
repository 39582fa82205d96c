"""Who gets to the pages, and what every answer carries."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from starlette.types import ASGIApp
from tests.web.conftest import FROM_HERE, HOME, IDS, PAGES, PORT, SAID, Newsroom, Reviewer

from atodds.web import Doors
from atodds.web.doors import MOST

Room = tuple[ASGIApp, Doors]

WRITES = [f"{PAGES[0]}/{move}" for move in ("explain", "skip", "undo")]

CARRIED = {
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}

STRANGE_HOSTS = [
    ("evil.example", "a name that a stranger made lead here"),
    (f"evil.example:{PORT}", "the same with the right port"),
    ("127.0.0.1.evil.example", "begins like this machine"),
    (f"localhost.:{PORT}", "a name that a name server is asked for"),
    ("127.0.0.2", "another address of loopback"),
    ("0.0.0.0", "reaches this machine too"),  # noqa: S104  # refused, not bound
    ("[::]", "the same in IPv6"),
    ("localhost:8123@evil.example", "a name before a name"),
    ("", "none"),
]

HOSTS = [
    (f"127.0.0.1:{PORT}", "as printed"),
    (f"localhost:{PORT}", "by its name"),
    ("LOCALHOST", "whatever its letters"),
    ("localhost:9000", "a tunnel to another machine"),
    (f"[::1]:{PORT}", "a tunnel of IPv6"),
]

STRANGE_ORIGINS: list[tuple[dict[str, str], str]] = [
    ({}, "no browser sends a form without either"),
    ({"Origin": "https://evil.example"}, "another site"),
    ({"Origin": "null"}, "a page without an origin, such as a frame in a sandbox"),
    ({"Origin": f"https://127.0.0.1:{PORT}"}, "another scheme is another origin"),
    ({"Origin": "http://127.0.0.1:9999"}, "another server of this machine"),
    ({"Origin": f"http://localhost:{PORT}"}, "another name of this very server"),
    ({"Sec-Fetch-Site": "cross-site"}, "another site, as the browser says"),
    ({"Sec-Fetch-Site": "same-site"}, "another port of this machine"),
    ({"Sec-Fetch-Site": "none"}, "typed by hand, which no form is"),
    ({"Origin": HOME, "Sec-Fetch-Site": "cross-site"}, "the two disagree"),
    ({"Origin": "https://evil.example", "Sec-Fetch-Site": "same-origin"}, "likewise"),
]


def test_without_the_address_nobody_sees_anything(arrives: Callable[[], Reviewer]) -> None:
    stranger = arrives()
    for path in ("/", PAGES[0], "/nothing", "/?token=", "/?token=wrong", "/?token=\u017f"):
        answer = stranger.client.get(path)
        assert answer.status_code == 403, path
        assert "Begin at the address that the terminal shows" in answer.text
        assert "Rescue" not in answer.text
        assert "set-cookie" not in answer.headers


def test_the_address_becomes_a_cookie_that_no_script_and_no_other_site_gets(
    arrives: Callable[[], Reviewer], room: Room
) -> None:
    answer = arrives().enters(room[1].token)
    assert answer.headers["refresh"] == "0; url=/"
    name, *attributes = answer.headers["set-cookie"].split("; ")
    assert name.startswith(f"atodds-{PORT}=")
    assert {a.lower() for a in attributes} == {"httponly", "path=/", "samesite=strict"}
    assert room[1].token not in name


def test_the_address_opens_again_for_another_browser(
    sits_down: Callable[[], Reviewer],
) -> None:
    one, other = sits_down(), sits_down()
    assert "3 conflicts to look at" in one.opens("/")
    assert "3 conflicts to look at" in other.opens("/")
    assert one.client.cookies != other.client.cookies


def test_the_address_for_a_command_line_opens_once(
    arrives: Callable[[], Reviewer], room: Room
) -> None:
    token = room[1].address_for_once().partition("token=")[2]
    assert token != room[1].token
    assert arrives().enters(token).status_code == 200
    assert arrives().enters(token).status_code == 403


def test_who_sits_already_keeps_the_seat_when_the_address_is_opened_again(
    editor: Reviewer, room: Room
) -> None:
    editor.explains(PAGES[0])
    again = editor.enters(room[1].token)
    assert again.headers["refresh"] == "0; url=/"
    assert "set-cookie" not in again.headers
    assert "Undo" in editor.opens("/")


def test_no_more_sittings_are_remembered_than_anybody_needs(
    sits_down: Callable[[], Reviewer],
) -> None:
    first = sits_down()
    for _ in range(MOST):
        last = sits_down()
    assert first.client.get("/").status_code == 403
    assert last.client.get("/").status_code == 200


@pytest.mark.parametrize(("host", "why"), STRANGE_HOSTS, ids=[why for _, why in STRANGE_HOSTS])
def test_under_another_name_there_is_nothing(editor: Reviewer, host: str, why: str) -> None:
    for path in ("/", "/review.css"):
        answer = editor.client.get(path, headers={"Host": host})
        assert answer.status_code == 421, why
        assert "Rescue" not in answer.text


@pytest.mark.parametrize(("host", "why"), HOSTS, ids=[why for _, why in HOSTS])
def test_under_every_name_of_this_machine_there_is_the_review(
    editor: Reviewer, host: str, why: str
) -> None:
    editor.opens(PAGES[0])
    for cookie in editor.client.cookies.jar:
        around = {"Host": host, "Cookie": f"{cookie.name}={cookie.value}"}
        assert editor.client.get("/", headers=around).status_code == 200, why
        origin = {"Origin": f"http://{host}"}
        answer = editor.sends(f"{PAGES[0]}/skip", {**around, **origin})
        assert answer.status_code == 303, why


@pytest.mark.parametrize(
    ("headers", "why"), STRANGE_ORIGINS, ids=[why for _, why in STRANGE_ORIGINS]
)
@pytest.mark.parametrize("path", WRITES)
def test_no_other_page_can_write(
    editor: Reviewer, newsroom: Newsroom, path: str, headers: dict[str, str], why: str
) -> None:
    editor.explains(PAGES[0])
    before = newsroom.explained
    editor.opens(PAGES[1])
    answer = editor.sends(path, headers, **SAID)
    assert answer.status_code == 403, why
    assert newsroom.explained == before


@pytest.mark.parametrize(
    "headers", [FROM_HERE, {"Origin": HOME}, {"Sec-Fetch-Site": "same-origin"}]
)
def test_its_own_pages_can_write_in_browsers_old_and_new(
    editor: Reviewer, newsroom: Newsroom, headers: dict[str, str]
) -> None:
    editor.opens(PAGES[0])
    assert editor.sends(f"{PAGES[0]}/explain", headers, **SAID).status_code == 303
    assert list(newsroom.explained) == [IDS[0]]


@pytest.mark.parametrize("path", WRITES)
@pytest.mark.parametrize("token", ["", "wrong", "\u017f"])
def test_a_form_without_the_token_of_the_sitting_writes_nothing(
    editor: Reviewer, newsroom: Newsroom, path: str, token: str
) -> None:
    editor.opens(PAGES[0])
    answer = editor.sends(path, token=token, **SAID)
    assert answer.status_code == 403
    assert not newsroom.explained


def test_a_form_of_one_sitting_is_no_form_of_another(
    sits_down: Callable[[], Reviewer], newsroom: Newsroom
) -> None:
    one, other = sits_down(), sits_down()
    one.opens(PAGES[0])
    other.page = one.page
    assert other.sends(f"{PAGES[0]}/explain", **SAID).status_code == 403
    assert not newsroom.explained


@pytest.mark.parametrize("path", WRITES)
def test_a_form_sent_without_a_cookie_writes_nothing(
    editor: Reviewer, newsroom: Newsroom, path: str, room: Room
) -> None:
    editor.opens(PAGES[0])
    editor.client.cookies.clear()
    assert editor.sends(path, **SAID).status_code == 403
    assert editor.sends(f"{path}?token={room[1].token}", **SAID).status_code == 403
    assert not newsroom.explained


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("path", WRITES)
def test_what_changes_something_is_never_done_by_following_a_link(
    editor: Reviewer, method: str, path: str
) -> None:
    answer = editor.client.request(method, path)
    assert answer.status_code == 405
    assert answer.headers["allow"] == "POST"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_pages_are_read_and_nothing_else(editor: Reviewer, method: str) -> None:
    for path in ("/", PAGES[0], "/review.js"):
        answer = editor.client.request(method, path, headers=FROM_HERE)
        assert answer.status_code == 405, path


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        pytest.param("application/json", b"{}", 415, id="another kind of content"),
        pytest.param("text/plain", b"token=x", 415, id="what any page may send anywhere"),
        pytest.param("multipart/form-data; boundary=b", b"--b--", 415, id="a form with files"),
        pytest.param("", b"token=x", 415, id="no kind at all"),
        pytest.param("application/x-www-form-urlencoded", b"a=" + b"x" * 70_000, 413, id="long"),
        pytest.param("application/x-www-form-urlencoded", b"a=1&" * 40, 400, id="many fields"),
        pytest.param("application/x-www-form-urlencoded", b"\xff=%ff", 403, id="no text"),
    ],
)
def test_what_is_no_form_of_these_pages_is_refused(
    editor: Reviewer, newsroom: Newsroom, kind: str, body: bytes, status: int
) -> None:
    around = {**FROM_HERE, "Content-Type": kind}
    answer = editor.client.post(f"{PAGES[0]}/explain", content=body, headers=around)
    assert answer.status_code == status
    assert not newsroom.explained
    assert newsroom.trouble == []


def test_every_answer_carries_what_keeps_a_browser_from_harm(
    editor: Reviewer, arrives: Callable[[], Reviewer], room: Room
) -> None:
    editor.opens(PAGES[0])
    answers = [
        *(editor.client.get(path) for path in ("/", PAGES[0], "/nothing", "/review.js")),
        editor.sends(f"{PAGES[0]}/explain"),
        editor.sends(f"{PAGES[0]}/skip"),
        editor.client.get("/", headers={"Host": "evil.example"}),
        arrives().client.get("/"),
        arrives().enters(room[1].token),
    ]
    for answer in answers:
        assert {k: v for k, v in answer.headers.items() if k in CARRIED} == CARRIED
        policy = dict(
            part.strip().partition(" ")[::2]
            for part in answer.headers["content-security-policy"].split(";")
        )
        assert policy["default-src"] == "'none'"
        assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
        assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
        assert "unsafe" not in answer.headers["content-security-policy"]
        assert "access-control-allow-origin" not in answer.headers
        assert "server" not in answer.headers


def test_a_page_holds_no_script_no_style_and_no_address_of_elsewhere(editor: Reviewer) -> None:
    for path in ("/", PAGES[0]):
        text = editor.opens(path)
        assert "<style" not in text
        assert " style=" not in text
        assert text.count("<script") == 1
        assert '<script src="/review.js" defer></script>' in text
        assert "http" not in text


def test_a_defect_is_told_at_the_terminal_and_is_a_page_all_the_same(
    editor: Reviewer, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> object:
        said = "an invented defect"
        raise RuntimeError(said)

    monkeypatch.setattr("atodds.web.pages.casework_of", broken)
    answer = editor.client.get(PAGES[0])
    assert answer.status_code == 500
    assert "an invented defect" not in answer.text
    assert "RuntimeError" in answer.text
    assert answer.headers["cache-control"] == "no-store"
    (error,) = newsroom.trouble
    assert str(error) == "an invented defect"
