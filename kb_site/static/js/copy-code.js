// Code in an article gets a button that copies it; the words come with the page, in its language.
for (const box of document.querySelectorAll("[data-copy-code]")) {
  if (!navigator.clipboard) break;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button--small code__copy";
  button.textContent = box.dataset.word;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(box.querySelector("code").textContent);
    button.textContent = box.dataset.done;
    setTimeout(() => (button.textContent = box.dataset.word), 2000);
  });
  box.append(button);
}
