// The pages work without this file: it saves a click here and there.
"use strict";
for (const field of document.querySelectorAll("[data-submit]")) field.addEventListener("change", () => field.form.requestSubmit());
for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => window.print());
// Nothing typed is lost by a wrong click.
let changed = false;
for (const area of document.querySelectorAll("textarea")) area.addEventListener("input", () => { changed = true; });
for (const form of document.querySelectorAll("form")) form.addEventListener("submit", () => { changed = false; });
window.addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
