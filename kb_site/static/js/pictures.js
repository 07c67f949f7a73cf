// Pictures in the Markdown editor: pasted, dropped or chosen, sent at once, and shown by a line in the text.
// Without a script the file field goes with the form, and the same line stands in the text afterwards.

async function send(editor, field, file, note) {
  const body = new FormData();
  body.append("file", file);
  body.append("csrfmiddlewaretoken", field.form.elements.csrfmiddlewaretoken.value);
  note.textContent = note.dataset.busy;
  try {
    const answer = await fetch(editor.dataset.pictures, { method: "POST", body, headers: { Accept: "application/json" } });
    const told = await answer.json();
    note.textContent = told.error || "";
    return told.markdown || "";
  } catch {
    note.textContent = note.dataset.lost;
    return "";
  }
}

/** Put `line` into the text as a paragraph of its own, after what is selected. */
function insert(field, line) {
  const at = field.selectionEnd;
  const before = at && !field.value.slice(0, at).endsWith("\n\n") ? "\n\n" : "";
  field.setRangeText(`${before}${line}\n\n`, at, at, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

async function take(editor, field, files) {
  const note = editor.querySelector("[data-pictures-note]");
  for (const file of files) {
    const line = await send(editor, field, file, note);
    if (!line) return;
    insert(field, line);
  }
}

const pictures = (data) => [...(data?.files || [])].filter((file) => file.type.startsWith("image/"));

for (const editor of document.querySelectorAll("[data-pictures]")) {
  const field = editor.querySelector("textarea");
  const chooser = editor.querySelector("input[type=file]");
  chooser.addEventListener("change", async () => {
    await take(editor, field, [...chooser.files]);
    chooser.value = "";
  });
  field.addEventListener("paste", (event) => {
    const files = pictures(event.clipboardData);
    if (!files.length) return;
    event.preventDefault();
    take(editor, field, files);
  });
  field.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    editor.classList.add("editor--over");
  });
  field.addEventListener("dragleave", () => editor.classList.remove("editor--over"));
  field.addEventListener("drop", (event) => {
    editor.classList.remove("editor--over");
    const files = pictures(event.dataTransfer);
    if (!files.length) return;
    event.preventDefault();
    take(editor, field, files);
  });
}
