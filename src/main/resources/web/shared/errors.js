// Failures as sentences with the next step, in both languages.
import { define, pick, t } from "./i18n.js";

/* name: [title zh, title en, next step zh, next step en] */
const SENTENCES = {
  unreachable: ["连不上服务器", "The server cannot be reached", "请确认 ./darkroom serve 还在运行，网络没有断开，然后再试一次。",
    "Check that ./darkroom serve is still running and the network is up, then try again."],
  brokenOff: ["连接中断了", "The connection broke off", "稍等片刻再试；已经开始的任务不会重复收费。",
    "Wait a moment and try again; a task that has begun is not charged twice."],
  keyMissing: ["需要 API 密钥", "An API key is needed", "第一次启动时终端会显示密钥和带密钥的链接；点右上角的钥匙填写。",
    "The first start prints a key, and a link with it, in the terminal. Enter it behind the key symbol."],
  keyWrong: ["密钥不对", "The key is not right", "请检查是否复制完整；忘了的话，用 ./darkroom key create 再做一把。",
    "Check that it was copied whole. If it is lost, ./darkroom key create makes another."],
  tokenWrong: ["管理令牌不对", "The admin token is not right",
    "它在第一次启动时显示在终端；忘了的话，设置 DARKROOM_ADMIN_TOKEN 后重新启动。",
    "The first start prints it in the terminal. If it is lost, set DARKROOM_ADMIN_TOKEN and start again."],
  keyDenied: ["这把密钥不能这样用", "This key may not be used like this", "它可能被停用、过期或限制了地址与模型；请联系管理员，或换一把。",
    "It may be disabled, expired, or limited to addresses or models. Ask the operator, or use another."],
  credits: ["积分不够", "Not enough credits", "没有扣费。请联系管理员充值，或减少张数再试。",
    "Nothing was charged. Ask the operator for more credits, or ask for fewer pictures."],
  rate: ["请求太频繁", "Too many requests", "请等 {seconds} 秒再试。", "Try again in {seconds} seconds."],
  testDay: ["测试密钥今天的次数用完了", "The test key's day is used up", "请明天再试，或使用正式密钥。", "Try again tomorrow, or use a full key."],
  refused: ["这条指令做不了", "This cannot be done", "没有改动，也没有扣费。换个说法，或用蒙版涂出要改的地方。",
    "Nothing was changed or charged. Say it differently, or paint a mask over the place."],
  blocked: ["内容未通过安全检查", "The safety rules forbid this", "请修改文字或换一张图片。没有扣费。",
    "Change the words or the picture. Nothing was charged."],
  large: ["太大了", "This is too large", "图片最多 5000 万像素、单张 50 MB、合计 64 MB；请缩小后再试。",
    "Pictures may have 50 million pixels, 50 MB each and 64 MB together. Make them smaller and try again."],
  picture: ["图片读不出来", "A picture cannot be read", "支持 PNG、JPEG、WebP、GIF、BMP、TIFF；请换一个文件。",
    "PNG, JPEG, WebP, GIF, BMP and TIFF work. Choose another file."],
  expired: ["链接已过期", "The link has expired", "服务器已不再保留这个结果；本机历史里的图片还在，也可以再做一次。",
    "The server no longer keeps this result. Your copy in the history remains; or make it again."],
  gone: ["没有找到", "It is not there", "它可能已被清理，或属于另一个账户。", "It may have been cleared away, or belong to another account."],
  busy: ["服务器正忙", "The server is busy", "请过 {seconds} 秒再试。", "Try again in {seconds} seconds."],
  maintenance: ["服务器维护中", "The server is under maintenance", "现在不接新任务，请稍后再来。", "It takes no new work now. Come back later."],
  interrupted: ["任务被中断", "The task was interrupted", "服务器重新启动过。没有扣费，请再做一次。",
    "The server was restarted. Nothing was charged; run it again."],
  upstream: ["上游模型出错", "The model behind the server failed", "没有扣费。请稍后再试，或换一个模型。",
    "Nothing was charged. Try again later, or choose another model."],
  late: ["时间不够", "It took too long", "没有扣费。请用小一点的图片或更简单的指令再试。",
    "Nothing was charged. Try a smaller picture or a simpler instruction."],
  cancelled: ["已取消", "Cancelled", "没有扣费。", "Nothing was charged."],
  model: ["没有这个模型", "There is no such model", "请换一个模型再试。", "Choose another model."],
  value: ["有一项填得不对", "A value cannot be used", "请按下面的说明修改。", "Change it as told below."],
  ours: ["服务器出错", "The server had an error", "没有扣费，请再试一次；若反复出现，请把请求号告诉管理员。",
    "Nothing was charged. Try again; if it returns, give the operator the request's number."],
};

const BY_CODE = {
  unreachable: "unreachable", broken_off: "brokenOff", key_missing: "keyMissing", key_unknown: "keyWrong",
  invalid_api_key: "keyWrong", insufficient_quota: "credits", credits_insufficient: "credits",
  test_key_limited: "testDay", rate_limit_exceeded: "rate", rate_limited: "rate", address_limited: "rate",
  instruction_not_supported: "refused", moderation_blocked: "blocked", content_blocked: "blocked",
  request_too_large: "large", body_too_large: "large", image_too_large: "large", invalid_image_file: "picture",
  image_invalid: "picture", unsupported_file_mimetype: "picture", image_type_unsupported: "picture", empty_image_file: "picture",
  image_empty: "picture", result_expired: "expired", task_not_found: "gone", maintenance: "maintenance",
  server_overloaded: "busy", queue_full: "busy", upstream_busy: "busy", interrupted: "interrupted", upstream_failed: "upstream",
  upstream_refused: "upstream", deadline_exceeded: "late", cancelled: "cancelled", model_not_found: "model",
  model_unknown: "model", model_denied: "keyDenied",
};

const BY_STATUS = { 400: "value", 401: "keyWrong", 402: "credits", 403: "keyDenied", 404: "gone", 410: "expired", 413: "large",
  422: "value", 429: "rate", 502: "upstream", 503: "busy", 504: "late" };

/** Where what the server says adds something: it names the part. */
const TOLD = new Set(["refused", "blocked", "value", "picture", "keyDenied", "credits", "model", "upstream", "large"]);

define({ requestNumber: ["请求号 {id}", "Request {id}"] });

/** Which of the sentences an error belongs to. */
export function kindOf(error) {
  if (error?.status === 401 && error.as === "token") return "tokenWrong";
  if (error?.status === 401 && !error.code && /missing|provide/i.test(error.detail)) return "keyMissing";
  return BY_CODE[error?.code] ?? BY_STATUS[error?.status] ?? "ours";
}

/** An error for people: { kind, title, next, detail, request }. All of it is text. */
export function describe(error) {
  const kind = kindOf(error);
  const [titleZh, titleEn, nextZh, nextEn] = SENTENCES[kind];
  const seconds = String(error?.retryAfter ?? 5);
  return {
    kind,
    title: pick([titleZh, titleEn]),
    next: pick([nextZh, nextEn]).replace("{seconds}", seconds),
    detail: TOLD.has(kind) ? (error?.detail ?? "") : "",
    request: kind === "ours" && error?.request ? t("requestNumber", { id: error.request }) : "",
  };
}
