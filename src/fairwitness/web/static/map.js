// Puts a movable map in the place of the plain one, from our own files only. Where WebGL is not to be had, or anything
// needed cannot be read, the plain map stays: it shows the same.
(() => {
  "use strict";
  const FONT = ["Noto Sans", "Noto Sans Arabic", "Arial", "sans-serif"]; // the reader's own; no glyphs are asked for
  const NEAREST = 10; // no nearer than what is known allows to look

  const load = (url) => new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = url;
    script.onload = done;
    script.onerror = () => failed(new Error(url));
    document.head.append(script);
  });
  const read = async (url) => {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(url);
    return answer.json();
  };
  const drawsWebGL = () => Boolean(document.createElement("canvas").getContext("webgl2"));

  // Colours of the page, as it now is: light or dark.
  const colours = (figure) => {
    const probe = document.createElement("span");
    probe.className = "probe";
    figure.append(probe);
    const found = {};
    for (const name of ["water", "land", "border", "accent", "on-accent", "ink", "soft", "disputed", "sheet"]) {
      probe.classList.add("c-" + name);
      probe.style.color = `var(--${name})`;
      found[name.replace("-", "")] = getComputedStyle(probe).color;
    }
    probe.remove();
    return found;
  };

  const contested = ["case", [">", ["get", "disputed"], 0]];
  const shape = (...names) => ["in", ["get", "shape"], ["literal", names]];
  // Seen from afar the dots are smaller, so that they cover less of each other.
  const sized = (more) => {
    const size = ["+", 5 + more, ["*", 2.4, ["ln", ["+", 1, ["get", "told"]]]]];
    return ["interpolate", ["linear"], ["zoom"], 2, ["*", 0.5, size], 6, size];
  };

  const held = (words) => {
    const [before, after] = words.split("{}");
    return ["case", ["!=", ["get", "holders"], ""], ["concat", "\n", before, ["get", "holders"], after], ""];
  };

  const layers = (c, words) => [
    { id: "water", type: "background", paint: { "background-color": c.water } },
    { id: "land", type: "fill", source: "lands", paint: { "fill-color": c.land } },
    { id: "areas", type: "fill", source: "areas", paint: { "fill-color": c.accent, "fill-opacity": ["match", ["get", "shape"], "country", 0.09, 0.2] } },
    { id: "borders", type: "line", source: "lands", paint: { "line-color": c.border, "line-width": 0.8 } },
    { id: "edges", type: "line", source: "areas", paint: { "line-color": [...contested, c.disputed, c.accent], "line-width": [...contested, 2, 1.2], "line-dasharray": [4, 3] } },
    { id: "rings", type: "circle", source: "points", filter: [">", ["get", "disputed"], 0], paint: { "circle-radius": sized(4), "circle-color": "transparent", "circle-stroke-color": c.disputed, "circle-stroke-width": 2 } },
    { id: "dots", type: "circle", source: "points", layout: { "circle-sort-key": ["-", ["get", "told"]] }, paint: { "circle-radius": sized(0), "circle-color": c.accent, "circle-stroke-color": c.sheet, "circle-stroke-width": 1.5 } },
    { id: "counts", type: "symbol", source: "points", filter: [">", ["get", "told"], 0], layout: { "text-field": ["to-string", ["get", "told"]], "text-font": FONT, "text-size": 11, "symbol-sort-key": ["-", ["get", "told"]] }, paint: { "text-color": c.onaccent } },
    { id: "names", type: "symbol", source: "names", layout: { "text-field": ["format", ["get", "name"], {}, held(words), { "font-scale": 0.85 }], "text-font": FONT, "text-size": 12.5, "symbol-sort-key": ["-", ["get", "told"]], "text-variable-anchor": ["left", "bottom", "top", "right"], "text-radial-offset": 1.5, "text-justify": "auto" }, paint: { "text-color": c.ink, "text-halo-color": c.land, "text-halo-width": 1.6 } },
  ];

  const collection = (features) => ({ type: "FeatureCollection", features });

  // Where the name of an area is written: its point would look like a finer place, so in the middle of its outline.
  const middle = (feature) => {
    const ring = feature.geometry.type === "Polygon" ? feature.geometry.coordinates[0] : null;
    if (!ring) return feature;
    const [xs, ys] = [ring.map((p) => p[0]), ring.map((p) => p[1])];
    const at = [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
    return { ...feature, geometry: { type: "Point", coordinates: at } };
  };

  const sources = (told, lands) => {
    const outline = new Map(lands.features.map((f) => [f.id, f.geometry]));
    const all = told.marks.features.map((f) => (f.geometry ? f : { ...f, geometry: outline.get(f.properties.country) }));
    const areas = all.filter((f) => f.properties.shape !== "point" && f.geometry);
    const points = all.filter((f) => f.properties.shape === "point");
    const named = [...points, ...areas.filter((f) => f.properties.shape !== "country").map(middle)];
    const made = { lands, areas: collection(areas), points: collection(points), names: collection(named) };
    return Object.fromEntries(Object.entries(made).map(([name, data]) => [name, { type: "geojson", data }]));
  };

  // What the list says of a mark, for the box that opens on it.
  const told = (mark, address) => {
    const row = document.getElementById("mark-" + mark.id);
    const box = document.createElement("div");
    if (!row) { // a page without the list: its name, and the way to its own page
      const way = document.createElement("a");
      way.href = address.replace("{}", mark.id);
      way.textContent = mark.name;
      box.append(way);
    }
    for (const cell of row ? row.children : []) {
      const line = document.createElement("p");
      line.append(...[...cell.childNodes].map((n) => n.cloneNode(true)));
      box.append(line);
    }
    return box;
  };

  const answer = (map, library, address) => {
    const at = (point) => map.queryRenderedFeatures(point, { layers: ["dots", "areas"] });
    map.on("click", (event) => {
      const found = at(event.point);
      const first = found.find((f) => f.layer.id === "dots") || found[found.length - 1];
      if (first) new library.Popup({ maxWidth: "18rem" }).setLngLat(event.lngLat).setDOMContent(told(first.properties, address)).addTo(map);
    });
    map.on("mousemove", (event) => { map.getCanvas().style.cursor = at(event.point).length ? "pointer" : ""; });
  };

  class Whole {
    constructor(words, show) { this.words = words; this.show = show; }
    onAdd() {
      this.box = document.createElement("div");
      this.box.className = "maplibregl-ctrl maplibregl-ctrl-group";
      const button = document.createElement("button");
      button.type = "button";
      button.className = "maplibregl-ctrl-whole";
      button.title = this.words;
      button.setAttribute("aria-label", this.words);
      button.addEventListener("click", this.show);
      this.box.append(button);
      return this.box;
    }
    onRemove() { this.box.remove(); }
  }

  const start = async (figure) => {
    const d = figure.dataset;
    const [told, topology] = await Promise.all([read(d.map), read(d.countries), load(d.library), load(d.shapes)]);
    if (!told.bounds) return;
    const library = window.maplibregl;
    library.setWorkerUrl(new URL(d.worker, document.baseURI).href);
    if (library.getRTLTextPluginStatus() === "unavailable") library.setRTLTextPlugin(new URL(d.rtl, document.baseURI).href, true);
    const lands = window.topojson.feature(topology, topology.objects.shapes);
    const place = document.createElement("div");
    figure.querySelector(".canvas").append(place);
    const bounds = [told.bounds.slice(0, 2), told.bounds.slice(2)];
    const map = new library.Map({
      container: place, bounds, maxZoom: NEAREST, attributionControl: false, renderWorldCopies: false,
      dragRotate: false, pitchWithRotate: false, touchPitch: false, cooperativeGestures: true, fadeDuration: 0,
      style: { version: 8, sources: sources(told, lands), layers: layers(colours(figure), d.held) },
      locale: { "Map.Title": d.label, "NavigationControl.ZoomIn": d.nearer, "NavigationControl.ZoomOut": d.farther, "Popup.Close": d.close },
    });
    const whole = () => map.fitBounds(bounds, { animate: !matchMedia("(prefers-reduced-motion: reduce)").matches });
    map.addControl(new library.NavigationControl({ showCompass: false }), "top-right");
    map.addControl(new Whole(d.whole, whole), "top-right");
    map.addControl(new library.ScaleControl(), "bottom-left");
    map.once("idle", () => {
      figure.querySelector("svg.plain")?.remove();
      figure.dataset.drawn = "";
    });
    const repaint = () => {
      for (const layer of layers(colours(figure), d.held)) {
        for (const [name, value] of Object.entries(layer.paint)) map.setPaintProperty(layer.id, name, value);
      }
    };
    document.addEventListener("fairwitness:theme", repaint);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
    answer(map, library, d.place);
  };

  for (const figure of document.querySelectorAll("figure.map[data-map]")) {
    if (drawsWebGL()) start(figure).catch(() => { figure.dataset.plain = ""; });
  }
})();
