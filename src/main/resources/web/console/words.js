// Words and numbers as the console shows them. A sentence stands in both languages where it is used: say("任务", "Tasks").
import { current, number, pick, time } from "../shared/i18n.js";

/** A text that follows the language of the page. */
export const say = (zh, en) => () => pick([zh, en]);

const STATES = {
  queued: ["排队", "queued", ""],
  running: ["进行中", "running", "accent"],
  succeeded: ["成功", "succeeded", "good"],
  failed: ["失败", "failed", "bad"],
  cancelled: ["已取消", "cancelled", ""],
  expired: ["已过期", "expired", "warn"],
};
export const STATE_NAMES = Object.keys(STATES);
export const stateWord = (state) => pick(STATES[state] ?? [state, state]);
export const stateKind = (state) => STATES[state]?.[2] ?? "";

const WORK = { edit: ["修图", "edit"], generate: ["生成", "generate"], vary: ["变化", "vary"] };
export const workWord = (work) => pick(WORK[work] ?? [work, work]);

const REASONS = {
  instruction_not_supported: ["内置引擎做不了这条指令", "The engine cannot do what was asked"],
  content_blocked: ["内容未通过审核", "The words did not pass moderation"],
  credits_insufficient: ["积分不够", "Too few credits"],
  image_invalid: ["图片读不出来", "A picture could not be read"],
  image_too_large: ["图片太大", "A picture was too large"],
  image_url_unreachable: ["图片链接取不到", "A picture's address could not be reached"],
  image_url_invalid: ["图片链接无效", "A picture's address was no good"],
  mask_invalid: ["蒙版不对", "The mask did not fit"],
  cancelled: ["调用方取消", "The caller cancelled"],
  result_expired: ["无人取结果", "Nobody came for the result"],
  interrupted: ["服务器中断", "The server was stopped meanwhile"],
  internal: ["服务器出错", "An error of the server"],
  queue_full: ["排队已满", "Too much to do"],
  upstream_busy: ["上游繁忙", "The upstream was busy"],
  upstream_failed: ["上游失败", "The upstream failed"],
  upstream_refused: ["上游拒绝", "The upstream refused"],
  deadline_exceeded: ["超时", "It took too long"],
  parameter_invalid: ["参数不对", "A parameter was no good"],
  model_unknown: ["没有这个模型", "There is no such model"],
};

/** An error's code in words; unknown ones as they are. */
export const reasonWord = (code) => (REASONS[code] ? pick(REASONS[code]) : code.replaceAll("_", " "));

export const when = (text) =>
  text ? time(new Date(text), { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" }) : "–";
export const exactly = (text) => (text ? time(new Date(text), { dateStyle: "medium", timeStyle: "medium" }) : "–");

/** Milliseconds as people say them. */
export function lasting(millis) {
  if (millis === null || millis === undefined || Number.isNaN(millis)) return "–";
  if (millis < 1000) return `${number(Math.round(millis))} ms`;
  if (millis < 60_000) return `${number(millis / 1000, { maximumFractionDigits: 1 })} s`;
  const minutes = Math.round(millis / 60_000);
  if (minutes < 60) return `${number(minutes)} min`;
  const hours = Math.round(minutes / 60);
  if (hours < 48) return `${number(hours)} h`;
  return current() === "zh" ? `${number(Math.round(hours / 24))} 天` : `${number(Math.round(hours / 24))} days`;
}

export const amount = (value) => (value === null || value === undefined ? "–" : number(value));
export const signed = (value) => number(value, { signDisplay: "exceptZero" });
export const percent = (share) => number(share, { style: "percent", maximumFractionDigits: 1 });
