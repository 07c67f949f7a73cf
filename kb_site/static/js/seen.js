// Tells the thread that it was read, once the page has been visible for a moment.
const thread = document.querySelector("[data-seen]");
if (thread) {
  setTimeout(() => {
    if (document.visibilityState === "visible") navigator.sendBeacon(thread.dataset.seen);
  }, 3000);
}
