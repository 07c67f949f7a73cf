// The switch in the footer: from light to dark and back, remembered on this device.
const dark = () => {
  const chosen = document.documentElement.dataset.scheme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
};

for (const button of document.querySelectorAll("[data-scheme-switch]")) {
  button.hidden = false;
  button.setAttribute("aria-pressed", String(dark()));
  button.addEventListener("click", () => {
    const scheme = dark() ? "light" : "dark";
    document.documentElement.dataset.scheme = scheme;
    button.setAttribute("aria-pressed", String(scheme === "dark"));
    try {
      localStorage.setItem("scheme", scheme);
    } catch {
      // Not remembered, but switched.
    }
  });
}
