// What is kept on this device belongs to whoever is signed in: somebody else at the same computer does not find it, and it goes with
// the sign-out. Visitors have a place of their own; who then signs in takes over what was read there.

const { member } = document.documentElement.dataset;
const VISITOR = "visitor";
const OWNER = member ? `member-${member}` : VISITOR;
const KEPT = ["draft", "trail"];

/** The name under which something of this reader is kept: "trail:member-12". */
export const own = (name) => `${name}:${OWNER}`;

/** Where a visitor kept it who has signed in since; null for who is still one. */
export const asVisitor = (name) => (member ? `${name}:${VISITOR}` : null);

function forget(isGone) {
  try {
    Object.keys(localStorage).filter(isGone).forEach((name) => localStorage.removeItem(name));
    sessionStorage.removeItem("draft-sent");
  } catch {
    return; // storage is forbidden: nothing was kept
  }
}

const isOwn = (name) => KEPT.some((kind) => name === own(kind) || name.startsWith(`${own(kind)}:`));
for (const form of document.querySelectorAll("form[data-signs-out]")) form.addEventListener("submit", () => forget(isOwn));

// Kept before this was told apart, and so perhaps somebody else's.
try {
  if (Object.keys(localStorage).some(isOld)) forget(isOld);
} catch {
  // Storage is forbidden: nothing was kept.
}

function isOld(name) {
  return name === "trail" || name.startsWith("draft:/");
}
