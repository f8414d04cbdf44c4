// A button that copies a number or an address; hidden until this script runs.
import { say } from "./words.js";

export function copyButtons() {
  if (!navigator.clipboard) return;
  document.querySelectorAll("[data-copy][hidden]").forEach((button) => (button.hidden = false));
  document.addEventListener("click", async (event) => {
    const button = event.target.closest && event.target.closest("[data-copy]");
    if (!button) return;
    await navigator.clipboard.writeText(button.dataset.copy);
    const before = button.textContent;
    button.textContent = say("copied");
    setTimeout(() => (button.textContent = before), 2500);
  });
}
