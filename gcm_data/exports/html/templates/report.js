"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const plots = [...document.querySelectorAll(".plot")];
  const panel = document.getElementById("panel");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const PAPER = 1000; // pixels: as wide as on a screen, made smaller by the style of paper
  let isOnPaper = false;

  const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });

  // Figures. Their script is a text until the first of them is drawn, so that words and tables are there before it.
  function load() {
    if (window.Plotly) return;
    document.head.append(element("script", document.getElementById("plotly").textContent));
  }

  function merged(light, difference) {
    if ("=" in difference) return difference["="];
    const made = Array.isArray(light) ? light.slice() : { ...light };
    for (const key of Object.keys(difference)) made[key] = merged(light[key], difference[key]);
    return made;
  }

  function draw(plot) {
    load();
    const key = plot.dataset.figure;
    const { light, dark: difference } = data.figures[key];
    const isDark = dark.matches && !isOnPaper;
    const figure = structuredClone(isDark ? merged(light, difference) : light);
    if (isOnPaper) plot.style.width = `${PAPER}px`;
    else plot.style.removeProperty("width");
    figure.layout.template = data.template;
    figure.layout.width = isOnPaper ? PAPER : plot.clientWidth;
    const isNew = !plot.dataset.drawn;
    plot.dataset.drawn = isDark ? "dark" : "light";
    window.Plotly.react(plot, figure.data, figure.layout, { displayModeBar: false });
    if (isNew && data.numbers[key]) {
      plot.classList.add("opens");
      plot.on("plotly_click", (event) => openLabel(key, event.points[0]?.customdata?.[0]));
    }
  }

  const drawn = () => plots.filter((plot) => plot.dataset.drawn);
  const inView = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) if (isIntersecting && !target.dataset.drawn) draw(target);
    },
    { rootMargin: "300px" },
  );
  const width = new ResizeObserver((entries) => {
    for (const { target, contentRect } of entries) {
      const isOther = target.dataset.drawn && Math.round(contentRect.width) !== Math.round(target.layout.width);
      if (isOther && contentRect.width && !isOnPaper) window.Plotly.relayout(target, { width: contentRect.width });
    }
  });

  function onPaper(is) {
    isOnPaper = is;
    for (const folded of document.querySelectorAll(".who, .said")) {
      if (is) folded.dataset.wasOpen = folded.open;
      folded.open = is || folded.dataset.wasOpen === "true";
    }
    const shown = is ? plots.filter((plot) => !plot.closest(".brief, .screen")) : drawn();
    shown.forEach(draw);
  }

  const own = (of, key) => (Object.hasOwn(of, key) ? of[key] : undefined);

  // Evidence. The address of a number is “#exhibit:number”.
  function openLabel(key, label) {
    const found = Object.entries(data.numbers[key]).find(([, [name]]) => name === label);
    if (found) location.hash = `${key}:${found[0]}`;
  }

  function open() {
    const [key, address] = location.hash.slice(1).split(":");
    const number = address && own(own(data.numbers, key) ?? {}, address);
    if (!number) {
      if (panel.open) panel.close();
      return;
    }
    const [label, place] = number;
    document.getElementById("panel-title").textContent = label;
    document.getElementById("panel-body").replaceChildren(...behind(...data.panels[place]));
    panel.dataset.exhibit = key;
    if (!panel.open) panel.showModal();
    panel.scrollTop = 0;
  }

  function behind(sentence, headings, who, numbers) {
    const states = element("ul", "");
    data.headings[headings].forEach((state, place) => {
      const line = element("li", "");
      const names = who[place].map((name) => data.names[name]);
      line.append(element("strong", `${state}: ${names.length}`), ` ${listed(names)}`);
      states.append(line);
    });
    const said = numbers.map((number) => {
      const passage = document.getElementById(`passage-${number}`).cloneNode(true);
      passage.removeAttribute("id");
      return passage;
    });
    return [element("p", sentence), states, ...(said.length ? said : [element("p", data.noPassage)])];
  }

  const listed = (names) => [names.slice(0, -1).join(", "), ...names.slice(-1)].filter(Boolean).join(" and ");

  function fill(list) {
    for (const [address, [label]] of Object.entries(data.numbers[list.dataset.numbers])) {
      list.append(Object.assign(element("option", label), { value: address }));
    }
    list.addEventListener("change", () => {
      if (list.value) location.hash = `${list.dataset.numbers}:${list.value}`;
      list.value = "";
    });
  }

  panel.addEventListener("close", () => {
    const { exhibit } = panel.dataset;
    if (location.hash.startsWith(`#${exhibit}:`)) history.replaceState(null, "", `#${exhibit}`);
  });
  panel.addEventListener("click", (event) => event.target === panel && panel.close());
  document.getElementById("panel-close").addEventListener("click", () => panel.close());
  document.getElementById("open-passages")?.addEventListener("click", () => {
    for (const said of document.querySelectorAll(".said")) said.open = true;
  });
  addEventListener("hashchange", open);
  addEventListener("beforeprint", () => onPaper(true));
  addEventListener("afterprint", () => onPaper(false));
  dark.addEventListener("change", () => drawn().forEach(draw));

  // After the first paint: lists and figures, and the number that the link names.
  requestAnimationFrame(() => setTimeout(() => {
    document.querySelectorAll("select[data-numbers]").forEach(fill);
    plots.forEach((plot) => { inView.observe(plot); width.observe(plot); });
    const exhibit = document.getElementById(location.hash.slice(1).split(":")[0]);
    if (exhibit && location.hash.includes(":")) exhibit.scrollIntoView();
    open();
  }));
})();
