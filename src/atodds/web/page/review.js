"use strict";
{
  const keys = document.getElementById("keys");
  const keysOn = document.getElementById("keys-on");
  const button = document.getElementById("keys-button");
  const explain = document.getElementById("explain");
  const reason = document.getElementById("reason");
  const remembered = "atodds-keys";

  const follow = (selector) => document.querySelector(selector)?.click();
  const send = (id) => document.getElementById(id)?.requestSubmit();

  const choose = (digit) => {
    const kind = explain?.querySelectorAll("input[name=kind]")[digit - 1];
    if (!kind) return;
    kind.checked = true;
    reason.focus();
  };

  const rows = [...document.querySelectorAll(".docket h2 a")];
  const step = (by, selector) => {
    if (rows.length === 0) return follow(selector);
    const at = rows.indexOf(document.activeElement);
    const next = at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by;
    rows[Math.min(Math.max(next, 0), rows.length - 1)].focus();
  };

  const actions = {
    j: () => step(1, "a[rel=next]"),
    k: () => step(-1, "a[rel=prev]"),
    l: () => follow("a[rel=up]"),
    s: () => send("skip"),
    u: () => send("undo"),
    "?": () => keys.showModal(),
    Enter: () => send("explain"),
  };
  for (let digit = 1; digit <= 9; digit += 1) actions[digit] = () => choose(digit);

  const writing = (target) => target.closest?.("textarea, input:not([type=radio]), select");

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !keys || keys.open) return;
    const { key, target } = event;
    if (writing(target)) {
      if (key === "Escape") target.blur();
      // A reason is one sentence: a line end would be lost in it.
      else if (key === "Enter" && target === reason && !event.shiftKey) {
        event.preventDefault();
        send("explain");
      }
      return;
    }
    if (!keysOn.checked || !Object.hasOwn(actions, key)) return;
    if (key === "Enter" && target.closest?.("a, button, summary")) return;
    event.preventDefault();
    actions[key]();
  });

  if (keys) {
    keysOn.checked = localStorage.getItem(remembered) !== "off";
    keysOn.addEventListener("change", () => {
      localStorage.setItem(remembered, keysOn.checked ? "on" : "off");
    });
    button.hidden = false;
    button.addEventListener("click", () => keys.showModal());
  }

  // Whoever gives a day means that it holds until then.
  const until = document.getElementById("until");
  until?.addEventListener("input", () => {
    const choice = explain.querySelector("input[name=holds][value=until]");
    if (choice && until.value) choice.checked = true;
  });
}
