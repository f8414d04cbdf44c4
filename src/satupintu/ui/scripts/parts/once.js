// Buttons work once: a form that was sent is not sent again, and waits for photos that are still being made smaller.
import { say } from "./words.js";

const work = new WeakMap(); // form -> promise of work that must end before it is sent
const RETRY_AFTER = 12000; // a download leaves the page standing: free the button again

export function waitFor(form, promise) {
  if (!form) return;
  const all = Promise.all([work.get(form), promise]).catch(() => undefined);
  work.set(form, all);
  all.then(() => work.get(form) === all && work.delete(form));
}

function release(form) {
  delete form.dataset.sent;
  for (const button of form.querySelectorAll(".sp-sending")) {
    button.classList.remove("sp-sending");
    button.removeAttribute("aria-disabled");
    button.removeAttribute("aria-label");
  }
}

function onSubmit(event) {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || form.hasAttribute("data-many")) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  const button = event.submitter;
  const pending = work.get(form);
  if (pending) {
    event.preventDefault();
    pending.then(() => form.requestSubmit(button || undefined));
    return;
  }
  form.dataset.sent = "yes";
  if (button && button.classList.contains("govuk-button")) {
    button.classList.add("sp-sending");
    button.setAttribute("aria-disabled", "true");
    button.setAttribute("aria-label", say("sending"));
  }
  setTimeout(() => release(form), RETRY_AFTER);
}

export function once() {
  document.addEventListener("submit", onSubmit);
  // Coming back with the browser's Back button
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(release));
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.target.closest && event.target.closest("form");
    if (form) release(form);
  });
}
