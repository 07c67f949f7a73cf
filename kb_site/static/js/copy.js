// Copies an address: <a href="…" data-copy>Copy link</a>; the word given in data-copied stands there for two seconds.
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-copy]");
  if (!link || !navigator.clipboard) return;
  event.preventDefault();
  await navigator.clipboard.writeText(link.href);
  const before = link.textContent;
  link.textContent = link.dataset.copied || before;
  setTimeout(() => (link.textContent = before), 2000);
});
