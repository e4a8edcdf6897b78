// The one script of a page. Everything works without it; it fetches only the modules that the page asks for:
// <button data-module="copy">. A module exports start(element).
const version = new URL(import.meta.url).search;

export function wake(root) {
  for (const element of root.querySelectorAll("[data-module]")) {
    const name = element.dataset.module;
    if (/^[a-z-]+$/.test(name)) {
      import(`./${name}.js${version}`).then((module) => module.start(element));
    }
  }
}

wake(document);

// Whoever taps twice means it once. A page that comes back with the back button may be sent again.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if ("sent" in form.dataset) event.preventDefault();
  form.dataset.sent = "";
});
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent));
