// Improves pages that already work: the components of the design system, and moving through a list of doubts by key.
import { initAll } from "./govuk-frontend.js";

initAll();

// In a list marked data-steps, j and k move to the next and the previous item while the focus is inside the list.
for (const list of document.querySelectorAll("[data-steps]")) {
  list.addEventListener("keydown", (event) => {
    const step = { j: 1, k: -1 }[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    const stops = [...list.querySelectorAll("[data-step]")];
    const next = stops[stops.indexOf(document.activeElement.closest("[data-step]")) + step];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  });
}

// A form is sent once: a second click within five seconds does nothing.
for (const form of document.querySelectorAll("form[method=post]")) {
  let sent = 0;
  form.addEventListener("submit", (event) => {
    const now = Date.now();
    if (now - sent < 5000) event.preventDefault();
    sent = now;
  });
}
