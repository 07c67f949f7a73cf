// What is being written survives a reload, a lost network, a closed window: kept on this device until it was sent.

import { own } from "./device.js";

const KEPT_DAYS = 14;
const DAY = 24 * 3600 * 1000;

const place = (field) => `${own("draft")}:${location.pathname.slice(0, 4)}${field.dataset.draft}`;

function read(field) {
  try {
    const kept = JSON.parse(localStorage.getItem(place(field)));
    return kept && Date.now() - kept.at < KEPT_DAYS * DAY ? kept.text : "";
  } catch {
    return "";
  }
}

function keep(field) {
  try {
    if (field.value.trim()) localStorage.setItem(place(field), JSON.stringify({ text: field.value, at: Date.now() }));
    else localStorage.removeItem(place(field));
  } catch {
    return; // storage is full or forbidden: writing goes on without a draft
  }
  const note = field.form.querySelector("[data-draft-note]");
  if (note) note.textContent = field.value.trim() ? `${note.dataset.saved} ${clock(new Date())}` : "";
}

/** The time as everywhere on the site: in the zone the member chose, the device's where the browser does not know that one. */
function clock(moment) {
  const { lang, dataset } = document.documentElement;
  try {
    return moment.toLocaleTimeString(lang, { timeStyle: "short", hourCycle: "h23", timeZone: dataset.zone || undefined });
  } catch {
    return moment.toLocaleTimeString(lang, { timeStyle: "short", hourCycle: "h23" });
  }
}

// The server says which form it has taken (kb_site/middleware/arrived.py); any other page, also an error's, leaves the draft.
function forgetWhatArrived() {
  const sent = JSON.parse(sessionStorage.getItem("draft-sent") || "[]");
  sessionStorage.removeItem("draft-sent");
  const arrived = document.cookie.match(/(?:^|; )arrived=([^;]+)/)?.[1];
  document.cookie = "arrived=; max-age=0; path=/";
  for (const { name, key } of sent) if (key && key === arrived) localStorage.removeItem(name);
}

try {
  forgetWhatArrived();
} catch {
  // Without storage there is nothing to forget.
}

const fields = document.querySelectorAll("[data-draft]");

/** To be forgotten as soon as the server says that it took the form with this key. */
function send(those, key) {
  const sent = JSON.parse(sessionStorage.getItem("draft-sent") || "[]");
  sessionStorage.setItem("draft-sent", JSON.stringify([...sent, ...those.map((field) => ({ name: place(field), key }))]));
}

// A form that gives up another one: what was written there need not be kept any longer.
for (const form of document.querySelectorAll("form[data-ends-draft]")) {
  form.addEventListener("submit", () => send([...fields], form.elements.key.value));
}

for (const field of fields) {
  let timer;
  if (!field.value) field.value = read(field);
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => keep(field), 400);
  });
  field.form.addEventListener("submit", () => {
    clearTimeout(timer);
    keep(field);
    send([field], field.form.elements.key?.value);
  });
}
