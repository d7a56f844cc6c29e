// The desk under the fingers: keys press the buttons that are on the page, and selected words fill the slot last chosen.
(() => {
  "use strict";
  const one = (what) => document.querySelector(what);
  const desk = one("[data-desk]");
  let slot = null;
  const isTyping = (at) => at.closest("input, textarea, select, [contenteditable]") !== null;

  document.addEventListener("focusin", (event) => {
    if (event.target.matches("[data-slot]")) slot = event.target;
  });

  const text = one("[data-text]");
  const fill = () => {
    const told = String(getSelection()).replace(/\s+/g, " ").trim();
    if (!told || !slot || !text.contains(getSelection().anchorNode)) return;
    slot.value = told;
    slot.classList.add("filled");
    slot.dispatchEvent(new Event("input", { bubbles: true }));
  };
  if (text) {
    text.addEventListener("mouseup", fill);
    text.addEventListener("keyup", (event) => { if (event.shiftKey || event.key === "Shift") fill(); });
  }

  const edit = () => {
    const first = slot || one("[data-slot]") || one("select[id^='slot-']");
    if (first) { first.focus(); if (first.select) first.select(); }
  };
  const editing = one("[data-edit]");
  if (editing) editing.addEventListener("click", edit);

  // A verdict without a reason or a name: the field that is missing takes the focus, and Enter there sends it.
  let chosen = null;
  const press = (button) => {
    const missing = [...desk.querySelectorAll("[name=by], [data-reason]")].find((field) => !field.value.trim());
    chosen = button;
    if (missing) missing.focus(); else button.click();
  };
  if (desk) {
    const reason = one("[data-reason]");
    try { if (!reason.value) reason.value = sessionStorage.getItem("fairwitness-reason") || ""; } catch { /* not kept */ }
    desk.addEventListener("submit", () => {
      try { sessionStorage.setItem("fairwitness-reason", reason.value); } catch { /* not kept */ }
    });
    desk.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !event.target.matches("input")) return;
      event.preventDefault();
      const changed = event.target.matches("[data-slot]") ? one("[data-key=c]") : chosen || one("[data-key=c]");
      press(changed);
    });
  }

  const go = (rel) => { const link = one(`a[rel=${rel}]`); if (link) link.click(); };
  const keys = {
    j: () => go("next"),
    k: () => go("prev"),
    e: edit,
    u: () => { const form = one("[data-undo]"); if (form) form.requestSubmit(); },
    "?": () => { const help = one("[data-help]"); if (help) { help.open = !help.open; help.querySelector("summary").focus(); } },
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isTyping(event.target)) { event.target.blur(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const button = desk && desk.querySelector(`button[value][data-key="${event.key}"]`);
    const act = button ? () => press(button) : keys[event.key];
    if (act) { event.preventDefault(); act(); }
  });
})();
