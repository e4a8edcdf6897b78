// "With a passkey": asks for a challenge once the button is touched, has it signed, and sends the form that brings it
// back. A browser without passkeys never shows the button.
export function start(box) {
  if (!globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON) return;
  const form = box.querySelector("form");
  const said = box.querySelector("[role=status]");
  const cannot = box.querySelector("[data-cannot]");
  if (cannot) cannot.hidden = true;
  form.hidden = false;
  form.querySelector("button").addEventListener("click", async () => {
    said.hidden = true;
    try {
      const answer = await fetch(`${form.getAttribute("action")}/options`, { method: "POST" });
      // Whoever signed in too long ago is led to where that is said.
      if (answer.redirected) return location.assign(answer.url);
      if (!answer.ok) throw new Error(`${answer.status}`);
      const { ceremony, options } = await answer.json();
      form.elements.ceremony.value = ceremony;
      form.elements.credential.value = JSON.stringify(await sign(box.dataset.does, options));
      form.requestSubmit();
    } catch (trouble) {
      said.textContent = box.dataset[kinds[trouble.name] ?? "failed"];
      said.hidden = false;
    }
  });
}

// What the browser calls it when somebody thinks better of it, and when the device has one for this account.
const kinds = { NotAllowedError: "stopped", InvalidStateError: "known" };

function sign(does, options) {
  return does === "create"
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}
