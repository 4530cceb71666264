// How things stand, at one look.
import { fill, h } from "../../shared/dom.js";
import { bytes } from "../../shared/i18n.js";
import { bars, slots } from "../charts.js";
import { get } from "../admin.js";
import { listen } from "../live.js";
import { badge, facts, heading, load } from "../parts.js";
import { amount, exactly, lasting, percent, say } from "../words.js";
import { COUNTED, slotLabels } from "./usage.js";
import { taskTable } from "./tasks.js";

const DAY = 86_400_000;

export const overview = { name: "overview", icon: "chart", label: say("总览", "Overview"), show };

function show(place) {
  const tiles = h("div.tiles", { "data-test": "tiles" });
  const chart = h("div.card");
  const recent = h("div.brief");
  const state = h("div.card");
  fill(place, heading(say("总览", "Overview"), say("最近 24 小时", "The last 24 hours")), tiles, chart,
    h("div.split", {},
      h("section", {}, h("h2.spaced", {}, say("最近的任务", "Latest tasks")), recent),
      h("section", {}, h("h2.spaced", {}, say("服务器", "Server")), state)));

  const running = h("b", {}, "–");
  const queued = h("span");
  const stopLoad = listen("load", (now) => {
    fill(running, () => amount(now.running));
    fill(queued, say(`排队 ${now.queued}`, `${now.queued} waiting`));
  });

  const refresh = (quiet) => {
    const from = new Date(Date.now() - DAY).toISOString();
    load(chart, async () => {
      const hours = await get("/usage", { by: "hour", from });
      return slotLabels(slots(hours.from, hours.to, "hour", hours.groups), "hour");
    }, (all) => {
      fillTiles(tiles, all, running, queued);
      return bars(say("任务，每小时", "Tasks by the hour"), COUNTED, all);
    }, quiet);
    load(recent, () => get("/tasks", { limit: 6 }), (page) => taskTable(page.tasks), quiet);
    load(state, async () => ({
      status: await get("/status"), check: await get("/ledger/check"), providers: (await get("/providers")).providers,
      maintenance: (await get("/maintenance")).enabled,
    }), server, quiet);
  };
  refresh(false);
  let late = null;
  const stopTask = listen("task", () => {
    late ??= setTimeout(() => {
      late = null;
      refresh(true);
    }, 2500);
  });
  return () => {
    stopLoad();
    stopTask();
    clearTimeout(late);
  };
}

function fillTiles(place, all, running, queued) {
  const sum = (name) => all.reduce((total, slot) => total + slot[name], 0);
  const tasks = sum("tasks");
  const tile = (label, value, note) => h("div.tile", {}, h("span.soft", {}, label), value, h("span.faint.small", {}, note));
  const told = (value) => h("b", {}, () => amount(value));
  fill(place,
    tile(say("正在进行", "Running"), running, queued),
    tile(say("任务", "Tasks"), told(tasks), say("已接受", "accepted")),
    tile(say("图片", "Pictures"), told(sum("pictures")), say("已交付", "made")),
    tile(say("拒绝", "Refused"), told(sum("refused")), () => (tasks ? percent(sum("refused") / tasks) : "–")),
    tile(say("失败", "Failed"), told(sum("failed")), () => (tasks ? percent(sum("failed") / tasks) : "–")),
    tile(say("积分", "Credits"), told(sum("credits")), say("已扣", "charged")));
}

function server({ status, check, providers, maintenance }) {
  const bad = providers.filter((one) => !["healthy", "closed"].includes(one.state));
  return facts([
    maintenance ? [say("维护", "Maintenance"), badge("warn", say("进行中", "on"))] : null,
    [say("账本", "Ledger"), check.balanced ? badge("good", say("平衡", "balanced")) : badge("bad", say("不平衡", "not balanced"))],
    [say("服务商", "Providers"), bad.length
      ? badge("warn", say(`${bad.length} 个有问题`, `${bad.length} of ${providers.length} failing`))
      : badge("good", say("全部正常", "all healthy"))],
    [say("运行时间", "Up for"), h("span", { title: () => exactly(status.started) }, () => lasting(status.uptimeSeconds * 1000))],
    [say("数据库", "Database"), () => `${status.database.kind} · ${bytes(status.database.bytes)}`],
    [say("图片存储", "Pictures"), () => (status.storage.bytes === null ? status.storage.kind : bytes(status.storage.bytes))],
    [say("内存", "Heap"), () => `${bytes(status.heap.used)} / ${bytes(status.heap.max)}`],
    [say("版本", "Version"), `${status.version} · Java ${status.java}`],
  ]);
}
