// What is kept on this device belongs to whoever is signed in: somebody else at the same computer does not find it, and it goes with
// the sign-out. Visitors have a place of their own.

const { member } = document.documentElement.dataset;
const OWNER = member ? `member-${member}` : "visitor";
const KEPT = ["draft", "trail"];

/** The name under which something of this reader is kept: "trail:member-12". */
export const own = (name) => `${name}:${OWNER}`;

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
