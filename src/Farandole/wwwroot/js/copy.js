// A box with a text to copy: the button is hidden until it can work, and says what it did.
export function start(box) {
  const source = box.querySelector("input, textarea");
  const button = box.querySelector("button");
  const said = box.querySelector("[role=status]");
  if (!navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(source.value);
      said.textContent = button.dataset.done;
    } catch {
      // The browser refused: select the text, so that one key press copies it.
      source.select();
      said.textContent = button.dataset.failed;
    }
  });
}
