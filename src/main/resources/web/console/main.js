// The console: signs an operator in and shows one section at a time, by the address behind #.
import { fill, find, h } from "../shared/dom.js";
import { confirm } from "../shared/dialog.js";
import { icon } from "../shared/icons.js";
import { credential, fromAddress, keep } from "../shared/keys.js";
import { onLanguage } from "../shared/i18n.js";
import { shell } from "../shared/shell.js";
import * as live from "./live.js";
import { forget } from "./pictures.js";
import { say } from "./words.js";
import { signIn } from "./sign-in.js";
import { sections } from "./sections.js";

const out = h("button.button.quiet.icon", { type: "button", hidden: true, "data-test": "sign-out",
  "aria-label": say("退出", "Sign out"), title: say("退出", "Sign out"), on: { click: leave } }, icon("logout"));
const pulse = h("span.pulse", { role: "status", "data-test": "live", hidden: true });
const frame = h("div.console");
document.body.append(frame);
shell("console", pulse, out);

const given = fromAddress("token");
if (given) keep("token", given, false);

let end = null;
let shown = "";

live.listen("state", (state) => {
  const words = { on: say("实时", "Live"), waiting: say("重新连接", "Reconnecting"), off: say("离线", "Offline") }[state];
  pulse.dataset.state = state;
  fill(pulse, h("i"), h("span", {}, words));
});

async function leave() {
  const sure = await confirm({ title: say("退出控制台？", "Sign out?"),
    text: say("此标签页会忘记管理令牌。", "This tab forgets the admin token."), action: say("退出", "Sign out") });
  if (sure) outside(null);
}

/** Nobody is signed in: asks for the token, with the reason where there is one. */
function outside(problem) {
  keep("token", "", false);
  live.stop();
  forget();
  finish();
  shown = "";
  out.hidden = pulse.hidden = true;
  fill(frame, signIn(problem, inside));
}

function inside() {
  out.hidden = pulse.hidden = false;
  const links = sections.map((section) =>
    h("a", { href: `#/${section.name}`, "data-section": section.name, "data-test": `nav-${section.name}` },
      icon(section.icon), h("span", {}, section.label)));
  fill(frame,
    h("nav.side", { "aria-label": say("控制台", "Console") }, links),
    h("main", { id: "main", tabindex: "-1" }));
  live.start(outside);
  go();
}

function finish() {
  end?.();
  end = null;
}

/** Shows what the address names: #/tasks?state=failed */
function go(moved = false) {
  if (!credential("token")) return;
  const [path, search] = location.hash.replace(/^#\/?/, "").split("?");
  const section = sections.find((one) => one.name === path) ?? sections[0];
  const params = Object.fromEntries(new URLSearchParams(search ?? ""));
  if (section.name === shown && section.update?.(params)) return;
  finish();
  shown = section.name;
  for (const link of frame.querySelectorAll(".side a")) {
    if (link.dataset.section === section.name) {
      link.setAttribute("aria-current", "page");
      link.scrollIntoView({ block: "nearest", inline: "nearest" });
    } else link.removeAttribute("aria-current");
  }
  const place = h("div.section");
  fill(find("#main"), place);
  end = section.show(place, params) ?? null;
  title(section);
  if (moved) {
    window.scrollTo(0, 0);
    find("h1", place)?.focus({ preventScroll: true });
  }
}

const title = (section) => (document.title = `${section.label()} · Darkroom`);
onLanguage(() => title(sections.find((one) => one.name === shown) ?? sections[0]));
window.addEventListener("hashchange", () => go(true));
window.addEventListener("pagehide", live.stop);
window.addEventListener("pageshow", (event) => event.persisted && credential("token") && live.start(outside));

if (credential("token")) inside();
else outside(null);
