// A part of a page that follows a stream: every nudge fetches what is new, drawn by the server, and puts it into its places.
// <div data-live="/live/…/" data-fresh="/en/…/" data-after="17" data-log="#log"> with a [data-live-lost] note inside.

// After so many milliseconds what failed is tried again.
const AGAIN = 5000;
// Two presses within so many milliseconds are one.
const DOUBLE = 1000;

function follow(box) {
  const log = box.dataset.log && document.querySelector(box.dataset.log);
  const newest = () => Math.max(Number(box.dataset.after), ...Array.from(log ? log.querySelectorAll("[data-id]") : [], (line) => Number(line.dataset.id)));
  const lost = box.querySelector("[data-live-lost]");
  let stream = null;
  let busy = false;
  let again = false;
  let missed = false;
  let read = 0;
  let later = 0;

  // What the other side has read carries its mark already, hidden.
  function showRead() {
    for (const mark of log ? log.querySelectorAll("[data-read][hidden]") : []) mark.hidden = Number(mark.closest("[data-id]").dataset.id) > read;
  }

  async function refresh() {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    const address = new URL(box.dataset.fresh, location.href);
    address.searchParams.set("after", newest());
    if (document.visibilityState === "visible") address.searchParams.set("seen", "1");
    missed = false;
    await window.htmx.ajax("GET", address.pathname + address.search, { source: box, swap: "none" }).catch(() => {
      missed = true;
    });
    if (missed) {
      if (lost) lost.hidden = false;
      // One attempt at a time, however many nudges came while none got through.
      clearTimeout(later);
      later = setTimeout(refresh, AGAIN);
    } else if (lost && stream?.readyState === EventSource.OPEN) {
      lost.hidden = true;
    }
    busy = false;
    showRead();
    if (again) {
      again = false;
      refresh();
    }
  }


  function close() {
    if (stream) stream.close();
    stream = null;
  }

  // A page nobody looks at holds no stream: browsers have few to give, and whoever looks elsewhere is not there.
  function open() {
    if (stream || document.visibilityState !== "visible") return;
    const own = new EventSource(`${box.dataset.live}?after=${newest()}`);
    stream = own;
    for (const name of ["said", "changed"]) {
      own.addEventListener(name, (event) => {
        if (!log) box.dataset.after = event.lastEventId;
        refresh();
      });
    }
    own.addEventListener("standing", (event) => {
      read = JSON.parse(event.data).read || 0;
      showRead();
    });
    own.addEventListener("closed", () => location.reload());
    own.addEventListener("open", () => {
      if (lost) lost.hidden = true;
      if (missed) refresh();
    });
    own.addEventListener("error", () => {
      if (lost) lost.hidden = false;
      // After an answer that is no stream (a server that starts anew) the browser gives up; we do not.
      if (own.readyState !== EventSource.CLOSED || stream !== own) return;
      close();
      setTimeout(open, AGAIN);
    });
  }

  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible") {
      close();
    } else {
      open();
      refresh();
    }
  });
  document.body.addEventListener("said", refresh);
  addEventListener("online", refresh);
  open();
}

// What was sent is gone from its field; what could not be sent stays there, with a sentence.
for (const form of document.querySelectorAll("form[data-say]")) {
  const unsent = form.querySelector("[data-unsent]");
  const field = form.querySelector("textarea");
  let sent = "";
  let takenAt = 0;
  form.addEventListener("htmx:beforeRequest", (event) => {
    // The second press of a double click finds the field empty, and nobody meant to send nothing.
    if (!field.value.trim() && Date.now() - takenAt < DOUBLE) event.preventDefault();
    else sent = field.value;
  });
  form.addEventListener("htmx:afterRequest", (event) => {
    const taken = event.detail.successful && event.detail.xhr.getResponseHeader("HX-Trigger") === "said";
    if (unsent) unsent.hidden = event.detail.successful;
    // What was typed meanwhile is the next message.
    if (taken) takenAt = Date.now();
    if (taken && field.value === sent) {
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
