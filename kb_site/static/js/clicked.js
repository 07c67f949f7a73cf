// Tells the search log which hit was opened and at what rank, once a hit and list: by a beacon, so that nothing waits for it.
// The list knows its hits in their order: <ol data-clicked="/en/search/clicked/" data-hits="thread:7 article:3" …>.
const told = new Set();

function tell(list, hit) {
  const at = Array.from(list.children).indexOf(hit);
  const key = list.dataset.hits.split(" ")[at];
  const { words, place, rank, hits, signed } = list.dataset;
  if (!key || told.has(`${key} ${words}`)) return;
  told.add(`${key} ${words}`);
  const [kind, id] = key.split(":");
  const clicked = { kind, id, rank: Number(rank) + at, words, place, hits, signed };
  navigator.sendBeacon(list.dataset.clicked, new URLSearchParams(clicked));
}

function look(event) {
  // The middle button opens as well, the right one does not. To unfold a suggestion is to read it; to ask why it is there is not.
  if (event.button > 1) return;
  const list = event.target.closest("a[href], summary:not(.why__title)")?.closest("[data-hits]");
  if (list) tell(list, Array.from(list.children).find((child) => child.contains(event.target)));
}

addEventListener("click", look);
addEventListener("auxclick", look);
