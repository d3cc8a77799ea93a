// Small things pages need: drafts that survive an expired login, and submit buttons that cannot be pressed twice.
"use strict";

function draftKey(form) { return "draft:" + form.dataset.draft; }

function restoreDraft(form) {
  const kept = localStorage.getItem(draftKey(form));
  if (!kept) return;
  const values = new Map(JSON.parse(kept));
  for (const field of form.elements) {
    if (field.name && values.has(field.name) && !["file", "password", "hidden"].includes(field.type)) {
      if (["checkbox", "radio"].includes(field.type)) field.checked = values.get(field.name) === field.value;
      else if (!field.value) field.value = values.get(field.name);
    }
  }
  const note = form.querySelector("[data-draft-note]");
  if (note) note.hidden = false;
}

function keepDraft(form) {
  const values = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken");
  localStorage.setItem(draftKey(form), JSON.stringify(values));
}

document.addEventListener("DOMContentLoaded", () => {
  for (const form of document.querySelectorAll("form[data-draft]")) {
    if (form.dataset.saved === "1") localStorage.removeItem(draftKey(form));
    else restoreDraft(form);
    form.addEventListener("input", () => keepDraft(form));
  }
  for (const gone of document.querySelectorAll("[data-draft-done]")) localStorage.removeItem("draft:" + gone.dataset.draftDone);
  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (button && !button.dataset.again) setTimeout(() => { button.disabled = true; }, 0);
  });
});
