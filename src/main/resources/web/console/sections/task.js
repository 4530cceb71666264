// One task, in a drawer: its pictures, its way, what it costs, and what can be done with it.
import { fill, find, h } from "../../shared/dom.js";
import { confirm, openDialog, toast } from "../../shared/dialog.js";
import { bytes } from "../../shared/i18n.js";
import { get, post } from "../admin.js";
import { listen } from "../live.js";
import { account, badge, button, doing, facts, failure, field, input, reason, stateBadge, waiting } from "../parts.js";
import { picture } from "../pictures.js";
import { amount, exactly, lasting, say, workWord } from "../words.js";

export function openTask(id, closed = () => {}) {
  find("dialog[data-test=dialog-task]")?.close();
  const place = h("div.stack");
  const dialog = openDialog({ title: say("任务", "Task"), body: place, wide: true, name: "task" });
  dialog.classList.add("drawer");
  const stop = listen("task", (task) => task.id === id && refresh());
  dialog.addEventListener("close", () => {
    stop();
    closed();
  });
  fill(place, waiting());
  let before = "";
  async function refresh() {
    try {
      const task = await get(`/tasks/${encodeURIComponent(id)}`);
      const now = JSON.stringify(task);
      if (now !== before) fill(place, body(task, refresh));
      before = now;
    } catch (error) {
      fill(place, failure(error, refresh));
    }
  }
  refresh();
}

function body(task, refresh) {
  const ended = task.finished !== null;
  return [
    h("div.row", {}, stateBadge(task.state), task.error ? reason(task.error) : null,
      h("code.faint.wrap", { "data-test": "task-id" }, task.id)),
    gallery(task),
    h("div.row", {}, actions(task, ended, refresh)),
    h("section", {}, h("h3", {}, say("经过", "What happened")), timeline(task, ended)),
    h("section", {}, h("h3", {}, say("详情", "Particulars")), facts([
      [say("账户", "Account"), account(task.account)],
      [say("密钥", "Key"), h("code", {}, task.key ?? "–")],
      [say("接口", "Dialect"), task.dialect],
      [say("模型", "Model"), h("code", {}, task.model)],
      [say("工作", "Work"), () => `${workWord(task.work)} × ${task.pictures}`],
      [say("费用", "Charge"), charge(task.charge)],
      [say("尝试", "Attempts"), String(task.attempts)],
      [say("请求", "Request"), h("code.wrap", {}, task.request)],
    ])),
    h("p.faint.small", {}, say("这里不显示调用方的指令：它属于客户。", "The caller's words are not shown here: they are the customer's.")),
  ];
}

function gallery(task) {
  if (!task.files.length) return h("p.soft", {}, say("没有图片。", "No pictures."));
  return h("div.gallery", {}, task.files.map((file) => h("figure", {},
    file.kept
      ? picture(task.id, file.name, name(file.name)(), { full: true })
      : h("span.picture.full.gone", {}, say("已清理", "cleared away")),
    h("figcaption.small", {}, h("b", {}, name(file.name)),
      h("span.soft", {}, () => `${file.width} × ${file.height} · ${bytes(file.bytes)} · ${file.type.slice(6)}`)))));
}

const name = (file) => {
  const number = file.replace(/\D/g, "");
  if (file === "mask") return say("蒙版", "Mask");
  return file.startsWith("input") ? say(`图${number}`, `Picture ${number}`) : say(`结果 ${number}`, `Result ${number}`);
};

const CHARGES = {
  open: [say("已预留", "reserved"), "accent"], captured: [say("已扣", "charged"), "good"], released: [say("已退回", "given back"), ""],
  expired: [say("过期退回", "given back by time"), ""], refunded: [say("已退款", "refunded"), "warn"],
};
const charge = (one) =>
  one ? h("span.row", {}, () => amount(one.credits), badge(CHARGES[one.state]?.[1], CHARGES[one.state]?.[0] ?? one.state))
    : h("span.soft", {}, say("不收费", "nothing"));

function timeline(task, ended) {
  const span = (from, to) => (from && to ? Date.parse(to) - Date.parse(from) : null);
  const step = (at, what, after) =>
    h("li", { class: at ? "done" : "" }, h("b", {}, what), h("span.soft", {}, () => (at ? exactly(at) : "–")),
      after === null ? null : h("span.faint.small", {}, () => `+ ${lasting(after)}`));
  return h("ol.timeline", {},
    step(task.created, say("接受", "Accepted"), null),
    step(task.started, task.ahead ? say(`排队，前面 ${task.ahead} 个`, `Waiting, ${task.ahead} before it`) : say("开始", "Begun"),
      span(task.created, task.started)),
    ended ? step(task.finished, say("结束", "Ended"), span(task.started, task.finished))
      : h("li", {}, h("b", {}, say("进行中", "Running")),
        h("span.progress", { role: "progressbar", "aria-label": say("进度", "Progress"), "aria-valuemin": 0, "aria-valuemax": 100,
          "aria-valuenow": Math.round(task.progress * 100) }, h("i", { style: { "--done": String(task.progress) } })),
        h("span.soft.small", {}, task.stage)));
}

function actions(task, ended, refresh) {
  const path = `/tasks/${encodeURIComponent(task.id)}`;
  if (!ended) {
    const press = button(say("停止", "Cancel"), async () => {
      const sure = await confirm({ title: say("停止这个任务？", "Cancel this task?"), danger: true, action: say("停止", "Cancel it"),
        text: say("预留的积分会退回，调用方会收到“已取消”。", "What was reserved goes back; the caller is told that it was cancelled.") });
      if (sure && await doing(press, () => post(`${path}/cancel`))) toast(say("已停止", "Cancelled")());
      refresh();
    }, { icon: "stop", kind: "danger", test: "cancel-task" });
    return [press];
  }
  const replay = button(say("重做", "Replay"), () => doing(replay, async () => {
    const again = await post(`${path}/replay`);
    // After the new drawer has opened: a message lies in the dialog that is open when it comes.
    window.addEventListener("hashchange", () =>
      toast(say("已作为新任务开始，不收费", "Begun as a new task; it costs the customer nothing")()), { once: true });
    location.hash = `#/tasks?id=${encodeURIComponent(again.id)}`;
  }), { icon: "refresh", test: "replay-task", disabled: task.files.some((file) => !file.kept && !file.name.startsWith("result")) });
  const refund = task.charge?.state === "captured"
    ? button(say("退款", "Refund"), () => refundDialog(task, refresh), { icon: "undo", test: "refund-task" }) : null;
  return [replay, refund];
}

function refundDialog(task, refresh) {
  const why = input({ required: true, maxlength: 200, "data-test": "refund-reason" });
  const press = h("button.button.primary", { type: "submit", "data-test": "refund-confirm" }, say("退款", "Refund"));
  const form = h("form.stack", { on: { submit: async (event) => {
    event.preventDefault();
    const done = await doing(press, () => post(`/tasks/${encodeURIComponent(task.id)}/refund`, { reason: why.value }));
    if (!done) return;
    dialog.close();
    toast(say("积分已退回", "The credits went back")());
    refresh();
  } } },
  h("p.soft", {}, () => say(`${amount(task.charge.credits)} 积分将退回账户，只能退一次。`,
    `${amount(task.charge.credits)} credits go back to the account. It works once.`)()),
  field(say("原因", "Reason"), why, say("会写进账本", "It stays in the ledger")), h("div.row", {}, press));
  const dialog = openDialog({ title: say("退款", "Refund"), body: form, name: "refund" });
}
