// Results are narrowed while boxes are ticked: the list, its counts and the address follow, the focus stays where it is.
let asking = new AbortController();
let shown = location.search;

function addressOf(form) {
  const said = [...new FormData(form)].filter(([, value]) => value);
  return `${form.action}?${new URLSearchParams(said)}`;
}

/** Put the parts of the new page in the places of the old ones; false when it is another kind of page. */
function take(page) {
  const parts = [...document.querySelectorAll("[data-swapped]")].map((old) => [
    old,
    page.querySelector(`[data-swapped="${old.dataset.swapped}"]`),
  ]);
  if (!parts.every(([, fresh]) => fresh)) return false;
  for (const [old, fresh] of parts) old.replaceWith(fresh);
  document.title = page.title;
  return true;
}

/** What was open stays open, and whoever ticked a box stays at it. */
function goOn(ticked, open) {
  const form = document.querySelector("form[data-narrow]");
  const folds = form?.querySelectorAll("details") ?? [];
  for (const fold of folds) fold.open ||= open.has(nameOf(fold));
  const boxes = [...(form?.elements[ticked.name]?.values?.() ?? [form?.elements[ticked.name]])];
  const same = boxes.find((box) => box?.value === ticked.value) ?? boxes.find(Boolean) ?? form?.querySelector("button");
  same?.closest(".facets__more")?.setAttribute("open", "");
  // Who went on to something else meanwhile is left there.
  if (document.activeElement === document.body) same?.focus({ preventScroll: true });
}

function nameOf(fold) {
  return fold.className + (fold.querySelector("input")?.name ?? "");
}

/** Show what stands at the address, in this page if it can be; whether it could. */
async function show(address) {
  asking.abort();
  asking = new AbortController();
  try {
    const answer = await fetch(address, { signal: asking.signal });
    const page = answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
    if (page && take(page)) return true;
    location.assign(address);
  } catch (error) {
    if (error.name !== "AbortError") location.assign(address);
  }
  return false;
}

async function narrow({ form, name, value }) {
  const address = addressOf(form);
  const open = new Set([...form.querySelectorAll("details[open]")].map(nameOf));
  if (!(await show(address))) return;
  history.pushState(null, "", address);
  shown = location.search;
  goOn({ name, value }, open);
  document.querySelector("[data-narrowed]").textContent = document.querySelector('[data-swapped="count"]').textContent;
}

document.addEventListener("change", (event) => {
  if (event.target.closest("form[data-narrow]")) narrow(event.target);
});
// The way back leads to another list; a link within the page does not.
addEventListener("popstate", () => {
  if (location.search === shown) return;
  shown = location.search;
  show(location.pathname + shown);
});
