// Dialogs and short messages.
import { h, fill } from "./dom.js";
import { icon } from "./icons.js";
import { define, t } from "./i18n.js";

define({ close: ["关闭", "Close"], cancel: ["取消", "Cancel"] });

let count = 0;

/**
 * Shows a dialog; Escape, the cross and a click beside it close it, and the focus goes back to where it was.
 *
 * @param options.title a function that gives a text
 * @param options.body nodes
 * @param options.footer buttons; without any there is no footer
 * @returns the dialog; its `close()` ends it, its event "close" tells
 */
export function openDialog({ title, body, footer, wide = false, name = "" }) {
  const id = `dialog-title-${++count}`;
  const before = document.activeElement;
  const dialog = h(
    wide ? "dialog.wide" : "dialog",
    { "aria-labelledby": id, "data-test": name ? `dialog-${name}` : null },
    h("header", {},
      h("h2", { id }, title),
      h("button.button.quiet.icon.small", { type: "button", "aria-label": () => t("close"), on: { click: () => dialog.close() } },
        icon("cancel"))),
    h("div.body", {}, body),
    footer ? h("footer", {}, footer) : null,
  );
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog && !inside(event, dialog)) dialog.close();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

function inside(event, dialog) {
  const box = dialog.getBoundingClientRect();
  return event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
}

/** Asks before something that cannot be undone; resolves to true or false. */
export function confirm({ title, text, action, danger = false }) {
  return new Promise((resolve) => {
    let answer = false;
    const dialog = openDialog({
      title,
      name: "confirm",
      body: h("p.soft", {}, text),
      footer: [
        h("button.button", { type: "button", on: { click: () => dialog.close() } }, () => t("cancel")),
        h(danger ? "button.button.danger" : "button.button.primary", {
          type: "button",
          autofocus: true,
          on: { click: () => { answer = true; dialog.close(); } },
        }, action),
      ],
    });
    dialog.addEventListener("close", () => resolve(answer));
  });
}

let shelf = null;

/** Says something for a few seconds; a screen reader reads it out. */
export function toast(text, sign = "check") {
  if (!shelf) {
    shelf = h("div.toasts", { role: "status", "aria-live": "polite" });
    document.body.append(shelf);
  }
  // A modal dialog makes everything else inert, so the message has to lie in it.
  (document.querySelector("dialog[open]") ?? document.body).append(shelf);
  const note = h("div.toast", { "data-test": "toast" }, icon(sign), h("span", {}, text));
  fill(shelf, note);
  setTimeout(() => note.remove(), 4000);
}

/** An error, or another message that stays: title, next step, what the server said. */
export function notice({ title, next = "", detail = "", request = "", kind = "bad" }, ...actions) {
  const sign = { bad: "warning", warn: "warning", good: "check", info: "info" }[kind];
  return h("div.notice", { class: kind, role: kind === "bad" ? "alert" : "status", "data-test": `notice-${kind}` },
    icon(sign),
    h("div.grow", {},
      h("strong", {}, title),
      detail ? h("p.wrap", {}, detail) : null,
      next ? h("p.soft", {}, next) : null,
      request ? h("p.faint.small.mono", {}, request) : null,
      actions.length ? h("div.row", { class: "notice-actions" }, actions) : null));
}
