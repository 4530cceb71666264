// Words of the API reference. Descriptions come from /openapi.json, which is in English.
import { pick } from "../shared/i18n.js";

/** A text that follows the language of the page. */
export const say = (zh, en) => () => pick([zh, en]);

/** The groups in the order of the menu: what people read about first. */
export const GROUPS = {
  openai: say("OpenAI 图像接口", "OpenAI images"),
  aluo: say("Aluo 任务接口", "Aluo tasks"),
  juhe: say("聚合修图接口", "Juhe image edit"),
  plan: say("计划", "Plan"),
  tasks: say("任务", "Tasks"),
  files: say("结果链接", "Result links"),
  admin: say("管理接口", "Admin API"),
  operations: say("运行状况", "Operations"),
};

/** What operations are called in Chinese; the document has the English. */
export const TITLES = {
  editImages: "按一句话修改图片", generateImages: "由文字生成图片", varyImage: "生成图片的变化", listModels: "列出可用的模型", showModel: "查看一个模型",
  aluoEdit: "按一句话修改图片", aluoEditStatus: "查询修图任务", aluoGenerate: "由文字生成图片", aluoGenerateStatus: "查询生成任务",
  juheEdit: "按一句话修改图片（表单）", juheEditByQuery: "按一句话修改图片（查询参数）", planInstruction: "看一句话会做什么",
  showTask: "查询任务", cancelTask: "取消任务", followTask: "跟踪任务的进度", readFile: "取结果图片",
  livez: "是否活着", readyz: "是否可接任务", metrics: "指标（Prometheus）", openapi: "本文档（OpenAPI）",
  createAccount: "建立账户", listAccounts: "列出账户", showAccount: "查看账户", changeAccount: "修改账户", changeCredits: "给予或扣回积分",
  createKey: "做密钥", listKeys: "列出密钥", showKey: "查看密钥", changeKey: "修改或停用密钥", rotateKey: "轮换密钥",
  listLedger: "列出账本流水", checkLedger: "核对账本", listTasks: "列出任务", refundTask: "退还任务的积分", showAdminTask: "查看任务",
  showTaskPicture: "查看任务的图片", cancelAdminTask: "停止任务", replayTask: "重做任务", showUsage: "统计用量", showQuality: "统计拒绝原因与用时",
  showStatus: "查看服务器状态", showSettings: "查看生效的设置", followTasks: "实时跟踪任务", listProviders: "查看服务商", showMaintenance: "查看维护模式",
  setMaintenance: "开关维护模式", showApis: "查看接口开关", setApis: "开关接口", listRequests: "列出调用记录", listAudit: "列出审计日志",
};

/** The name of an operation in the language of the page. */
export const title = (operation) => {
  const english = operation.summary.replace(/\.$/, "");
  return say(TITLES[operation.id] ?? english, english);
};
