// When many events are created at once, the page asks for a little work before it sends: find a number that makes
// SHA-256 of "seal:number" begin with some zero bits. Without this module the server asks for a longer wait instead.
export function start(form) {
  const bits = Number(form.dataset.bits);
  const seal = form.elements.namedItem("form").value;
  const target = form.elements.namedItem("work");
  if (!globalThis.crypto?.subtle) return;
  const found = solve(seal, bits).then((work) => { target.value = work; });
  form.addEventListener("submit", async (event) => {
    if (target.value) return;
    event.preventDefault();
    const status = form.querySelector("[data-work]");
    status.hidden = false;
    status.textContent = form.dataset.wait;
    const button = event.submitter;
    await found;
    form.requestSubmit(button);
  });
}

async function solve(seal, bits) {
  const encoder = new TextEncoder();
  for (let number = 0; ; number++) {
    const hash = await crypto.subtle.digest("SHA-256", encoder.encode(`${seal}:${number}`));
    if (new DataView(hash).getUint32(0) >>> (32 - bits) === 0) return String(number);
  }
}
