// Runs before the first paint: the reader's choice of light or dark, made on this device, or else the account's.
// A choice made later in the account's settings wins over an older one on the device.
(function () {
  var root = document.documentElement;
  var account = root.dataset.scheme || "";
  try {
    if (account && localStorage.getItem("scheme-account") !== account) {
      localStorage.setItem("scheme-account", account);
      localStorage.removeItem("scheme");
    }
    var chosen = localStorage.getItem("scheme");
    if (chosen === "light" || chosen === "dark") root.dataset.scheme = chosen;
  } catch (refused) {
    // Storage may be switched off: the page then follows the account or the device.
  }
})();
