// The Markdown editor's toolbar and preview; without a script the plain text field stands there.

/** Put `before` and `after` around the selection of a text field, and keep it selected. */
function wrap(field, before, after) {
  const { selectionStart: from, selectionEnd: to, value } = field;
  field.setRangeText(before + value.slice(from, to) + after, from, to, "select");
  field.setSelectionRange(from + before.length, to + before.length);
}

/** Put `mark` in front of every selected line. */
function begin(field, mark) {
  const { selectionStart, selectionEnd, value } = field;
  const from = value.lastIndexOf("\n", selectionStart - 1) + 1;
  const lines = value.slice(from, selectionEnd).split("\n").map((line) => mark + line).join("\n");
  field.setRangeText(lines, from, selectionEnd, "end");
}

async function preview(editor, field, shown) {
  const body = new FormData();
  body.append("body", field.value);
  body.append("csrfmiddlewaretoken", field.form.elements.csrfmiddlewaretoken.value);
  const answer = await fetch(editor.dataset.previewUrl, { method: "POST", body });
  shown.innerHTML = await answer.text();
}

function show(editor, previewing) {
  const field = editor.querySelector("textarea");
  const shown = editor.querySelector("[data-editor-shown]");
  editor.querySelector("[data-editor-write]").setAttribute("aria-pressed", String(!previewing));
  editor.querySelector("[data-editor-preview]").setAttribute("aria-pressed", String(previewing));
  field.hidden = previewing;
  shown.hidden = !previewing;
  if (previewing) preview(editor, field, shown).then(() => shown.focus());
  else field.focus();
}

for (const editor of document.querySelectorAll("[data-editor]")) {
  const field = editor.querySelector("textarea");
  editor.querySelector("[data-editor-bar]").hidden = false;
  editor.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const { mark, link, line } = button.dataset;
    if (mark) wrap(field, mark, mark);
    else if (link) wrap(field, "[", `](${link})`);
    else if (line) begin(field, line);
    else if ("editorPreview" in button.dataset) show(editor, true);
    else if ("editorWrite" in button.dataset) show(editor, false);
    if (mark || link || line) {
      field.focus();
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });
}
