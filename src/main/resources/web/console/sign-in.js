// The door: asks for the admin token and tries it before letting anybody in.
import { fill, h } from "../shared/dom.js";
import { icon } from "../shared/icons.js";
import { keep, plausible } from "../shared/keys.js";
import { ApiError } from "../shared/api.js";
import { get } from "./admin.js";
import { failure } from "./parts.js";
import { say } from "./words.js";

/** @param problem why somebody has to sign in again, or null */
export function signIn(problem, inside) {
  const token = h("input.input.mono", { id: "token", type: "password", autocomplete: "off", spellcheck: "false", required: true,
    "data-test": "token", autofocus: true, placeholder: "adm-…" });
  const told = h("div", { "aria-live": "polite" }, problem ? failure(problem) : null);
  const enter = h("button.button.primary.large", { type: "submit", "data-test": "sign-in" }, say("进入", "Sign in"));
  const form = h("form.door.card", { "aria-labelledby": "door-title", on: { submit } },
    h("span.door-sign", {}, icon("settings")),
    h("h1", { id: "door-title" }, say("控制台", "Console")),
    h("p.soft", {}, say("用管理令牌登录。它只保存在这个标签页里，关闭即忘。",
      "Sign in with the admin token. It stays in this tab only and is forgotten when you close it.")),
    h("div.field", {}, h("label", { for: "token" }, say("管理令牌", "Admin token")), token,
      h("span.hint", {}, say("第一次启动时显示在终端（Admin token: …），或由 DARKROOM_ADMIN_TOKEN 设定。",
        "The first start printed it in the terminal (Admin token: …), or DARKROOM_ADMIN_TOKEN sets it."))),
    told, enter);
  requestAnimationFrame(() => token.focus());
  return h("main.door-frame", { id: "main" }, form);

  async function submit(event) {
    event.preventDefault();
    const secret = token.value;
    if (!plausible(secret)) {
      fill(told, failure(new ApiError(401, "", "", { as: "token" })));
      return;
    }
    enter.disabled = true;
    keep("token", secret, false);
    try {
      await get("/maintenance");
      inside();
    } catch (error) {
      keep("token", "", false);
      fill(told, failure(error));
      enter.disabled = false;
      token.select();
    }
  }
}
