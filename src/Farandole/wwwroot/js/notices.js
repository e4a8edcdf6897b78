// "Tell me on this device": asks the browser once the button is touched and not before, and hands over where it takes
// notices. A browser that cannot keeps the sentence that stands there without a script.
import { trusted } from "./trusted.js";

const scope = "/notices/";

export async function start(box) {
  if (!navigator.serviceWorker || !globalThis.PushManager || !globalThis.Notification) return;
  const can = box.querySelector("[data-can]");
  const said = box.querySelector("[data-said]");
  box.querySelector("[data-cannot]").hidden = true;
  can.hidden = await isListed();
  can.querySelector("button").addEventListener("click", async () => {
    said.hidden = true;
    try {
      if ((await Notification.requestPermission()) === "granted") await add(box.dataset);
      else say(said.dataset.refused);
    } catch {
      say(said.dataset.failed);
    }
  });

  function say(text) {
    said.textContent = text;
    said.hidden = false;
  }
}

async function add({ key, action }) {
  const registration = await ready();
  const options = { userVisibleOnly: true, applicationServerKey: bytes(key) };
  const { endpoint, keys } = (await subscribe(registration.pushManager, options)).toJSON();
  const answer = await fetch(action, {
    method: "POST",
    body: new URLSearchParams({ endpoint, p256dh: keys.p256dh, auth: keys.auth }),
  });
  if (!answer.ok) throw new Error(`${answer.status}`);
  location.assign(answer.url);
}

// One that was made for another key, of a site that was set up anew, is of no use any more.
async function subscribe(manager, options) {
  try {
    return await manager.subscribe(options);
  } catch (trouble) {
    const old = await manager.getSubscription();
    if (!old) throw trouble;
    await old.unsubscribe();
    return manager.subscribe(options);
  }
}

// The browser subscribes for a worker that is up, not for one that is still coming.
async function ready() {
  const registration = await navigator.serviceWorker.register(trusted.createScriptURL(`${scope}worker.js`), { scope });
  const coming = registration.installing ?? registration.waiting;
  if (!registration.active && coming) {
    await new Promise((resolve) => {
      coming.addEventListener("statechange", () => coming.state === "activated" && resolve());
    });
  }
  return registration;
}

// Whether the page lists this very browser: then its line says so, and there is nothing to add.
async function isListed() {
  const registration = await navigator.serviceWorker.getRegistration(scope);
  const mine = registration?.scope.endsWith(scope) && (await registration.pushManager.getSubscription());
  if (!mine) return false;
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(mine.endpoint)));
  const mark = [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const line = document.querySelector(`[data-device="${mark}"]`);
  if (line) line.querySelector("[data-here]").hidden = false;
  return Boolean(line);
}

function bytes(base64url) {
  return Uint8Array.from(atob(base64url.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
}
