// <details> that float (clock chips, menus): a mouse may hover, Escape and a click elsewhere close them.
const FLOATING = "details.sp-clock, details.sp-menu";

export function sheets() {
  document.addEventListener("click", (event) => {
    document.querySelectorAll("details.sp-menu[open]").forEach((sheet) => {
      if (!sheet.contains(event.target)) sheet.open = false;
    });
  });
  document.addEventListener("keydown", (event) => {
    const sheet = event.key === "Escape" && event.target.closest && event.target.closest(FLOATING);
    if (!sheet || !sheet.open) return;
    sheet.open = false;
    sheet.querySelector("summary").focus();
  });
  // A chip that floats over a table opens for a resting mouse; one that would push the page about waits for a click
  let timer;
  document.addEventListener("pointerover", (event) => {
    const chip = event.pointerType === "mouse" && event.target.closest("td details.sp-clock, .moj-identity-bar details.sp-clock");
    if (!chip || chip.open) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      chip.open = true;
      chip.addEventListener("pointerleave", () => (chip.open = false), { once: true });
    }, 250);
    chip.addEventListener("pointerleave", () => clearTimeout(timer), { once: true });
  });
}
