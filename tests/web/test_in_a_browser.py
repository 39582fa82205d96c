"""The review in a real browser: keys, forms without script, screen readers, and other sites."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect
from tests.browser import Trouble, chromium, needs_browser, violations
from tests.cli.test_review_web import serving
from tests.report.hostile import TEXTS
from tests.web.conftest import IDS, PAGES, Newsroom
from tests.web.test_walk import by_another

from atodds.cli import run
from atodds.gate import explain, load_explanations
from atodds.web import Doors, listening
from atodds.web.server import server_of

pytestmark = needs_browser

ELSEWHERE = "http://elsewhere.example"
WIDTHS = [(1280, "a desk"), (400, "a telephone"), (320, "a telephone at WCAG's narrowest")]


@dataclass
class Window:
    """A browser at a served review; what it must not do fails the test."""

    browser: Browser
    doors: Doors
    trouble: Trouble = field(init=False)
    contexts: list[BrowserContext] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.trouble = Trouble((f"{self.home}/", f"{ELSEWHERE}/"))

    @property
    def home(self) -> str:
        return f"http://127.0.0.1:{self.doors.port}"

    def blank(self, **settings: Any) -> Page:  # noqa: ANN401  # as Playwright's own
        """Return a page of a browser that has not been let in."""
        self.contexts.append(self.browser.new_context(**settings))
        page = self.contexts[-1].new_page()
        page.set_default_timeout(10_000)
        self.trouble.watch(page)
        return page

    def opened(self, path: str = "/", **settings: Any) -> Page:  # noqa: ANN401  # likewise
        """Return a page of a browser that has come by the address."""
        page = self.blank(**settings)
        page.goto(self.doors.address())
        page.wait_for_url(f"{self.home}/")
        page.goto(f"{self.home}{path}")
        return page


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def served(browser: Browser) -> Iterator[Callable[[Newsroom], Window]]:
    """Return what serves a review; anything asked of elsewhere, logged or asked fails the test."""
    ends: list[Callable[[], None]] = []

    def serve(newsroom: Newsroom) -> Window:
        opening = listening(0)
        opened = opening.__enter__()
        app, doors = newsroom.opened(opened.getsockname()[1])
        server = server_of(app)
        thread = Thread(target=server.run, args=([opened],))
        thread.start()
        window = Window(browser, doors)

        def end() -> None:
            for context in window.contexts:
                context.close()
            server.should_exit = True
            thread.join()
            opening.__exit__(None, None, None)
            assert newsroom.trouble == []
            assert window.trouble.found == []

        ends.append(end)
        return window

    yield serve
    for end in ends:
        end()


@pytest.fixture
def window(served: Callable[[Newsroom], Window], newsroom: Newsroom) -> Window:
    return served(newsroom)


def ready(page: Page) -> Page:
    """Wait until the page listens to keys."""
    expect(page.locator("#keys-button")).not_to_have_attribute("hidden", "")
    return page


def at(page: Page, path: str) -> None:
    """Wait until a page is open and listens to keys."""
    page.wait_for_url(f"**{path}")
    ready(page)


def test_a_conflict_is_explained_end_to_end_and_the_next_run_takes_it_for_explained(
    browser: Browser,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    run(["init", str(tmp_path)])
    monkeypatch.chdir(tmp_path)
    with serving(tmp_path) as server:
        page = browser.new_page()
        page.goto(server.address.geturl())
        page.get_by_role("link", name="Begin").click()
        expect(page.locator("mark").first).to_be_visible()
        page.get_by_label("superseded").check()
        page.get_by_label("A reason that others can check").fill("Corrected at noon.")
        page.get_by_label("for good").check()
        page.get_by_role("button", name="Explain").click()
        expect(page.get_by_role("heading", name="All are explained")).to_be_visible()
        page.close()
        assert server.ends()[0] == 0
    (entry,) = load_explanations(tmp_path / "checks/explained.yaml")
    assert (entry.kind, entry.reason, entry.expires) == ("superseded", "Corrected at noon.", None)
    capsys.readouterr()
    assert run(["check", "checks", "--format", "json"]) == 0
    (conflict,) = json.loads(capsys.readouterr().out)["conflicts"]
    assert conflict["state"] == "explained"


def test_keys_alone_explain_skip_undo_and_go_about(window: Window, newsroom: Newsroom) -> None:
    page = ready(window.opened(PAGES[0]))
    page.keyboard.press("4")
    expect(page.get_by_label("superseded")).to_be_checked()
    expect(page.locator("#reason")).to_be_focused()
    page.keyboard.type("4 jokes, so?")
    page.keyboard.press("Enter")
    at(page, PAGES[1])
    assert newsroom.explained[IDS[0]].reason == "4 jokes, so?"
    page.keyboard.press("s")
    at(page, PAGES[2])
    expect(page.get_by_text("1 explained, 1 skipped, 1 left")).to_be_visible()
    page.keyboard.press("u")
    at(page, PAGES[1])
    page.keyboard.press("k")
    at(page, PAGES[0])
    page.keyboard.press("j")
    at(page, PAGES[1])
    page.keyboard.press("u")
    at(page, PAGES[0])
    assert newsroom.explained == {}
    page.keyboard.press("l")
    at(page, "/")


def test_enter_explains_from_anywhere_and_asks_for_what_is_missing(
    window: Window, newsroom: Newsroom
) -> None:
    page = ready(window.opened(PAGES[0]))
    page.keyboard.press("Enter")
    expect(page.locator("[name=kind]:focus")).to_have_count(1)
    page.keyboard.press("2")
    page.keyboard.press("Enter")
    expect(page.locator("#reason")).to_be_focused()
    assert newsroom.explained == {}
    page.keyboard.type("One counts the way back.")
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    at(page, PAGES[1])
    assert newsroom.explained[IDS[0]].kind == "different-measure"


def test_keys_go_down_the_list(window: Window) -> None:
    page = ready(window.opened())
    links = page.locator(".docket h2 a")
    for key, place in (("j", 0), ("j", 1), ("k", 0), ("k", 0)):
        page.keyboard.press(key)
        expect(links.nth(place)).to_be_focused()
    page.keyboard.press("Enter")
    at(page, PAGES[0])


def test_keys_can_be_listed_and_stay_switched_off(window: Window, newsroom: Newsroom) -> None:
    page = ready(window.opened(PAGES[0]))
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.get_by_label("Listen to these keys").uncheck()
    page.get_by_role("button", name="Close").click()
    page.get_by_role("link", name="The next conflict").click()
    at(page, PAGES[1])
    for key in ("4", "s", "u"):
        page.keyboard.press(key)
    expect(page.locator("[name=kind]:checked")).to_have_count(0)
    page.get_by_role("button", name="Keys").click()
    expect(page.get_by_label("Listen to these keys")).not_to_be_checked()
    assert newsroom.explained == {}


def test_a_day_that_is_given_is_the_day_until_which_it_holds(
    window: Window, newsroom: Newsroom
) -> None:
    page = ready(window.opened(PAGES[0]))
    page.keyboard.press("9")
    page.keyboard.type("The desk has asked.")
    page.get_by_label("Last day on which it holds").fill("2021-08-01")
    expect(page.get_by_label("until", exact=True)).to_be_checked()
    page.get_by_role("button", name="Explain").click()
    at(page, PAGES[1])
    assert str(newsroom.explained[IDS[0]].expires) == "2021-08-01"


def test_without_script_all_is_done_by_forms(window: Window, newsroom: Newsroom) -> None:
    page = window.opened(java_script_enabled=False)
    expect(page.locator("#keys-button")).to_be_hidden()
    page.get_by_role("link", name="Begin").click()
    page.get_by_label("superseded").check()
    page.get_by_label("A reason that others can check").fill("Corrected at noon.")
    page.get_by_role("button", name="Explain").click()
    page.wait_for_url(f"**{PAGES[1]}")
    assert list(newsroom.explained) == [IDS[0]]
    page.get_by_role("link", name="Say the same").first.click()
    expect(page.locator("#reason")).to_have_value("Corrected at noon.")
    page.get_by_role("button", name="Skip").click()
    page.wait_for_url(f"**{PAGES[2]}")
    for path in (PAGES[1], PAGES[0]):
        page.get_by_role("button", name="Undo").click()
        page.wait_for_url(f"**{path}")
    assert newsroom.explained == {}


def test_what_was_written_since_the_page_was_opened_is_shown_beside_what_was_put_in(
    window: Window, newsroom: Newsroom
) -> None:
    page = ready(window.opened(PAGES[0]))
    page.keyboard.press("4")
    page.keyboard.type("Corrected at noon.")
    theirs = by_another(IDS[0], values=newsroom.conflicts()[IDS[0]].values)
    explain(newsroom.file, theirs)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("The city desk has asked.")
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.locator("#reason")).to_have_value("Corrected at noon.")
    window.trouble.found.clear()  # the browser logs the status 409
    page.get_by_role("link", name="leave theirs").click()
    at(page, "/")
    assert newsroom.explained == {IDS[0]: theirs}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "where"), WIDTHS)
def test_nothing_is_in_the_way_of_anybody(
    window: Window, newsroom: Newsroom, scheme: str, width: int, where: str
) -> None:
    explain(newsroom.file, by_another(IDS[1], values=newsroom.conflicts()[IDS[1]].values))
    size = {"width": width, "height": 900}
    page = ready(window.opened(PAGES[0], color_scheme=scheme, viewport=size, bypass_csp=True))
    clean(page, where)
    page.keyboard.press("4")
    page.locator("form#explain").evaluate("(form) => { form.noValidate = true }")
    page.locator("#reason").fill(" ")
    page.get_by_role("button", name="Explain").click()
    expect(page.get_by_text("Say why, in a sentence")).to_be_visible()
    clean(page, f"{where}, a form with a mistake")
    window.trouble.found.clear()  # the browser logs the status 422
    page.locator("#reason").fill("Corrected at noon.")
    page.get_by_role("button", name="Explain").click()
    at(page, PAGES[2])
    clean(page, f"{where}, with what was said last")
    for path in (PAGES[0], PAGES[1], "/"):
        page.goto(f"{window.home}{path}")
        clean(page, f"{where}, {path}")
    page.goto(f"{window.home}/")
    ready(page).keyboard.press("?")
    clean(page, f"{where}, with the list of keys")


def test_a_browser_that_is_not_let_in_reads_why(window: Window) -> None:
    page = window.blank(bypass_csp=True)
    page.goto(f"{window.home}/")
    expect(page.get_by_text("Begin at the address that the terminal shows")).to_be_visible()
    clean(page, "the page of those who are not let in")
    window.trouble.found.clear()  # the browser logs the status 403


def test_on_paper_there_is_the_conflict_and_no_form(window: Window) -> None:
    page = window.opened(PAGES[0])
    page.emulate_media(media="print")
    expect(page.locator("mark").first).to_be_visible()
    expect(page.locator("#explain")).to_be_hidden()


def test_a_link_on_another_site_leads_in(window: Window) -> None:
    """As in a terminal that is a web page itself: a strict cookie must not be lost on the way."""
    page = window.blank()
    link = f'<a href="{window.doors.address()}">here</a>'
    page.route(f"{ELSEWHERE}/**", lambda route: route.fulfill(body=link, content_type="text/html"))
    page.goto(f"{ELSEWHERE}/")
    page.get_by_role("link", name="here").click()
    expect(page.get_by_role("heading", name="3 conflicts to look at")).to_be_visible()
    assert "token" not in page.url


def test_another_site_can_neither_write_nor_show_the_pages_as_its_own(
    window: Window, newsroom: Newsroom
) -> None:
    page = window.opened(PAGES[0])
    seen = page.locator("[name=seen]").input_value()
    token = page.locator("#explain [name=token]").input_value()
    said = {"kind": "superseded", "reason": "Theirs.", "holds": "permanent", "seen": seen}
    fields = "".join(
        f'<input name="{name}" value="{value}">' for name, value in {**said, "token": token}.items()
    )
    body = (
        f'<iframe src="{window.home}/"></iframe>'
        f'<form method="post" action="{window.home}{PAGES[0]}/explain">{fields}<button>x</button>'
    )
    page.route(f"{ELSEWHERE}/**", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(f"{ELSEWHERE}/")
    framed = page.frames[1]
    assert "conflicts" not in framed.locator("body").inner_text()
    page.get_by_role("button", name="x").click()
    expect(page.get_by_text("Only the pages of this review can change anything")).to_be_visible()
    assert newsroom.explained == {}
    window.trouble.found.clear()  # the browser logs both refusals


def test_what_gets_past_the_escaping_is_stopped_by_the_policy(window: Window) -> None:
    page = ready(window.opened(PAGES[0]))
    add_style = """() => new Promise((done) => {
      document.addEventListener("securitypolicyviolation", (e) => done(e.effectiveDirective));
      const style = document.createElement("style");
      style.textContent = "body { display: none }";
      document.body.append(style);
    })"""
    assert page.evaluate(add_style).startswith("style-src")
    for script in (
        "document.body.innerHTML = '<b>x</b>'",
        "document.body.setAttribute('onclick', 'window.ran = true')",
        "document.createElement('script').textContent = 'window.ran = true'",
    ):
        with pytest.raises(Error, match="Trusted"):
            page.evaluate(script)
    assert page.evaluate("window.ran") is None
    window.trouble.found.clear()


def test_no_hostile_text_does_anything_but_be_read(
    hostile: Callable[[str], Newsroom], served: Callable[[Newsroom], Window]
) -> None:
    """Whatever is run, asked for or complained of fails the test."""
    for text in (text for text, _ in TEXTS if "<" in text or "http" in text):
        window = served(hostile(text))
        page = ready(window.opened())
        page.locator(".docket h2 a").first.click()
        ready(page)
        expect(page.locator("script")).to_have_count(1)
        expect(page.locator("img, iframe, object, embed, base")).to_have_count(0)


def clean(page: Page, where: str) -> None:
    """Let axe and a ruler find nothing."""
    assert violations(page) == [], where
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(overflow) <= 0, f"{where}: must be moved sideways to be read"
