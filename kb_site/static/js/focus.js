// After a refused form the reader begins at the summary of what to correct.
document.querySelector("[data-focus]")?.focus();
