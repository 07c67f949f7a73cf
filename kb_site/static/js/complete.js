// What may be meant, below a search field while somebody types: the combobox with a list of ARIA's authoring practices. Focus never
// leaves the field; arrows move through the list, Return chooses, Escape closes it. Without this the field searches all the same.
const WAIT = 150;
const LEAST = 2;

function follow(field) {
  const form = field.form;
  const status = Object.assign(document.createElement("p"), { className: "hide" });
  status.setAttribute("role", "status");
  form.append(status);
  field.autocomplete = "off";
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-expanded", "false");
  let list = null;
  let active = -1;
  let timer = 0;
  let asking = new AbortController();
  let shown = field.value.trim();

  const options = () => [...(list?.children ?? [])];

  function close() {
    clearTimeout(timer);
    asking.abort();
    list?.remove();
    list = null;
    active = -1;
    status.textContent = "";
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-controls");
    field.removeAttribute("aria-activedescendant");
  }

  function open(html) {
    close();
    // Our own server's HTML, escaped there.
    const answer = new DOMParser().parseFromString(html, "text/html");
    const found = answer.querySelector("[role=listbox]");
    if (!found?.childElementCount || document.activeElement !== field) return;
    list = document.importNode(found, true);
    list.id = `${field.id}-options`;
    options().forEach((option, place) => (option.id = `${field.id}-option-${place}`));
    // Before the press takes the focus out of the field.
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => choose(event.target.closest("[role=option]")));
    field.parentElement.append(list);
    field.setAttribute("aria-expanded", "true");
    field.setAttribute("aria-controls", list.id);
    status.textContent = answer.querySelector("p")?.textContent ?? "";
  }

  function activate(place) {
    options()[active]?.setAttribute("aria-selected", "false");
    // Past either end lies the field itself.
    const count = options().length + 1;
    active = ((((place + 1) % count) + count) % count) - 1;
    const option = options()[active];
    if (!option) return field.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    field.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  function choose(option) {
    if (!option) return;
    const { address, words } = option.dataset;
    close();
    if (address) return location.assign(address);
    field.value = shown = words;
    form.requestSubmit();
  }

  async function ask(again = false) {
    const typed = field.value.trimStart();
    if (typed.trim() === shown && !again) return;
    asking.abort();
    shown = typed.trim();
    if (shown.length < LEAST) return close();
    asking = new AbortController();
    const address = new URL(field.dataset.complete, location.href);
    address.search = new URLSearchParams({ q: typed });
    try {
      const answer = await fetch(address, { signal: asking.signal, credentials: "omit" });
      if (answer.ok) open(await answer.text());
      else close();
    } catch (error) {
      if (error.name === "AbortError") return;
      shown = "";
      close();
    }
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT, false);
  });
  field.addEventListener("blur", close);
  form.addEventListener("submit", close);
  // Down opens a list that was closed and stands on its first entry; with Alt it only opens it.
  async function reopen({ altKey }) {
    await ask(true);
    if (list && !altKey) activate(0);
  }

  field.addEventListener("keydown", (event) => {
    if (event.isComposing || (!list && event.key !== "ArrowDown")) return;
    if (!list) reopen(event);
    else if (event.key === "ArrowDown") activate(active + 1);
    else if (event.key === "ArrowUp") activate(active - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && options()[active]) choose(options()[active]);
    else return;
    event.preventDefault();
  });
}

document.querySelectorAll("[data-complete]").forEach(follow);
