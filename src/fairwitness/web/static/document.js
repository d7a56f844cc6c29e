// What is pointed at or chosen lights up in text and list. Without this, numbers and links lead the same ways.
(() => {
  "use strict";
  const text = document.querySelector(".text");
  const panel = document.querySelector(".panel");
  if (!text || !panel) return;
  const keysOf = (e) => (e.dataset.p || e.dataset.c || "").split(" ").filter(Boolean);
  const cardOf = (key) => panel.querySelector(`[data-c="${key}"]`);
  const marksOf = (key) => [...text.querySelectorAll("[data-p]")].filter((m) => keysOf(m).includes(key));
  const beside = () => getComputedStyle(panel).position === "sticky";
  let held = [...panel.querySelectorAll(".claim.open")].flatMap(keysOf);

  function light(keys) {
    for (const e of document.querySelectorAll(".text .hit, .text .lit, .panel .lit")) e.classList.remove("hit", "lit");
    for (const card of panel.querySelectorAll(".claim.open")) card.classList.toggle("open", keys.includes(card.dataset.c));
    for (const key of keys) {
      for (const mark of marksOf(key)) mark.classList.add("hit");
      for (const badge of text.querySelectorAll(`.n[data-c="${key}"]`)) badge.classList.add("lit");
      cardOf(key)?.classList.add("lit");
    }
  }
  function show(key) {
    const card = cardOf(key);
    if (!card) return;
    const details = card.querySelector("details");
    if (details) details.open = true;
    if (beside()) panel.scrollTop += card.getBoundingClientRect().top - panel.getBoundingClientRect().top - 16;
  }
  function hold(keys) {
    held = keys;
    light(held);
    if (keys.length) show(keys[0]);
  }
  // Of all that a word belongs to, its claims go before the statement around them.
  const ranked = (keys) => [...keys].sort((a, b) => "csr".indexOf(a[0]) - "csr".indexOf(b[0]));

  text.addEventListener("click", (event) => {
    const hit = event.target.closest("[data-p], .n");
    if (!hit) return;
    const keys = ranked(keysOf(hit)).filter((k) => k[0] !== "r");
    if (!keys.length) return;
    hold([keys[0]]);
    if (hit.matches(".n") && beside()) event.preventDefault(); // on a narrow screen the link leads down to the list
  });
  panel.addEventListener("mouseover", (event) => {
    const card = event.target.closest("[data-c]");
    if (card) light([...held, ...keysOf(card)]);
  });
  panel.addEventListener("mouseleave", () => light(held));
  panel.addEventListener("toggle", (event) => {
    const card = event.target.closest("[data-c]");
    if (card && event.target.open) { held = keysOf(card); light(held); }
  }, true);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") { held = []; light(held); } });

  function arrive() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const owner = target && (target.matches(".n") ? target : target.closest("[data-c]"));
    if (owner) hold(keysOf(owner));
    else if (held.length) hold(held);
  }
  addEventListener("hashchange", arrive);
  arrive();
})();
