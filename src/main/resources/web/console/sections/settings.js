// What is in force: the switches, which can be changed here, and the settings, which are changed in darkroom.yaml.
import { fill, h } from "../../shared/dom.js";
import { confirm, toast } from "../../shared/dialog.js";
import { get, put } from "../admin.js";
import { badge, doing, heading, load } from "../parts.js";
import { say } from "../words.js";

export const settings = { name: "settings", icon: "settings", label: say("设置", "Settings"), show };

const GROUPS = {
  server: say("服务器", "Server"), limits: say("上限", "Limits"), plans: say("套餐", "Plans"), credits: say("积分", "Credits"),
  links: say("链接", "Links"), label: say("标识", "Labels"), moderation: say("审核", "Moderation"), retention: say("保留", "Retention"),
  providers: say("服务商", "Providers"), routes: say("路由", "Routes"), planner: say("规划器", "Planner"), apis: say("接口", "APIs"),
  openai: say("OpenAI 接口", "OpenAI API"),
};

function show(place) {
  const switches = h("div");
  const all = h("div");
  const both = async () => ({ maintenance: (await get("/maintenance")).enabled, apis: (await get("/apis")).apis });
  const refresh = (quiet) => load(switches, both, (found) => panel(found, () => refresh(true)), quiet);
  fill(place, heading(say("设置", "Settings")), switches,
    h("header", {}, h("h2", {}, say("生效的设置", "Settings in force")), h("p.soft.small", {}, say("来自命令行、环境变量和 darkroom.yaml；密钥不显示，地址只显示主机。",
      "From flags, environment and darkroom.yaml. Secrets are left out; of addresses only the host is shown."))), all);
  refresh(false);
  load(all, () => get("/settings"), (found) => h("div.cards.settings", { "data-test": "settings" },
    Object.entries(found.settings).map(([name, value]) => h("section.card", {}, h("h3.spaced", {}, GROUPS[name] ?? name), node(value)))));
}

function panel({ maintenance, apis }, refresh) {
  return h("div.columns", {},
    h("section.card", {}, h("h2.spaced", {}, say("维护模式", "Maintenance")),
      switcher("maintenance", say("拒绝新任务", "Refuse new work"), maintenance, async () => {
        const sure = maintenance || await confirm({ title: say("进入维护模式？", "Begin maintenance?"), danger: true,
          text: say("新的任务会被拒绝；已接受的做完，结果可取。", "New work is refused; what was accepted goes on, results can be fetched."),
          action: say("进入维护", "Begin") });
        if (!sure) return;
        await put("/maintenance", { enabled: !maintenance });
        toast(maintenance ? say("维护结束", "Maintenance is over")() : say("维护开始", "Maintenance has begun")());
      }, refresh),
      h("p.soft.small", {}, say("重启后仍然有效，约一秒内到达所有节点。", "It outlives a restart and reaches every node within about a second."))),
    h("section.card", {}, h("h2.spaced", {}, say("接口开关", "APIs")),
      h("div.stack", {}, Object.entries(apis).map(([name, api]) => h("div.row.between", {},
        switcher(`api-${name}`, () => name, api.enabled, () => put("/apis", { [name]: !api.enabled }), refresh),
        api.enabled === api.configured ? null : badge("warn", say("与文件不同", "not as the file says")))))));
}

function switcher(name, label, on, change, refresh) {
  const press = h("button.switch", { type: "button", role: "switch", "aria-checked": String(on), "data-test": `switch-${name}`,
    on: { click: async () => {
      await doing(press, change);
      refresh();
    } } }, h("i"), h("span", {}, label));
  return press;
}

function node(value) {
  if (Array.isArray(value)) {
    return value.length ? h("ul.plain-list", {}, value.map((item) => h("li", {}, node(item)))) : h("span.faint", {}, say("无", "none"));
  }
  if (value !== null && typeof value === "object") {
    return h("dl.facts", {}, Object.entries(value).map(([name, inner]) => h("div", {}, h("dt", {}, name), h("dd", {}, node(inner)))));
  }
  if (value === true || value === false) return badge(value ? "good" : "", value ? say("开", "on") : say("关", "off"));
  return value === "" || value === null ? h("span.faint", {}, "–") : h("code.wrap", {}, String(value));
}
