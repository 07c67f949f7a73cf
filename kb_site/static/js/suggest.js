// Answers that may fit already, while the title of a question is typed: 300 ms after the last key, the newest question only.
// The form is told what was shown last and what was opened; the form behind "This solved it" what had been typed.
const WAIT = 300;
const LEAST = 10;
const OPENED = 5;

function follow(box) {
  const field = document.getElementById(box.dataset.suggestFor);
  const status = box.parentElement.querySelector("[data-suggest-status]");
  const hits = box.parentElement.querySelector("[data-suggest-shown]");
  const opened = box.parentElement.querySelector("[data-suggest-opened]");
  const solved = document.getElementById("solved-it");
  let timer = 0;
  let asking = new AbortController();
  let shown = field?.value.trim() ?? "";

  function show(html) {
    // What is open stays open when it is offered again.
    const open = new Set([...box.querySelectorAll("details[open] > summary")].map((head) => head.textContent));
    // Our own server's HTML, escaped there.
    box.innerHTML = html;
    for (const head of box.querySelectorAll("details > summary")) {
      if (open.has(head.textContent)) head.parentElement.open = true;
    }
    const count = box.querySelector("[data-suggest-count]");
    box.hidden = !count;
    if (status) status.textContent = count?.textContent ?? "";
    if (count && hits) hits.value = box.querySelector("[data-hits]").dataset.hits;
    if (solved) solved.elements.words.value = shown;
  }

  /** The last five; what is opened again is the last. */
  function note(item) {
    const list = item.closest("[data-hits]");
    const hit = list?.dataset.hits.split(" ")[[...list.children].indexOf(item)];
    if (!hit || !opened) return;
    const others = opened.value.split(" ").filter((other) => other && other !== hit);
    opened.value = [...others, hit].slice(-OPENED).join(" ");
  }

  async function ask() {
    const title = field.value.trim();
    if (title === shown) return;
    asking.abort();
    asking = new AbortController();
    shown = title;
    if (title.length < LEAST) return show("");
    const address = new URL(box.dataset.suggest, location.href);
    // As it stands in the field: a blank at its end says that the last word is finished.
    address.search = new URLSearchParams({ title: field.value.trimStart(), part: "list" });
    try {
      const answer = await fetch(address, { signal: asking.signal, credentials: "omit" });
      if (answer.ok) show(await answer.text());
    } catch (error) {
      if (error.name !== "AbortError") shown = "";
    }
  }

  // It does not bubble.
  box.addEventListener("toggle", ({ target }) => target.open && note(target), true);
  field?.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
}

document.querySelectorAll("[data-suggest]").forEach(follow);
