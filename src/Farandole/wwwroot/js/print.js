// A button that opens the browser's print window.
export function start(button) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
