// The staff pages' script: the public one, and what people need who work on files all day.
import "./public.js";
import { MultiFileUpload } from "@ministryofjustice/frontend";
import { Tabs, createAll } from "govuk-frontend";
import { locate } from "./parts/locate.js";
import { say } from "./parts/words.js";
import { shortcuts } from "./parts/shortcuts.js";

createAll(Tabs);
createAll(MultiFileUpload, {
  csrfHeaderName: "X-CSRFToken",
  uploadStatusText: say("uploading"),
  dropzoneHintText: say("drop"),
  dropzoneButtonText: say("choose"),
});
shortcuts();
locate();

// An answer that belongs to no field is put where it is seen and heard
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target.id !== "pesan") return;
  const alert = event.target.querySelector("[tabindex]");
  if (alert) alert.focus();
});
document.addEventListener("htmx:sendError", () => {
  const region = document.getElementById("pesan");
  const lost = document.getElementById("tanpa-jaringan");
  if (region && lost) region.replaceChildren(lost.content.cloneNode(true));
});
