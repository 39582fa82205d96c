"""The page in a real browser: filters, keys, plots, screen readers, and hostile texts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.browser import Trouble, needs_browser, violations
from tests.report.hostile import PLACES, TEXTS, poisoned
from tests.report.html.conftest import Opener

from atodds.model import Outcome

pytestmark = needs_browser

TALKS = "#conflict-0000000016ef"
WIDTHS = [(1280, "a desk"), (400, "a telephone"), (320, "a telephone at WCAG's narrowest")]


def shown(page: Page) -> list[str]:
    return page.locator(".entry:visible h3 a").all_inner_texts()


FILTERS = [
    ("severity", "warning", 1, "one warning among seven"),
    ("state", "explained", 1, "explained, not explained too widely"),
    ("rule", "event-date", 2, "reopened and explained"),
    ("outlet", "Evening Post", 1, "only the quotation stands in it"),
    ("outlet", "Harbour Times", 6, "all but the quotation"),
]


def test_a_filter_keeps_what_it_names(printed: Outcome, opened: Opener) -> None:
    page = opened(printed)
    for name, option, number, why in FILTERS:
        page.get_by_role("button", name="Show all").click()
        page.select_option(f"select[name={name}]", label=option)
        assert len(shown(page)) == number, why
        expect(page.locator("#shown")).to_have_text(f"{number} of 7 shown")


def test_filters_add_up_and_are_taken_back_at_once(printed: Outcome, opened: Opener) -> None:
    page = opened(printed)
    page.select_option("select[name=rule]", label="event-date")
    page.select_option("select[name=state]", label="reopened")
    assert len(shown(page)) == 1
    expect(page.locator("#notes")).to_be_hidden()
    page.get_by_role("button", name="Show all").click()
    expect(page.locator("#shown")).to_have_text("7 of 7 shown")
    expect(page.locator("#notes")).to_be_visible()


def test_filters_are_folded_on_a_telephone_until_somebody_wants_them(
    printed: Outcome, opened: Opener
) -> None:
    page = opened(printed, viewport={"width": 400, "height": 900})
    rules = page.locator("select[name=rule]")
    expect(rules).to_be_hidden()
    expect(page.locator("#shown")).to_have_text("7 of 7 shown")
    page.get_by_text("Filters", exact=True).click()
    rules.select_option(label="event-date")
    page.get_by_text("Filters", exact=True).click()
    expect(rules).to_be_hidden()
    expect(page.locator("#shown")).to_have_text("2 of 7 shown")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(rules).to_be_visible()
    expect(page.get_by_text("Filters", exact=True)).to_be_hidden()


def test_stories_are_a_filter_where_there_are_several(printed: Outcome, opened: Opener) -> None:
    other = poisoned("Another story", "title")
    page = opened(printed, other)
    page.select_option("select[name=story]", label="Another story")
    assert len(shown(page)) == len(other.conflicts)


def test_words_are_looked_for_in_the_sentences(printed: Outcome, opened: Opener) -> None:
    page = opened(printed)
    page.get_by_role("searchbox").fill("TELEPHONE  encounter-mode")
    assert shown(page) == ["By what means they spoke"]
    page.keyboard.press("Escape")
    assert len(shown(page)) == 7
    page.get_by_role("searchbox").fill("svg")
    assert shown(page) == [], "what a plot is drawn with is not said anywhere"


def test_keys_go_from_conflict_to_conflict(printed: Outcome, opened: Opener) -> None:
    page = opened(printed)
    entries = page.locator(".entry")
    page.keyboard.press("j")
    expect(entries.nth(0)).to_be_focused()
    page.keyboard.press("j")
    expect(entries.nth(1)).to_be_focused()
    expect(entries.nth(1)).to_be_in_viewport()
    page.keyboard.press("k")
    page.keyboard.press("k")
    expect(entries.nth(0)).to_be_focused()


def test_keys_pass_over_what_is_filtered_out(printed: Outcome, opened: Opener) -> None:
    page = opened(printed)
    page.select_option("select[name=severity]", label="note")
    page.locator("body").click(position={"x": 2, "y": 2})
    page.keyboard.press("j")
    expect(page.locator(".entry:visible").first).to_be_focused()


def test_a_slash_looks_for_words_and_letters_are_then_letters(
    printed: Outcome, opened: Opener
) -> None:
    page = opened(printed)
    page.keyboard.press("/")
    page.keyboard.type("jk?")
    expect(page.get_by_role("searchbox")).to_have_value("jk?")
    expect(page.locator("dialog")).to_be_hidden()


def test_a_question_mark_lists_the_keys_and_they_can_be_switched_off(
    printed: Outcome, opened: Opener
) -> None:
    page = opened(printed)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.get_by_label("Listen to these keys").uncheck()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("j")
    expect(page.locator(".entry:focus")).to_have_count(0)


def test_the_figure_is_marked_in_its_paragraph(printed: Outcome, opened: Opener) -> None:
    page = opened(printed)
    told = page.locator(f"{TALKS} .testimony").filter(has_text="Harbour Times")
    expect(told.locator("mark")).to_have_text("lasted more than six hours")
    paragraph = told.locator("blockquote").inner_text()
    assert paragraph.startswith("VELLMAR")
    assert told.locator(".around").all_inner_texts()


def test_sides_stand_beside_each_other_at_a_desk_and_below_on_a_telephone(
    printed: Outcome, opened: Opener
) -> None:
    page = opened(printed)
    for width, beside in ((1280, True), (400, False)):
        page.set_viewport_size({"width": width, "height": 900})
        one, other = (page.locator(f"{TALKS} .side").nth(n).bounding_box() for n in (0, 1))
        assert one
        assert other
        assert (one["y"] == other["y"]) is beside


NEVER_IDLE = "window.requestIdleCallback = () => {}"


def test_a_plot_is_set_when_it_comes_near_the_screen(printed: Outcome, opened: Opener) -> None:
    page = opened(printed, viewport={"width": 1280, "height": 200}, init_script=NEVER_IDLE)
    last = page.locator(".entry:has(.plots)").last
    expect(last.locator("svg")).to_have_count(0)
    last.scroll_into_view_if_needed()
    expect(page.locator(".entry").last.locator("svg").first).to_be_visible()


def test_every_plot_is_set_in_time(printed: Outcome, opened: Opener) -> None:
    page = opened(printed, viewport={"width": 1280, "height": 200})
    expect(page.locator(".plots")).to_have_count(0)


def test_an_end_that_is_open_is_an_arrow_that_can_be_seen(printed: Outcome, opened: Opener) -> None:
    page = opened(printed, viewport={"width": 1280, "height": 900})
    row = page.locator(f"{TALKS} .plot li").filter(has_text="more than 6 hours")
    arrow = row.locator(".open path").bounding_box()
    bar = row.locator("rect.firm").bounding_box()
    card = page.locator(TALKS).bounding_box()
    assert arrow
    assert bar
    assert card
    assert arrow["x"] + arrow["width"] > bar["x"] + bar["width"]
    assert arrow["x"] + arrow["width"] <= card["x"] + card["width"]
    closed = page.locator(f"{TALKS} .plot li").filter(has_text="under 5.5 hours")
    expect(closed.locator(".open")).to_have_count(0)


def test_what_no_outlet_leaves_open_is_shaded_between_the_bars(
    printed: Outcome, opened: Opener
) -> None:
    page = opened(printed)
    low = page.locator(f"{TALKS} .plot li").filter(has_text="under 5.5 hours")
    bar, gap = low.locator("rect.firm").bounding_box(), low.locator("rect.gap").bounding_box()
    assert bar
    assert gap
    assert gap["x"] == pytest.approx(bar["x"] + bar["width"], abs=1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "where"), WIDTHS)
def test_nothing_is_in_the_way_of_anybody(
    printed: Outcome, opened: Opener, scheme: str, width: int, where: str
) -> None:
    page = opened(
        printed,
        poisoned("harmless"),
        color_scheme=scheme,
        viewport={"width": width, "height": 900},
        bypass_csp=True,
    )
    # What is off the screen is not laid out, and what is not laid out is not looked at.
    page.add_style_tag(content=".entry, .agreement { content-visibility: visible !important }")
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true })")
    assert violations(page) == [], where
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(overflow) <= 0, "a page that must be moved sideways to be read"
    page.keyboard.press("?")
    assert violations(page) == [], f"{where}, with the list of keys"


def test_what_is_in_the_way_would_be_found(printed: Outcome, opened: Opener) -> None:
    page = opened(printed, bypass_csp=True)
    page.add_style_tag(content="mark { color: #ffd23e !important }")
    assert [fault for fault in violations(page) if fault.startswith("color-contrast: <mark")]


def test_without_script_there_is_all_but_the_filters(printed: Outcome, opened: Opener) -> None:
    page = opened(printed, java_script_enabled=False)
    expect(page.locator("#filters")).to_be_hidden()
    expect(page.locator(".entry")).to_have_count(7)
    expect(page.locator(f"{TALKS} mark").first).to_be_visible()
    expect(page.locator(f"{TALKS} .plot svg").first).to_be_visible()
    page.locator(f"{TALKS} summary").click()
    expect(page.locator(f"{TALKS} .commands")).to_be_visible()


def test_on_paper_there_are_the_sentences_and_no_controls(printed: Outcome, opened: Opener) -> None:
    page = opened(printed, init_script=NEVER_IDLE)
    page.emulate_media(media="print")
    expect(page.locator("#filters")).to_be_hidden()
    expect(page.locator(f"{TALKS} mark").first).to_be_visible()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(f"{TALKS} .commands")).to_be_visible()
    expect(page.locator(".plots")).to_have_count(0)


def test_a_run_on_nothing_is_a_page_all_the_same(empty: Outcome, opened: Opener) -> None:
    page = opened(empty)
    expect(page.get_by_text("No conflicts were found.")).to_be_visible()
    expect(page.locator("#filters")).to_be_hidden()
    assert violations(page) == []


def test_no_hostile_text_does_anything_but_be_read(opened: Opener) -> None:
    """Opening fails the test where anything is run, asked for or complained of."""
    every = tuple(poisoned(text, *PLACES) for text, _ in TEXTS)
    page = opened(*every)
    page.get_by_role("searchbox").fill("<script>")
    expect(page.locator("#shown")).to_have_text(f"2 of {2 * len(TEXTS)} shown")
    expect(page.locator("script")).to_have_count(1)
    expect(
        page.locator("img, iframe, object, embed, link, base, meta[http-equiv=refresh]")
    ).to_have_count(0)


def test_what_gets_past_the_escaping_is_stopped_by_the_policy(
    printed: Outcome, opened: Opener, trouble: Trouble
) -> None:
    page = opened(printed)
    run = """() => new Promise((done) => {
      document.addEventListener("securitypolicyviolation", (e) => done(e.effectiveDirective));
      const script = document.createElement("script");
      script.textContent = "window.ran = true";
      document.body.append(script);
    })"""
    assert page.evaluate(run).startswith("script-src")
    assert page.evaluate("window.ran") is None
    (said,) = trouble.found
    assert "Content Security Policy" in said
    trouble.found.clear()
