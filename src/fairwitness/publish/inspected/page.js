"use strict";
// What is pointed at or selected lights up in text and lists; kinds and scores are filtered. The page reads without this.
const found = new WeakMap(); // document -> Map of "c1" -> its marks
const names = new Map([...document.querySelectorAll("[data-role]")].map((m) => [m.dataset.role, m.textContent]));
const things = { c: "claim", s: "statement", t: "time", p: "place", m: "mention", n: "sentence", r: "repeat" };
const card = document.querySelector(".where");
let held = null; // what is selected: {doc, keys}
let back = null; // where the focus was before a card was opened

const docOf = (e) => e.closest(".document");
const keysOf = (e) => (e.dataset.p || e.dataset.c || "").split(" ").filter(Boolean);
const rowOf = (doc, key) => [...doc.querySelectorAll(".panel [data-c]")].find((r) => r.dataset.c === key);
const roleOf = (mark) => mark.classList[0];

function marksOf(doc) {
  if (!found.has(doc)) {
    const map = new Map();
    for (const mark of doc.querySelectorAll(".text mark[data-p]"))
      for (const key of keysOf(mark)) map.has(key) ? map.get(key).push(mark) : map.set(key, [mark]);
    found.set(doc, map);
  }
  return found.get(doc);
}

let lit = null; // the document in which something is lit
function light(doc, keys) {
  if (lit) for (const e of lit.querySelectorAll(".hit, .lit")) e.classList.remove("hit", "lit");
  lit = doc;
  if (!doc || !keys.length) return;
  doc.querySelector(".text").classList.add("lit");
  for (const key of keys) for (const mark of marksOf(doc).get(key) || []) mark.classList.add("hit");
  for (const e of doc.querySelectorAll("[data-c]")) if (keys.includes(e.dataset.c)) e.classList.add("lit");
}

const relight = () => (held ? light(held.doc, held.keys) : light(null, []));
function hold(doc, keys) { held = { doc, keys }; relight(); }
function letGo() {
  held = null;
  relight();
  card.hidden = true;
  if (back) back.focus({ preventScroll: true });
  back = null;
}

function seen(e) {
  const box = e.getBoundingClientRect();
  return box.top > 70 && box.bottom < innerHeight - 20;
}
function showInText(doc, key) {
  const marks = marksOf(doc).get(key) || [];
  const first = marks.find((m) => roleOf(m) === "cf") || marks[0];
  if (first && !seen(first)) first.scrollIntoView({ block: "center" });
}
const isBeside = (panel) => getComputedStyle(panel).position === "sticky"; // not below the text, on a narrow screen
function showInPanel(doc, key) {
  const row = rowOf(doc, key);
  if (!row) return;
  const folded = row.closest("section > details");
  if (folded) folded.open = true;
  const own = row.querySelector("details");
  if (own) own.open = true;
  const panel = row.closest(".panel");
  if (!isBeside(panel)) return row.scrollIntoView({ block: "nearest" });
  panel.scrollTop += row.getBoundingClientRect().top - panel.getBoundingClientRect().top - 40;
}

// -- what a stretch of text belongs to
function element(name, text) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  return made;
}
function belongs(doc, role, key) {
  const item = element("li", `${names.get(role) || role} of `);
  const link = element("a", `${things[key[0]]} ${key.slice(1)}`);
  const row = rowOf(doc, key);
  if ("snr".includes(key[0]) && key[0] !== "s") item.textContent = `in ${things[key[0]]} ${key.slice(1)}`;
  else item.append(link);
  link.href = `#${doc.id}${key}`;
  const line = row && row.querySelector(".line");
  if (line) item.append(": ", element("bdi", line.textContent));
  return item;
}
function tell(mark) {
  const doc = docOf(mark);
  const list = element("ul");
  const keys = [];
  for (let m = mark; m; m = m.parentElement.closest("mark"))
    for (const key of keysOf(m)) {
      list.append(belongs(doc, roleOf(m), key));
      keys.push(key);
    }
  const close = element("button", "Close");
  close.type = "button";
  close.addEventListener("click", letGo);
  const text = mark.textContent.trim();
  const title = element("strong");
  title.append("“", element("bdi", text.length > 90 ? `${text.slice(0, 90)} …` : text), "”");
  card.replaceChildren(close, title, list);
  card.hidden = false;
  const own = keys.filter((k) => k[0] === "c" || k[0] === "s");
  const near = keysOf(mark).filter((k) => own.includes(k));
  hold(doc, near.length ? near : own.slice(0, 1));
  if (held.keys.length && isBeside(doc.querySelector(".panel"))) showInPanel(doc, held.keys[0]);
  const [at, over] = [mark.getBoundingClientRect(), card.getBoundingClientRect()];
  if (at.bottom > over.top && at.right > over.left) mark.scrollIntoView({ block: "center" });
}

