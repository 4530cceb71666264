// The contact sheet: every step of this session as a frame of film; choosing one goes back to it.
import { confirm, openDialog, toast } from "../shared/dialog.js";
import { fill, h } from "../shared/dom.js";
import { icon } from "../shared/icons.js";
import { t, time } from "../shared/i18n.js";
import * as archive from "./archive.js";
import { choose, openSession, startOver } from "./frames.js";
import { get, watch } from "./store.js";

/** As film is numbered: 1, 1A, 2, 2A ... */
const mark = (i) => `${Math.floor(i / 2) + 1}${i % 2 ? "A" : ""}`;

export function strip() {
  const film = h("ol.film", { "data-test": "history" });
  const element = h("section.strip", { "aria-label": () => t("history") },
    h("header", {},
      h("h2.eyebrow", {}, () => t("history")),
      h("span.faint.small.clip.grow.strip-hint", {}, () => t("historyHint")),
      h("button.button.quiet.small", { type: "button", "data-test": "start-over", on: { click: startOver } }, icon("add"), () => t("newSession")),
      h("button.button.quiet.small", { type: "button", "data-test": "sessions", on: { click: openSessions } }, icon("history"), () => t("allSessions"))),
    film);

  watch("frames frame mode", ({ frames, frame, mode }) => {
    element.hidden = !frames.length || (mode === "generate" && frames[0].kind !== "generate");
    fill(film, frames.map((one, i) => item(one, i, frames, frame)));
    film.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  return element;
}

function item(one, i, frames, current) {
  const from = frames.findIndex((other) => other.id === one.parent);
  const text = () => one.prompt || t("original");
  return h("li", {},
    h("button.frame", { type: "button", "data-test": `frame-${i + 1}`, "aria-current": one.id === current?.id ? "true" : null,
      "aria-label": () => t("frameLabel", { n: mark(i), text: text() }), title: text, on: { click: () => choose(one.id) } },
    h("img", { src: one.url, alt: "", width: 96, height: 72, loading: "lazy" })),
    h("div.edge", { "aria-hidden": "true" },
      h("span", {}, `▸ ${mark(i)}`), from >= 0 && from !== i - 1 ? h("span.from", {}, `↳ ${mark(from)}`) : null),
    h("p.caption.clip", { "aria-hidden": "true" }, text));
}

/** Every session that this browser keeps. */
export async function openSessions() {
  const list = h("ul.sessions");
  const dialog = openDialog({
    title: () => t("allSessions"),
    wide: true,
    name: "sessions",
    body: [h("p.soft.small", {}, () => `${t("sessionsHint")} ${archive.lasting() ? "" : t("notKept")}`), list],
    footer: [h("button.button.danger", { type: "button", "data-test": "forget-all", on: { click: forgetAll } }, icon("trash"), () => t("forgetAll"))],
  });

  async function show() {
    const all = await archive.sessions();
    fill(list, all.length ? all.map(row) : h("li.empty", {}, () => t("sessionsNone")));
  }

  const row = (session) => {
    const url = URL.createObjectURL(session.cover);
    return h("li", {},
      h("button.session", { type: "button", on: { click: async () => {
        if (await openSession(session.id)) dialog.close();
      } } },
      h("img.checks", { src: url, alt: "", width: 96, height: 72, on: { load: () => URL.revokeObjectURL(url) } }),
      h("span.grow.wrap", {}, h("strong", {}, () => session.text || t("original")),
        h("span.soft.small", {}, () => `${time(session.created, { dateStyle: "medium", timeStyle: "short" })} · ${t("sessionFrames", { n: session.count })}`))),
      h("button.button.quiet.icon.small", { type: "button", "aria-label": () => t("forget"), title: () => t("forget"), on: { click: async () => {
        await archive.forget(session.id);
        if (get().frames[0]?.session === session.id) startOver();
        show();
      } } }, icon("trash")));
  };

  async function forgetAll() {
    if (!(await confirm({ title: () => t("forgetAll"), text: () => t("forgetAllSure"), action: () => t("forgetAll"), danger: true }))) return;
    await archive.forgetAll();
    startOver();
    toast(t("sessionsNone"));
    show();
  }

  await show();
}
