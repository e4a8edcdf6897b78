// Two buttons beside a number. They move it within its bounds; typing stays possible.
export function start(box) {
  const input = box.querySelector("input");
  for (const button of box.querySelectorAll("button")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      if (button.dataset.step === "-1") input.stepDown();
      else input.stepUp();
      input.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }
}
