// The organizer's link carries its key behind "#", which browsers keep to themselves: it is put into the form and sent
// by POST, and disappears from the address bar and from the history.
const key = /^#(f[oiads]1_[\w-]+)$/;

export function start(form) {
  const open = () => {
    const found = key.exec(location.hash);
    if (!found) return;
    form.querySelector("input.input").value = found[1];
    history.replaceState(null, "", location.pathname);
    // Programs that look at letters follow links too: what serves once waits for a tap.
    if ("waits" in form.dataset) form.querySelector("button").focus();
    else form.requestSubmit();
  };
  addEventListener("hashchange", open);
  open();
}
