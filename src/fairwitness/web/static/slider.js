// The slider over days: it sets the field of the day and asks for that day; without script the field alone does.
(() => {
  "use strict";
  const form = document.querySelector("form.days");
  const slider = form?.querySelector("input[type=range]");
  const field = form?.querySelector("input[name=on]");
  if (!slider || !field) return;
  const first = Date.parse(form.dataset.first + "T00:00:00Z");
  const day = () => new Date(first + Number(slider.value) * 86400000).toISOString().slice(0, 10);
  const tell = () => {
    field.value = day();
    slider.setAttribute("aria-valuetext", field.value);
  };
  slider.addEventListener("input", tell);
  const since = form.querySelector("input[name=since]");
  slider.addEventListener("change", () => {
    tell();
    if (since && since.value > field.value) since.value = ""; // nothing changes on a day before it
    form.requestSubmit();
  });
  field.addEventListener("input", () => {
    const at = Math.round((Date.parse(field.value + "T00:00:00Z") - first) / 86400000);
    if (Number.isFinite(at)) slider.value = String(at);
  });
})();
