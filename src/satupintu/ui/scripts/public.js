// The public pages' script: everything works without it, it only makes things kinder.
import { Checkboxes, ErrorSummary, Radios, SkipLink, createAll } from "govuk-frontend";
import { copyButtons } from "./parts/copy.js";
import { once } from "./parts/once.js";
import { photos } from "./parts/photo.js";
import { sheets } from "./parts/sheets.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
for (const Component of [Checkboxes, ErrorSummary, Radios, SkipLink]) createAll(Component);
once();
photos();
copyButtons();
sheets();
