// The door without a network: what is noted waits in this browser and is sent as soon as there is one. Each note carries
// a number of its own, so that one that was sent twice counts once.
const pause = 15000;

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

export function start(door) {
  const store = `door:${door.dataset.queue}`;
  const status = door.querySelector("[data-waiting]");
  const read = () => JSON.parse(localStorage.getItem(store) ?? "[]");
  const keep = (notes) => {
    localStorage.setItem(store, JSON.stringify(notes));
    status.hidden = notes.length === 0;
    status.textContent = door.dataset.waits.replace("{n}", notes.length);
  };

  // Taken when it was noted: a redirect is the answer to every note that was understood.
  const send = async ({ action, body }) => {
    const answer = await fetch(action, { method: "POST", body: new URLSearchParams(body), redirect: "manual" });
    return answer.type === "opaqueredirect" || answer.ok;
  };

  let sending = false;
  const flush = async () => {
    if (sending) return;
    sending = true;
    try {
      for (let notes = read(); notes.length > 0; notes = read()) {
        if (!(await send(notes[0]))) break;
        keep(read().slice(1));
      }
    } catch {
      // No network: they wait.
    }
    sending = false;
  };

  const note = (form) => {
    const body = [...new FormData(form)].concat([["at", String(Date.now())]]);
    keep([...read(), { action: form.action, body }]);
    const button = form.querySelector("button");
    button.textContent = door.dataset.noted;
    button.disabled = true;
    form.closest("li")?.classList.add("soft");
    flush();
  };

  door.addEventListener("submit", (event) => {
    const form = event.target;
    if (!("arrival" in form.dataset) || navigator.onLine) return;
    event.preventDefault();
    note(form);
  });

  const search = door.querySelector("input[type=search]");
  search?.addEventListener("input", () => {
    const words = fold(search.value.trim());
    for (const person of door.querySelectorAll("[data-person]")) {
      person.hidden = !fold(person.dataset.person).includes(words);
    }
  });

  addEventListener("online", flush);
  setInterval(flush, pause);
  keep(read());
  flush();
}
