// What was read and searched here in the last 24 hours: kept on this device only, thirty entries, sent with nothing but a hand-over
// whose form shows it. Pages say what they are: <body data-visited="article">.

import { asVisitor, own } from "./device.js";

const PLACE = own("trail");
const BEFORE = asVisitor("trail");
const MOST = 30;
const DAY = 24 * 3600 * 1000;

function entries(place = PLACE) {
  try {
    const kept = JSON.parse(localStorage.getItem(place)) || [];
    return kept.filter((entry) => Date.now() - Date.parse(entry.at) < DAY);
  } catch {
    return [];
  }
}

function keep(all) {
  try {
    localStorage.setItem(PLACE, JSON.stringify(all.slice(-MOST)));
  } catch {
    return; // storage is full or forbidden: there is no trail
  }
}

/** What was read before the sign-in is the member's from now on, and nobody else's. */
function takeOver() {
  const found = BEFORE ? entries(BEFORE) : [];
  if (!found.length) return;
  keep([...entries().filter((entry) => found.every(({ url }) => url !== entry.url)), ...found]);
  localStorage.removeItem(BEFORE);
}

function note(kind) {
  const title = (document.querySelector("main input[type=search]")?.value || document.querySelector("h1")?.textContent || "").trim();
  if (!title) return;
  const url = location.pathname + (kind === "search" ? location.search : "");
  const others = entries().filter((entry) => entry.url !== url);
  keep([...others, { kind, title: title.slice(0, 200), url, at: new Date().toISOString() }]);
}

/** Show every entry with a box; what is ticked goes into the hidden field. */
function share(field) {
  const shared = field.form.querySelector("[data-trail-shared]");
  const list = shared.querySelector("[data-trail-list]");
  const all = entries().reverse();
  // A form that comes back holds what was chosen before: what was unticked stays so.
  const chosen = field.value && field.value !== "None" ? new Set(JSON.parse(field.value).map((entry) => entry.url)) : null;
  const write = () => {
    const ticked = Array.from(list.querySelectorAll("input"), (box, at) => (box.checked ? all[at] : null));
    field.value = JSON.stringify(ticked.filter(Boolean));
  };
  list.replaceChildren(
    ...all.map((entry) => {
      const label = document.createElement("label");
      const box = Object.assign(document.createElement("input"), { type: "checkbox", checked: !chosen || chosen.has(entry.url), className: "choice__box" });
      const words = Object.assign(document.createElement("span"), { textContent: entry.title });
      label.className = "choice";
      label.append(box, words);
      return label;
    }),
  );
  shared.hidden = !all.length;
  list.addEventListener("change", write);
  write();
}

const { visited } = document.body.dataset;
takeOver();
if (visited) note(visited);
for (const field of document.querySelectorAll("input[data-trail]")) share(field);
