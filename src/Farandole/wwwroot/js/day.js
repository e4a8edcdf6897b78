// Keeps this page on the device for as long as it is of use, and lets the reader take it off again.
import { trusted } from "./trusted.js";

const shelf = "farandole-day";

export async function start(page) {
  if (!navigator.serviceWorker || !globalThis.caches) return;
  await forgetOld();
  const forget = page.querySelector("[data-forget]");
  forget.addEventListener("click", async () => {
    await take(location.pathname);
    forget.hidden = page.querySelector("[data-kept]").hidden = true;
    page.querySelector("[data-forgotten]").hidden = false;
  });
  await navigator.serviceWorker.register(trusted.createScriptURL("/day-worker.js"), { scope: "/events/" });
  await keep(page);
  forget.hidden = page.querySelector("[data-kept]").hidden = false;
}

async function keep(page) {
  const kept = await caches.open(shelf);
  const pieces = performance.getEntriesByType("resource").map((r) => r.name).filter(belongs);
  const own = await fetch(location.pathname, { headers: { Accept: "text/html" } });
  if (own.ok) await kept.put(location.pathname, own);
  await Promise.allSettled(pieces.map(async (url) => (await kept.match(url)) ?? kept.add(url)));
  localStorage.setItem(`${shelf}:${location.pathname}`, page.dataset.until ?? "");
}

function belongs(address) {
  const url = new URL(address);
  return url.searchParams.has("v") || url.pathname.startsWith("/js/");
}

async function take(path) {
  await (await caches.open(shelf)).delete(path);
  localStorage.removeItem(`${shelf}:${path}`);
}

// A day after the end of its event a page goes, whichever page of a day is opened then.
async function forgetOld() {
  const now = new Date().toISOString();
  for (const name of Object.keys(localStorage).filter((k) => k.startsWith(`${shelf}:`))) {
    if (localStorage.getItem(name) < now) await take(name.slice(shelf.length + 1));
  }
}
