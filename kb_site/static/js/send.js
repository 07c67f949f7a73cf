// Ctrl+Enter (Command+Enter) in a text field sends its form; a live conversation sees to its own (live.js).
for (const form of document.querySelectorAll("form[data-once]:not([data-say])")) {
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.target.tagName !== "TEXTAREA") return;
    // As a click on its main button does: the browser's own checks and the "once" of the form hold.
    form.requestSubmit(form.querySelector("button.button--main"));
  });
}
