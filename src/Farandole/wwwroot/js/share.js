// The device's own share sheet, where there is one.
export function start(button) {
  const { title, text, url } = button.dataset;
  const what = { title, text, url: new URL(url, location.href).href };
  if (!navigator.canShare?.(what)) return;
  button.hidden = false;
  button.addEventListener("click", () => navigator.share(what).catch(() => {}));
}
