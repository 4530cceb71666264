// The bar on top of every page: where one is, the language, the theme, and what the page adds.
import { h } from "./dom.js";
import { icon, sign } from "./icons.js";
import { choose, current, define, t } from "./i18n.js";

define({
  skip: ["跳到主要内容", "Skip to the content"],
  pagePlayground: ["修图", "Playground"],
  pageConsole: ["控制台", "Console"],
  pageDocs: ["接口文档", "API docs"],
  mainPages: ["页面", "Pages"],
  toChinese: ["中：切换到中文", "中：切换到中文"],
  toEnglish: ["EN: switch to English", "EN: switch to English"],
  themeAuto: ["外观：跟随系统", "Theme: as the system"],
  themeLight: ["外观：浅色", "Theme: light"],
  themeDark: ["外观：深色", "Theme: dark"],
});

const PAGES = [
  ["playground", "/", "pagePlayground"],
  ["console", "/console", "pageConsole"],
  ["docs", "/docs", "pageDocs"],
];

/**
 * Puts the bar before everything else in the body.
 *
 * @param page "playground", "console" or "docs"
 * @param extra nodes for its end, such as a button for the key
 */
export function shell(page, ...extra) {
  const links = PAGES.map(([name, address, words]) =>
    h("a", { href: address, "aria-current": name === page ? "page" : null }, () => t(words)));
  document.body.prepend(
    h("a.skip", { href: "#main" }, () => t("skip")),
    h("header.bar", {},
      h("a.brand", { href: "/", "aria-label": "Darkroom" }, sign(), h("span", {}, "Darkroom")),
      h("nav", { "aria-label": () => t("mainPages") }, links),
      h("div.end", {}, extra, languageButton(), themeButton())));
}

function languageButton() {
  return h("button.button.quiet", {
    type: "button",
    "data-test": "language",
    "aria-label": () => t(current() === "zh" ? "toEnglish" : "toChinese"),
    lang: () => (current() === "zh" ? "en" : "zh-CN"),
    on: { click: () => choose(current() === "zh" ? "en" : "zh") },
  }, () => (current() === "zh" ? "EN" : "中"));
}

const THEMES = ["auto", "light", "dark"];
const SIGNS = { auto: "invert", light: "sun", dark: "moon" };
const WORDS = { auto: "themeAuto", light: "themeLight", dark: "themeDark" };

function themeButton() {
  let theme = document.documentElement.dataset.theme ?? "auto";
  const button = h("button.button.quiet.icon", { type: "button", "data-test": "theme", on: { click: next } });
  function next() {
    theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
    if (theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    try {
      if (theme === "auto") localStorage.removeItem("darkroom.theme");
      else localStorage.setItem("darkroom.theme", theme);
    } catch {
      // Kept for this visit only.
    }
    show();
  }
  function show() {
    button.replaceChildren(icon(SIGNS[theme]), h("span.unseen", {}, () => t(WORDS[theme])));
    button.title = t(WORDS[theme]);
  }
  show();
  return button;
}
