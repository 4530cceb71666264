// Keys of an account: made and shown once, limited, rotated, switched off.
import { h } from "../../shared/dom.js";
import { confirm, notice, openDialog } from "../../shared/dialog.js";
import { icon } from "../../shared/icons.js";
import { patch, post } from "../admin.js";
import { badge, button, copy, doing, field, input, moment, table } from "../parts.js";
import { amount, say } from "../words.js";

export const keyTable = (keys, refresh) => table(say("密钥", "Keys"), [
  { title: say("名称", "Name"), cell: (key) => h("div.two", {}, h("span", {}, key.name), h("code.faint.small", {}, `${key.prefix}…`)) },
  { title: say("限制", "Limits"), cell: (key) => h("div.row", {}, limits(key)) },
  { title: say("最近使用", "Last used"), wide: true, cell: (key) => moment(key.lastUsed) },
  { title: h("span.unseen", {}, say("操作", "Actions")), cell: (key) => h("div.row.tight.end", {}, toggle(key, refresh), rotate(key, refresh)) },
], keys, { test: "keys", empty: say("没有密钥。", "It has no key.") });

function limits(key) {
  const list = (items, zh, en) => (items?.length ? badge("", say(`${items.length} ${zh}`, `${items.length} ${en}`)) : null);
  return [
    key.disabled ? badge("bad", say("停用", "disabled")) : null,
    key.test ? badge("accent", say(`测试 ${key.picturesPerDay}/天`, `test ${key.picturesPerDay}/day`)) : null,
    key.requestsPerMinute !== null ? badge("", say(`${amount(key.requestsPerMinute)} 次/分`, key.requestsPerMinute ? `${key.requestsPerMinute}/min` : "no rate limit")) : null,
    list(key.allowIps, "个地址", "addresses"), list(key.allowOrigins, "个网页", "origins"), list(key.models, "个模型", "models"),
    key.expiresAt ? h("span.badge", {}, say("到期 ", "ends "), moment(key.expiresAt)) : null,
    key.explicitLabel ? null : badge("warn", say("无可见标识", "no visible label")),
  ];
}

function toggle(key, refresh) {
  const press = button(key.disabled ? say("启用", "Enable") : say("停用", "Disable"), async () => {
    if (await doing(press, () => patch(`/keys/${encodeURIComponent(key.id)}`, { disabled: !key.disabled }))) refresh();
  }, { test: "toggle-key" });
  return press;
}

function rotate(key, refresh) {
  const press = button(say("轮换", "Rotate"), async () => {
    const sure = await confirm({ title: say("轮换这把密钥？", "Rotate this key?"), action: say("轮换", "Rotate"),
      text: say("会做一把同样设置的新密钥；旧的 24 小时后失效。", "A new key with the same limits is made; the old one ends after 24 hours.") });
    if (!sure) return;
    const made = await doing(press, () => post(`/keys/${encodeURIComponent(key.id)}/rotate`, { graceSeconds: 86_400 }));
    if (made) shown(made, refresh);
  }, { test: "rotate-key", disabled: key.disabled });
  return press;
}

const lines = (text) => text.split(/[\s,]+/).filter(Boolean);

export function newKey(account, refresh) {
  const name = input({ required: true, maxlength: 200, "data-test": "key-name" });
  const rate = input({ type: "number", min: 0, step: 1, "data-test": "key-rate" });
  const ends = input({ type: "datetime-local", "data-test": "key-ends" });
  const ips = input({ placeholder: "203.0.113.0/24", "data-test": "key-ips" });
  const models = input({ placeholder: "auto, gpt-image-1", "data-test": "key-models" });
  const test = h("input", { type: "checkbox", "data-test": "key-test" });
  const press = h("button.button.primary", { type: "submit", "data-test": "key-create" }, say("做密钥", "Make the key"));
  const form = h("form.stack", { on: { submit: async (event) => {
    event.preventDefault();
    const wanted = { name: name.value };
    if (rate.value) wanted.requestsPerMinute = Number(rate.value);
    if (ends.value) wanted.expiresAt = new Date(ends.value).toISOString();
    if (ips.value.trim()) wanted.allowIps = lines(ips.value);
    if (models.value.trim()) wanted.models = lines(models.value);
    if (test.checked) wanted.test = true;
    const made = await doing(press, () => post(`/accounts/${encodeURIComponent(account)}/keys`, wanted));
    if (!made) return;
    dialog.close();
    shown(made, refresh);
  } } },
  field(say("名称", "Name"), name),
  h("div.columns", {},
    field(say("每分钟次数", "Calls a minute"), rate, say("空着按套餐；0 为不限", "Empty: as the plan says; 0: no limit")),
    field(say("到期", "Ends"), ends, say("空着永不到期", "Empty: never"))),
  field(say("只许这些地址", "Only from these addresses"), ips, say("地址或 CIDR，用逗号分开", "Addresses or CIDRs, parted by commas")),
  field(say("只许这些模型", "Only these models"), models),
  h("label.check", {}, test, say("测试密钥：每天最多 100 张图", "A key for testing: at most 100 pictures a day")),
  h("div.row", {}, press));
  const dialog = openDialog({ title: say("新密钥", "New key"), body: form, name: "new-key" });
  name.focus();
}

/** The only time that the secret is seen. */
function shown(made, refresh) {
  const secret = h("input.input.mono", { readonly: true, value: made.key, "data-test": "key-secret", "aria-label": say("密钥", "The key"),
    on: { focus: (event) => event.target.select() } });
  openDialog({
    title: say("请现在保存密钥", "Save the key now"), name: "key-made",
    body: h("div.stack", {},
      notice({ tone: "warn", title: say("只显示这一次", "It is shown this once")(), next:
        say("服务器只保留它的散列；丢了只能再做一把。", "The server keeps only its hash; if it is lost, make another.")() }),
      h("div.row.tight", {}, secret,
        h("button.button", { type: "button", "data-test": "copy-key", on: { click: () => copy(made.key) } }, icon("copy"), say("复制", "Copy")))),
  }).addEventListener("close", refresh);
}
