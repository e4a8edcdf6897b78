// The one script of a page. Everything works without it; it fetches only the modules that the page asks for:
// <button data-module="copy">. A module exports start(element).
const version = new URL(import.meta.url).search;

for (const element of document.querySelectorAll("[data-module]")) {
  const name = element.dataset.module;
  if (/^[a-z-]+$/.test(name)) {
    import(`./${name}.js${version}`).then((module) => module.start(element));
  }
}