// -- pointer, focus and keys
document.addEventListener("pointerover", (event) => {
  const e = event.target.closest(".panel [data-c], .n");
  if (e) light(docOf(e), keysOf(e));
});
document.addEventListener("pointerout", (event) => {
  if (event.target.closest(".panel [data-c], .n")) relight();
});
document.addEventListener("focusin", (event) => {
  const e = event.target.closest(".panel [data-c], .n");
  if (!e || !event.target.matches(":focus-visible")) return;
  light(docOf(e), keysOf(e));
  if (event.target.matches("summary")) showInText(docOf(e), keysOf(e)[0]);
});
document.addEventListener("focusout", relight);
document.addEventListener("click", (event) => {
  const badge = event.target.closest(".n");
  if (badge) {
    event.preventDefault();
    back = badge;
    hold(docOf(badge), keysOf(badge));
    return showInPanel(docOf(badge), keysOf(badge)[0]);
  }
  const link = event.target.closest('a[href^="#d"]');
  if (link) return follow(link.hash);
  const row = event.target.closest(".panel [data-c]");
  if (row) {
    hold(docOf(row), keysOf(row));
    return showInText(docOf(row), row.dataset.c);
  }
  const mark = event.target.closest(".text mark[data-p]");
  if (mark && !String(getSelection())) tell(shownAt(mark));
});

// A mark of a layer that is not shown gives way to one around it that is.
function shownAt(mark) {
  for (let m = mark; m; m = m.parentElement.closest("mark")) if (isShown(m)) return m;
  return mark;
}
const layers = { c: "claims", s: "attributions", t: "times", p: "places", m: "mentions" };
function isShown(mark) {
  const role = roleOf(mark);
  const layer = role === "sn" ? "sentences" : role === "rp" ? null : layers[role[0]];
  return !mark.classList.contains("off") && role !== "cw" && (!layer || document.getElementById(`show-${layer}`).checked);
}

function follow(hash) {
  const there = document.getElementById(hash.slice(1));
  if (!there) return;
  for (let e = there; e; e = e.parentElement) if (e.matches("details")) e.open = true;
  const doc = docOf(there);
  const row = there.closest("[data-c]");
  if (there.matches("mark")) hold(doc, keysOf(there));
  else if (row && row !== doc) hold(doc, keysOf(row));
}
addEventListener("hashchange", () => follow(location.hash));
if (location.hash) follow(location.hash);

function step(text, by) {
  const marks = [...text.querySelectorAll("mark.b")].filter(isShown);
  const at = marks.indexOf(document.activeElement);
  const next = marks[at < 0 ? (by > 0 ? 0 : marks.length - 1) : at + by];
  if (!next) return;
  next.tabIndex = -1;
  next.focus({ preventScroll: true });
  if (!seen(next)) next.scrollIntoView({ block: "center" });
}
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") return letGo();
  const text = event.target.closest(".text");
  if (!text || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
    event.preventDefault();
    step(text, event.key === "ArrowRight" ? 1 : -1);
  } else if (event.key === "Enter" && event.target.matches("mark")) {
    back = event.target;
    tell(event.target);
  }
});
for (const text of document.querySelectorAll(".text")) {
  text.tabIndex = 0;
  text.setAttribute("role", "group");
  text.setAttribute("aria-label", "Text; the arrow keys go from mark to mark");
}

// -- filters
const slider = document.getElementById("lowest");
const picks = [...document.querySelectorAll(".pick")];
let waiting = 0;
function filter() {
  const kinds = new Set(picks.filter((p) => p.checked).map((p) => p.value));
  const lowest = Number(slider.value);
  let shown = 0;
  let all = 0;
  for (const doc of document.querySelectorAll(".document")) {
    const out = new Set();
    for (const row of doc.querySelectorAll("[data-kind]")) {
      row.hidden = !kinds.has(row.dataset.kind) || Number(row.dataset.score) < lowest;
      if (row.hidden) out.add(row.dataset.c);
      all += 1;
      shown += row.hidden ? 0 : 1;
    }
    for (const badge of doc.querySelectorAll(".n")) badge.hidden = out.has(badge.dataset.c);
    for (const mark of doc.querySelectorAll('.text mark[class^="c"]'))
      mark.classList.toggle("off", keysOf(mark).every((k) => out.has(k)));
  }
  document.querySelector(".controls output").textContent = lowest.toFixed(2);
  document.querySelector(".tally").textContent = shown === all ? "" : `${shown} of ${all} claims shown`;
}
function later() {
  cancelAnimationFrame(waiting);
  waiting = requestAnimationFrame(filter);
}
slider.addEventListener("input", later);
document.querySelector(".picks").addEventListener("change", later);
document.querySelector(".picks").addEventListener("click", (event) => {
  if (!event.target.matches("[data-all]")) return;
  for (const pick of picks) pick.checked = event.target.dataset.all === "1";
  later();
});
document.querySelector(".scripted").hidden = false;
