// The key: taken from the link that the first start prints, or entered by hand.
import { ask } from "../shared/api.js";
import { confirm, notice, openDialog, toast } from "../shared/dialog.js";
import { h } from "../shared/dom.js";
import { describe } from "../shared/errors.js";
import { icon } from "../shared/icons.js";
import { t } from "../shared/i18n.js";
import { credential, fromAddress, keep, masked, onCredential, plausible } from "../shared/keys.js";

/** Takes a key from the address; one that would replace another is asked about first. */
export async function takeKey() {
  const given = fromAddress("key");
  const old = credential("key");
  if (!given || given === old) return;
  if (old) {
    const replace = await confirm({
      title: () => t("keyOther"),
      text: () => t("keyOtherText", { old: masked(old), new: masked(given) }),
      action: () => t("keyReplace"),
    });
    if (!replace) return;
  }
  keep("key", given);
  toast(t("keyTaken"), "key");
}

/** The button in the bar; it tells whether there is a key. */
export function keyButton() {
  const state = h("span.key-state");
  const button = h("button.button.quiet", { type: "button", "data-test": "key-button", "aria-label": () => t("keyButton"),
    on: { click: () => askKey() } }, icon("key"), state);
  const show = () => {
    const key = credential("key");
    state.textContent = key ? masked(key) : "";
    button.classList.toggle("primary", !key);
    button.classList.toggle("quiet", Boolean(key));
    if (!key) state.append(h("span", {}, () => t("keyEnter")));
  };
  onCredential(show);
  show();
  return button;
}

/** Said beside the instruction as long as there is no key. */
export function keyHint() {
  const element = h("div", { "data-test": "key-hint" });
  const show = () => {
    element.replaceChildren();
    if (credential("key")) return;
    element.append(h("div.notice", {}, icon("key"), h("div.grow", {},
      h("strong", {}, () => t("keyNone")), h("p.soft", {}, () => t("keyNoneNext"))),
    h("button.button.small", { type: "button", on: { click: () => askKey() } }, () => t("keyEnter"))));
  };
  onCredential(show);
  show();
  return element;
}

/** Asks for the key and tries it; resolves to whether there is one now. */
export function askKey() {
  return new Promise((resolve) => {
    const there = credential("key");
    const input = h("input.input.mono", { id: "key", type: "password", autocomplete: "off", spellcheck: "false", placeholder: "sk-…",
      autofocus: true, required: true, "data-test": "key-input", value: there });
    const lasting = h("input", { type: "checkbox", checked: true, id: "key-lasting" });
    const shown = h("input", { type: "checkbox", on: { change: () => { input.type = shown.checked ? "text" : "password"; } } });
    const result = h("div", { "aria-live": "polite" });
    const save = h("button.button.primary", { type: "submit", form: "key-form", "data-test": "key-save" }, () => t("keySave"));

    const form = h("form.stack", { id: "key-form", on: { submit: check } },
      h("p.soft", {}, () => t("keyIntro")),
      h("div.field", {}, h("label", { for: "key" }, () => t("keyField")), input,
        h("div.row", {}, h("label.check", {}, shown, () => t("showSecret")), h("label.check", {}, lasting, () => t("keyLasting")))),
      result,
      h("details.where", { open: !there }, h("summary", {}, () => t("keyWhere")),
        h("ul", {}, ["keyWhere1", "keyWhere2", "keyWhere3"].map((words) => h("li", {}, () => t(words))))));

    const dialog = openDialog({
      title: () => t("keyTitle"),
      name: "key",
      body: form,
      footer: [
        there ? h("button.button.danger", { type: "button", class: "push-left", "data-test": "key-forget", on: { click: forget } }, () => t("keyForget")) : null,
        h("button.button", { type: "button", on: { click: () => dialog.close() } }, () => t("cancel")),
        save,
      ],
    });
    dialog.addEventListener("close", () => resolve(Boolean(credential("key"))));

    function forget() {
      keep("key", "");
      dialog.close();
      toast(t("keyForgotten"));
    }

    async function check(event) {
      event.preventDefault();
      if (!plausible(input.value)) return tell({ title: t("keyUnprintable") });
      save.disabled = true;
      result.replaceChildren(h("p.soft", {}, () => t("keyChecking")));
      try {
        await ask("GET", "/v1/models", { secret: input.value.trim() });
        keep("key", input.value, lasting.checked);
        dialog.close();
        toast(t("keyGood"));
      } catch (error) {
        tell(describe(error));
        input.setAttribute("aria-invalid", "true");
        input.focus();
      }
      save.disabled = false;
    }

    function tell(problem) {
      result.replaceChildren(notice(problem));
    }
  });
}
