// Without a network a form stays where it is, with what was typed, and says so; the browser's own page would take both away.
// A live conversation sees to its own (live.js).

const { unsent, unmade } = document.body.dataset;
const WRITTEN = "textarea, [type=text], [type=email], [type=search], input:not([type])";
const reached = new WeakSet();
let note = null;

function tell(form) {
  note?.remove();
  note = document.createElement("p");
  note.className = "field__error";
  note.setAttribute("role", "alert");
  (form.closest(".post__foot") || form).append(note);
  note.textContent = form.querySelector(WRITTEN) ? unsent : unmade;
}

async function sendIfReached(form, button) {
  try {
    // A browser calls itself offline also where the site runs on the same machine: so it is asked, not assumed.
    await fetch("/robots.txt", { method: "HEAD", cache: "no-store" });
  } catch {
    tell(form);
    return;
  }
  reached.add(form);
  form.requestSubmit(button);
}

// Before anybody else hears of it: what is not sent is not counted as sent.
addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (form.method !== "post" || form.matches("[data-say]")) return;
    note?.remove();
    if (navigator.onLine || reached.delete(form)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    sendIfReached(form, event.submitter);
  },
  true,
);

document.addEventListener("htmx:sendError", (event) => {
  const form = event.detail.elt.closest("form:not([data-say])");
  if (form) tell(form);
});
