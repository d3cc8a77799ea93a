// Small things pages need: drafts that survive an expired login, and submit buttons that cannot be pressed twice.
// A form with data-draft="name" is kept in this browser while it is filled in, for this user alone. It is forgotten
// when the next page says that the act was done (an alert of success, or data-draft-done), and at logging out.
"use strict";

const owner = document.body.dataset.user || "";
const prefix = "draft:" + owner + ":";
const kept = ["file", "password", "hidden", "submit", "button"];

function draftKey(name) { return prefix + name; }

function keepDraft(form) {
  const values = {};
  for (const field of form.elements) {
    if (!field.name || kept.includes(field.type)) continue;
    if (["checkbox", "radio"].includes(field.type)) {
      values[field.name] = values[field.name] || [];
      if (field.checked) values[field.name].push(field.value);
    } else if (field.type === "select-multiple") {
      values[field.name] = [...field.selectedOptions].map((one) => one.value);
    } else values[field.name] = [field.value];
  }
  localStorage.setItem(draftKey(form.dataset.draft), JSON.stringify(values));
}

function restoreDraft(form) {
  const text = localStorage.getItem(draftKey(form.dataset.draft));
  if (!text) return;
  const values = JSON.parse(text);
  let changed = false;
  for (const field of form.elements) {
    const wanted = values[field.name];
    if (!field.name || !wanted || kept.includes(field.type)) continue;
    if (["checkbox", "radio"].includes(field.type)) {
      changed = changed || field.checked !== wanted.includes(field.value);
      field.checked = wanted.includes(field.value);
    } else if (field.type === "select-multiple") {
      for (const one of field.options) one.selected = wanted.includes(one.value);
    } else if (field.value !== wanted[0]) {
      changed = true;
      field.value = wanted[0];
    }
  }
  const details = form.closest("details");
  if (changed && details) details.open = true;
  const note = form.querySelector("[data-draft-note]");
  if (note) note.hidden = !changed;
}

function dropDraft(name) { localStorage.removeItem(draftKey(name)); }

function forgetWhatIsDone() {
  const sent = sessionStorage.getItem("draft-sent");
  if (sent && document.querySelector(".alert-success")) {
    localStorage.removeItem(sent);
    sessionStorage.removeItem("draft-sent");
  }
  for (const one of document.querySelectorAll("[data-draft-done]")) dropDraft(one.dataset.draftDone);
}

function dropAll() {
  for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
}

document.addEventListener("DOMContentLoaded", () => {
  if (!owner) return;
  forgetWhatIsDone();
  for (const form of document.querySelectorAll("form[data-draft]")) {
    restoreDraft(form);
    form.addEventListener("input", () => keepDraft(form));
    form.addEventListener("submit", () => {
      keepDraft(form);
      sessionStorage.setItem("draft-sent", draftKey(form.dataset.draft));
    });
    for (const button of form.querySelectorAll("[data-draft-drop]")) {
      button.addEventListener("click", () => { dropDraft(form.dataset.draft); location.reload(); });
    }
  }
  for (const form of document.querySelectorAll("form[data-drop-drafts]")) form.addEventListener("submit", dropAll);
});

document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (button && !button.dataset.again) setTimeout(() => { button.disabled = true; }, 0);
});
// a page taken from the browser's memory by "back" must not keep its buttons dead
window.addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("form button[disabled]")) if (!button.dataset.off) button.disabled = false;
});
