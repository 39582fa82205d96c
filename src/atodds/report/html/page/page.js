"use strict";
{
  const filters = document.getElementById("filters");
  const fold = document.getElementById("fold");
  const shown = document.getElementById("shown");
  const keys = document.getElementById("keys");
  const keysOn = document.getElementById("keys-on");
  const entries = [...document.querySelectorAll(".entry")].map((element) => ({
    element,
    section: element.closest("section"),
    words: null,
  }));

  const matches = (entry, name, value) =>
    entry.element.dataset[name].trim().split(" ").includes(value);

  // Plots say again what the rest says, and may not be set yet.
  const inWords = (element) =>
    [...element.children]
      .filter((part) => !part.matches(".plots, .plot"))
      .map((part) => part.textContent)
      .join(" ")
      .toLowerCase();

  const reads = (entry, words) => {
    entry.words ??= inWords(entry.element);
    return words.every((word) => entry.words.includes(word));
  };

  const apply = () => {
    const wanted = [...filters.querySelectorAll("select")].filter((s) => s.value !== "");
    const words = filters.elements.words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const sections = new Map();
    let number = 0;
    for (const entry of entries) {
      const kept = wanted.every((s) => matches(entry, s.name, s.value)) && reads(entry, words);
      entry.element.hidden = !kept;
      number += kept;
      sections.set(entry.section, (sections.get(entry.section) || false) || kept);
    }
    for (const [section, kept] of sections) section.hidden = !kept;
    shown.textContent = `${number} of ${entries.length} shown`;
  };

  const showAll = () => {
    filters.reset();
    apply();
  };

  const step = (by) => {
    const visible = entries.map((entry) => entry.element).filter((e) => !e.hidden);
    if (visible.length === 0) return;
    const at = visible.indexOf(document.activeElement.closest?.(".entry"));
    const next = at < 0 ? (by > 0 ? 0 : visible.length - 1) : at + by;
    const target = visible[Math.min(Math.max(next, 0), visible.length - 1)];
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "start" });
  };

  const actions = {
    j: () => step(1),
    k: () => step(-1),
    "/": () => {
      fold.open = true;
      filters.elements.words.focus();
    },
    "?": () => keys.showModal(),
    Escape: showAll,
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
    if (event.key === "Escape" && event.target === filters.elements.words) event.target.blur();
    else if (event.target.closest?.("input, select, textarea")) return;
    if (!keysOn.checked || !Object.hasOwn(actions, event.key)) return;
    event.preventDefault();
    actions[event.key]();
  });

  filters.addEventListener("input", apply);
  filters.addEventListener("submit", (event) => event.preventDefault());
  filters.addEventListener("reset", () => setTimeout(apply));
  document.getElementById("keys-button").addEventListener("click", () => keys.showModal());

  const draw = (plots) => {
    if (plots.isConnected) plots.outerHTML = plots.textContent;
  };
  const undrawn = [...document.querySelectorAll(".plots")];
  const near = new IntersectionObserver(
    (changes) => {
      for (const { isIntersecting, target } of changes) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        target.querySelectorAll(".plots").forEach(draw);
      }
    },
    { rootMargin: "100%" },
  );
  for (const plots of undrawn) near.observe(plots.closest(".entry, .agreement"));
  // Who listens to the page, or looks for words in it as the browser does, finds all plots in time.
  const idly = window.requestIdleCallback ?? ((then) => setTimeout(then, 50));
  const drawNext = () => {
    if (undrawn.length === 0) return;
    draw(undrawn.shift());
    idly(drawNext);
  };
  addEventListener("load", () => idly(drawNext));

  addEventListener("beforeprint", () => {
    undrawn.splice(0).forEach(draw);
    for (const details of document.querySelectorAll(".entry details")) details.open = true;
  });
  fold.hidden = entries.length === 0;
  // On a telephone the filters would fill the screen before the first conflict.
  const narrow = matchMedia("(max-width: 44rem)");
  const refold = () => {
    fold.open = !narrow.matches;
  };
  narrow.addEventListener("change", refold);
  refold();
  // A browser may keep what was chosen when the page is loaded again.
  apply();
}
