// Improves pages that already work: the components of the design system, and the review of a draft.
import { initAll } from "./govuk-frontend.js";

initAll();

// A form is sent once: a second click within five seconds does nothing.
for (const form of document.querySelectorAll("form[method=post]:not([data-quick])")) {
  let sent = 0;
  form.addEventListener("submit", (event) => {
    const now = Date.now();
    if (now - sent < 5000) event.preventDefault();
    sent = now;
  });
}

// In a review, a link or a form that leads back to the same page changes what has changed, and nothing else: what is marked
// data-live is taken from the answer. Everything is asked of the server as it would be without scripts.
const review = document.querySelector("[data-review]");
if (review) {
  const draft = review.dataset.review;

  const turn = async (asked, ids, focus, otherwise = () => location.assign(draft)) => {
    const answer = await asked.catch(() => undefined);
    if (!answer?.ok || new URL(answer.url).pathname !== draft) return otherwise();
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const id of ids) {
      const [old, next] = [document.getElementById(id), page.getElementById(id)];
      if (old && next) old.replaceWith(document.adoptNode(next));
    }
    if (focus) document.getElementById(focus)?.focus({ preventScroll: false });
  };

  const show = async (address) => {
    await turn(fetch(address), ["pane"]);
    history.replaceState(null, "", address.split("#")[0]);
    const picked = document.getElementById("picked");
    const box = document.querySelector("#pane .gt-beside__source");
    const wide = picked?.closest(".gt-document__scroll");
    if (wide) wide.scrollLeft += picked.getBoundingClientRect().left - wide.getBoundingClientRect().left - wide.clientWidth / 3;
    if (picked && box) box.scrollTop += picked.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
    return Boolean(picked);
  };

  review.addEventListener("click", async (event) => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const to = new URL(link.href);
    if (to.pathname !== draft || !to.search) return;
    event.preventDefault();
    await show(link.href);
    // On a narrow screen the document stands below the draft.
    const pane = document.getElementById("pane");
    if (pane.getBoundingClientRect().top > innerHeight * 0.8) pane.scrollIntoView();
  });

  review.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-quick]");
    if (!form) return;
    event.preventDefault();
    const all = form.dataset.quick === "all";
    const next = form.closest("li")?.nextElementSibling?.querySelector("[data-step]")?.id;
    const focus = next ?? document.activeElement?.id;
    const sent = fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    // What was refused changed nothing: sent again without script, its answer is a page that says why.
    turn(sent, all ? ["sum", "draft", "done", "pane"] : ["sum", "draft", "done"], focus, () => form.submit());
  });

  review.addEventListener("change", (event) => event.target.closest("form[data-quick]")?.requestSubmit());

  // Keys of the list of doubts. Enter presses the button that has the focus, as everywhere.
  const steps = () => [...review.querySelectorAll("[data-steps] [data-step]")];
  review.addEventListener("keydown", (event) => {
    const here = event.target.closest("[data-steps] li");
    if (!here || event.ctrlKey || event.metaKey || event.altKey) return;
    const move = { j: 1, k: -1 }[event.key];
    const edit = event.key === "e" && here.querySelector("[data-edit]");
    if (move) {
      const stops = steps();
      const next = stops[stops.indexOf(here.querySelector("[data-step]")) + move];
      next?.focus();
      event.preventDefault();
    } else if (edit) {
      event.preventDefault();
      location.assign(edit.href);
    }
  });
  let shown;
  review.addEventListener("focusin", (event) => {
    const place = event.target.matches("[data-step]") && event.target.closest("li").querySelector("[data-place]");
    if (place && place.href !== shown) show((shown = place.href));
  });
}

// Why a rating is another than suggested is only asked where it is.
for (const asked of document.querySelectorAll("[data-differs]")) {
  const marks = [...document.getElementsByName(asked.dataset.differs)];
  const turn = () => {
    const chosen = marks.find((mark) => mark.checked);
    asked.hidden = !chosen || chosen.hasAttribute("data-suggested");
  };
  for (const mark of marks) mark.addEventListener("change", turn);
  turn();
}
