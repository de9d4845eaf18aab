"use strict";
// The page works without this: it adds a filter, opens and closes folds, and opens them for printing.
(() => {
  const form = document.getElementById("filter");
  const words = document.getElementById("filter-words");
  const state = document.getElementById("filter-state");
  const count = document.getElementById("filter-count");
  const questions = [...document.querySelectorAll("article.q")];
  const families = [...document.querySelectorAll("section.family")];
  const folds = [...document.querySelectorAll("main details")];
  const texts = new Map();
  const text = (q) => {
    if (!texts.has(q)) texts.set(q, q.textContent.toLowerCase());
    return texts.get(q);
  };
  const filter = () => {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const q of questions) {
      const fits = (!state.value || q.dataset.state === state.value) && wanted.every((w) => text(q).includes(w));
      q.hidden = !fits;
      shown += fits;
    }
    for (const f of families) f.hidden = !f.querySelector("article.q:not([hidden])");
    const all = shown === questions.length;
    count.textContent = all ? "" : count.dataset.words.replace("#shown", shown).replace("#all", questions.length);
  };
  const reset = () => {
    words.value = state.value = "";
    filter();
  };
  form.hidden = false;
  let waiting;
  words.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 200);
  });
  state.addEventListener("change", filter);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    filter();
  });
  document.getElementById("open-all").addEventListener("click", () => folds.forEach((d) => (d.open = true)));
  document.getElementById("close-all").addEventListener("click", () => folds.forEach((d) => (d.open = false)));
  // A link to a question or family that the filter hides shows everything again.
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.closest("[hidden]")) {
      reset();
      target.scrollIntoView();
    }
  };
  window.addEventListener("hashchange", reveal);
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && link.hash === location.hash) reveal();
  });
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = folds.filter((d) => !d.open && !d.classList.contains("near"));
    opened.forEach((d) => (d.open = true));
  });
  window.addEventListener("afterprint", () => opened.forEach((d) => (d.open = false)));
})();
