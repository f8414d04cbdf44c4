// Staff have shortcuts: any link or button with data-key="x" answers to x, j and k go through the rows of a list;
// `?` shows them all. They can be turned off, and nothing needs them.
const OFF = "satupintu.shortcuts.off";

const stored = {
  get off() {
    try { return localStorage.getItem(OFF) === "yes"; } catch { return false; }
  },
  set off(value) {
    try { localStorage.setItem(OFF, value ? "yes" : "no"); } catch { /* a private window forgets */ }
  },
};

const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

function fill(dialog) {
  const rows = [];
  for (const target of document.querySelectorAll("[data-key]")) {
    const term = document.createElement("dt");
    const key = document.createElement("kbd");
    key.textContent = target.dataset.key;
    term.append(key);
    const what = document.createElement("dd");
    what.textContent = target.dataset.keyLabel || target.getAttribute("aria-label") || target.textContent.trim();
    rows.push(term, what);
  }
  dialog.querySelector("[data-keys]").replaceChildren(...rows);
  dialog.querySelector("[data-keys-list]").hidden = !lines().length;
}

// Of each row of a list what it is opened by: its heading's link, or whatever can be used there
const lines = () => [...document.querySelectorAll("[data-list] tbody tr")]
  .map((row) => row.querySelector("th a[href]") || row.querySelector("a[href], button, input"))
  .filter(Boolean);

// To the link of the next or the previous row; from nowhere, to the first
function step(by) {
  const links = lines();
  if (!links.length) return false;
  const row = document.activeElement && document.activeElement.closest("tr");
  const at = links.findIndex((link) => row && row.contains(link));
  const next = links[Math.min(Math.max(at + by, 0), links.length - 1)];
  next.focus();
  next.scrollIntoView({ block: "nearest" });
  return true;
}

export function shortcuts() {
  const dialog = document.getElementById("pintasan");
  if (!dialog || !dialog.showModal) return;
  const open = () => { fill(dialog); dialog.showModal(); };
  const toggle = dialog.querySelector("[data-keys-on]");
  toggle.checked = !stored.off;
  toggle.addEventListener("change", () => (stored.off = !toggle.checked));
  document.querySelectorAll("[data-open-keys]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", open);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || dialog.open) return;
    if (event.key === "?") return open();
    if (stored.off) return;
    if ((event.key === "j" && step(1)) || (event.key === "k" && step(-1))) return event.preventDefault();
    const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!target) return;
    event.preventDefault();
    if (target.matches("input, textarea, select")) target.focus();
    else target.click();
  });
}
