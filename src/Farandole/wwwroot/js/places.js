// Suggests towns under <input data-module="places" data-places="/places" data-places-status="{n} …">: the ARIA 1.2
// combobox pattern. Choosing one fills the fields latitude, longitude and timeZone of the form, and placeChosen with its
// name; typing on empties them.
// Without this module the field stays a plain text field and the server reads the town by itself.

const WAIT = 150;
const SHORTEST = 2;
let made = 0;

export function start(input) {
  const list = listFor(input);
  const status = statusFor(input);
  const state = { shown: [], active: -1, asked: 0, timer: 0 };
  const { form } = input;

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("autocomplete", "off");

  input.addEventListener("input", () => {
    remember(null);
    clearTimeout(state.timer);
    state.timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("keydown", onKey);
  input.addEventListener("blur", close);
  // The field must keep the focus while the pointer chooses, or `blur` would close the list first.
  list.addEventListener("mousedown", event => event.preventDefault());
  list.addEventListener("click", event => {
    const option = event.target.closest("[role=option]");
    if (option) choose([...list.children].indexOf(option));
  });

  async function ask() {
    const typed = input.value.trim();
    const asked = ++state.asked;
    if (typed.length < SHORTEST) return close();
    const address = new URL(input.dataset.places || "/places", location.origin);
    address.search = new URLSearchParams({ q: typed, lang: document.documentElement.lang });
    try {
      const answer = await fetch(address, { credentials: "omit", headers: { Accept: "application/json" } });
      const found = answer.ok ? await answer.json() : [];
      // An answer to what is no longer typed comes too late.
      if (asked === state.asked && document.activeElement === input) show(found);
    } catch {
      close();
    }
  }

  function show(found) {
    state.shown = found;
    list.replaceChildren(...found.map((place, index) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${index}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.textContent = place.label;
      return option;
    }));
    open(found.length > 0);
    activate(-1);
    status.textContent = (input.dataset.placesStatus ?? "{n}").replace("{n}", found.length);
  }

  function onKey(event) {
    const isOpen = input.getAttribute("aria-expanded") === "true";
    if (event.key === "Escape" && isOpen) {
      close();
    } else if (event.key === "Enter" && isOpen && state.active >= 0) {
      choose(state.active);
    } else if (event.key === "ArrowDown" && !isOpen) {
      ask();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && isOpen) {
      const step = event.key === "ArrowDown" ? 1 : -1;
      const count = state.shown.length;
      activate(state.active < 0 ? (step > 0 ? 0 : count - 1) : (state.active + step + count) % count);
    } else {
      return;
    }
    event.preventDefault();
  }

  function activate(index) {
    state.active = index;
    [...list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === index)));
    if (index < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", list.children[index].id);
    list.children[index].scrollIntoView({ block: "nearest" });
  }

  function choose(index) {
    const place = state.shown[index];
    input.value = place.label;
    remember(place);
    close();
    input.dispatchEvent(new CustomEvent("place-chosen", { bubbles: true, detail: place }));
  }

  function remember(place) {
    const known = { ...place, placeChosen: place?.label };
    for (const name of ["latitude", "longitude", "timeZone", "placeChosen"]) {
      const target = field(name);
      // What one sees and may have chosen oneself, such as a list of zones, is never emptied behind one's back.
      if (place || target.type === "hidden") target.value = known[name] ?? "";
    }
  }

  function field(name) {
    const present = form.elements.namedItem(name);
    if (present) return present;
    const hidden = document.createElement("input");
    Object.assign(hidden, { type: "hidden", name });
    form.append(hidden);
    return hidden;
  }

  function open(yes) {
    list.hidden = !yes;
    input.setAttribute("aria-expanded", String(yes));
  }

  function close() {
    state.asked++;
    clearTimeout(state.timer);
    status.textContent = "";
    open(false);
    activate(-1);
  }
}

function listFor(input) {
  const list = document.createElement("ul");
  list.id = `places-${++made}`;
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  const label = input.labels?.[0];
  if (label) {
    label.id ||= `${list.id}-label`;
    list.setAttribute("aria-labelledby", label.id);
  }
  input.after(list);
  return list;
}

function statusFor(input) {
  const status = document.createElement("p");
  status.className = "sr";
  status.setAttribute("role", "status");
  input.after(status);
  return status;
}
