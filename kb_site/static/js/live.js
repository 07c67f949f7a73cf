// A part of a page that follows a stream: every nudge fetches what is new, drawn by the server, and puts it into its places.
// <div data-live="/live/…/" data-fresh="/en/…/" data-after="17" data-log="#log"> with a [data-live-lost] note inside.

function follow(box) {
  const log = box.dataset.log && document.querySelector(box.dataset.log);
  const newest = () => Math.max(Number(box.dataset.after), ...Array.from(log ? log.querySelectorAll("[data-id]") : [], (line) => Number(line.dataset.id)));
  let busy = false;
  let again = false;

  async function refresh() {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    const address = new URL(box.dataset.fresh, location.href);
    address.searchParams.set("after", newest());
    if (document.visibilityState === "visible") address.searchParams.set("seen", "1");
    await window.htmx.ajax("GET", address.pathname + address.search, { source: box, swap: "none" }).catch(() => {});
    busy = false;
    if (again) {
      again = false;
      refresh();
    }
  }

  const lost = box.querySelector("[data-live-lost]");
  const stream = new EventSource(`${box.dataset.live}?after=${newest()}`);
  for (const name of ["said", "changed"]) stream.addEventListener(name, refresh);
  stream.addEventListener("closed", () => location.reload());
  stream.addEventListener("open", () => {
    if (lost) lost.hidden = true;
  });
  stream.addEventListener("error", () => {
    if (lost) lost.hidden = false;
  });
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && refresh());
  document.body.addEventListener("said", refresh);
}

// What was sent is gone from its field; what could not be sent stays there, with a sentence.
for (const form of document.querySelectorAll("form[data-say]")) {
  const unsent = form.querySelector("[data-unsent]");
  const field = form.querySelector("textarea");
  form.addEventListener("htmx:afterRequest", (event) => {
    const taken = event.detail.successful && event.detail.xhr.getResponseHeader("HX-Trigger") === "said";
    if (unsent) unsent.hidden = event.detail.successful;
    if (taken) {
      field.value = "";
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    field.focus();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
}

addEventListener("DOMContentLoaded", () => document.querySelectorAll("[data-live]").forEach(follow));
