// Runs before anything is painted, so that the page does not flash in the other theme.
(function () {
  var root = document.documentElement;
  var theme = null;
  var language = null;
  try {
    theme = localStorage.getItem("darkroom.theme");
    language = localStorage.getItem("darkroom.language");
  } catch (e) {
    // Storage may be forbidden; then the browser's own settings count.
  }
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  if (language !== "zh" && language !== "en") {
    language = /^zh\b/i.test(navigator.language || "") ? "zh" : "en";
  }
  root.lang = language === "zh" ? "zh-CN" : "en";
})();
