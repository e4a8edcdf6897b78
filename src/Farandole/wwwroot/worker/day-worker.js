// Keeps the pages of the day readable without a network, and touches nothing else: a page of the day comes fresh from the
// network if it can within a few seconds; what belongs to it (style, script, letters) carries a version and never changes.
const shelf = "farandole-day";
const patience = 4000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (/^\/events\/[0-9a-f-]{36}\/day$/.test(url.pathname)) event.respondWith(day(event.request, url));
  else if (url.searchParams.has("v") || url.pathname.startsWith("/js/")) event.respondWith(piece(event.request));
});

async function day(request, url) {
  const pages = await caches.open(shelf);
  const kept = await pages.match(url.pathname);
  const coming = fetch(request).then(async (fresh) => {
    if (fresh.ok) await pages.put(url.pathname, fresh.clone());
    // What may not be seen any more is not kept either.
    else if (fresh.status === 404 || fresh.status === 410) await pages.delete(url.pathname);
    return fresh;
  });
  if (!kept) return coming;
  const late = new Promise((resolve) => setTimeout(resolve, patience, kept));
  return Promise.race([coming.catch(() => kept), late]);
}

// Modules import each other without a version: of those the network's comes first.
async function piece(request) {
  const kept = await (await caches.open(shelf)).match(request);
  return kept && new URL(request.url).search ? kept : fetch(request).catch(() => kept ?? Response.error());
}
