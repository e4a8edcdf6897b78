// A block of an event's page that follows what others do: <div data-module="live" data-word="needs"
// data-from="/events/…/needs">. A stream says that the block is no longer true, and the block is fetched anew. Without this
// module one reloads the page. What somebody is typing in the block stays, and so does what is unfolded.
import { trusted } from "./trusted.js";

const version = new URL(import.meta.url).search;
const blocks = [];
let source;
let late = false;

export function start(block) {
  blocks.push(block);
  if (blocks.length > 1) return listen(block);
  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  open();
}

// A page that nobody looks at holds no connection; when it is looked at again, it may have missed something.
function open() {
  if (source || document.hidden) return;
  source = new EventSource(blocks[0].dataset.from.replace(/[^/]+$/, "live"));
  source.addEventListener("open", () => {
    if (late) blocks.forEach(renew);
    late = true;
  });
  blocks.forEach(listen);
}

function close() {
  source?.close();
  source = undefined;
}

function listen(block) {
  source?.addEventListener(block.dataset.word, () => renew(block));
}

async function renew(block) {
  const answer = await fetch(block.dataset.from, { cache: "no-store" });
  if (!answer.ok) return;
  const text = await answer.text();
  const template = document.createElement("template");
  template.innerHTML = trusted.createHTML(text);
  const kept = remember(block);
  block.replaceChildren(template.content);
  kept(block);
  (await import(`./farandole.js${version}`)).wake(block);
}

function remember(block) {
  const typed = [...block.querySelectorAll("input[id], textarea[id], select[id]")]
    .filter((field) => field.value !== (field.defaultValue ?? "") || field.checked !== field.defaultChecked)
    .map(({ id, value, checked }) => ({ id, value, checked }));
  const unfolded = [...block.querySelectorAll("details[id][open]")].map((details) => details.id);
  const focus = block.contains(document.activeElement) ? document.activeElement.id : "";
  return (renewed) => {
    const find = (id) => renewed.querySelector(`#${CSS.escape(id)}`);
    for (const { id, value, checked } of typed) Object.assign(find(id) ?? {}, { value, checked });
    for (const id of unfolded) find(id)?.setAttribute("open", "");
    if (focus) find(focus)?.focus({ preventScroll: true });
  };
}
