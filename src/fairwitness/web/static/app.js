// What every page does with script: remembers light or dark, and scrolls nothing, asks nobody. Pages work without it.
(() => {
  "use strict";
  const root = document.documentElement;
  const key = "fairwitness-theme";
  const kept = () => {
    try { return localStorage.getItem(key); } catch { return null; } // storage may be forbidden: then the system's
  };
  const show = (theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  };
  root.dataset.script = "";
  show(kept());
  const dark = () => getComputedStyle(root).colorScheme === "dark"
    || (root.dataset.theme === undefined && matchMedia("(prefers-color-scheme: dark)").matches);
  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("[data-theme-switch]");
    if (!button) return;
    const tell = () => { button.setAttribute("aria-pressed", String(dark())); };
    button.hidden = false;
    tell();
    button.addEventListener("click", () => {
      const theme = dark() ? "light" : "dark";
      show(theme);
      try { localStorage.setItem(key, theme); } catch { /* kept for this page only */ }
      tell();
      document.dispatchEvent(new CustomEvent("fairwitness:theme"));
    });
  });
})();
