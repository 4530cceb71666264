// Calls of this server. Whatever goes wrong becomes an ApiError, which errors.js puts into words.
import { credential } from "./keys.js";

/** The address of the server, also where a proxy puts it below a folder. */
export const root = new URL("../../", import.meta.url);

/** status 0: the server was not reached. `code` is the server's word, `detail` its sentence. */
export class ApiError extends Error {
  constructor(status, code, detail, more = {}) {
    super(detail || code || `HTTP ${status}`);
    this.name = "ApiError";
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.retryAfter = more.retryAfter ?? null;
    this.request = more.request ?? null;
    this.as = more.as ?? "key";
  }
}

/** A link to a picture on this server, also where links are made for another name of it. */
export function local(link) {
  const url = new URL(link, root);
  return new URL(url.pathname.replace(/^.*(?=\/files\/)/, "").slice(1) + url.search, root).href;
}

/**
 * Sends a request and gives the Response if it is a success.
 *
 * @param options.as whose credential: "key", "token", or null for none
 * @param options.json a body as JSON; `body` anything else, such as FormData
 */
export async function send(method, path, { as = "key", json, body, headers = {}, signal } = {}) {
  const all = new Headers(headers);
  const secret = as && credential(as);
  if (secret) all.set("Authorization", `Bearer ${secret}`);
  if (json !== undefined) all.set("Content-Type", "application/json");
  let response;
  try {
    response = await fetch(new URL(path.replace(/^\//, ""), root), {
      method,
      headers: all,
      body: json === undefined ? body : JSON.stringify(json),
      signal,
      cache: "no-store",
      credentials: "omit",
      redirect: "error",
    });
  } catch (cause) {
    if (cause?.name === "AbortError") throw cause;
    throw new ApiError(0, "unreachable", "", { as });
  }
  if (!response.ok) throw await failure(response, as);
  return response;
}

/** The answer as JSON. */
export async function ask(method, path, options) {
  const response = await send(method, path, options);
  try {
    return await response.json();
  } catch (cause) {
    if (cause?.name === "AbortError") throw cause;
    throw new ApiError(0, "broken_off", "", { as: options?.as });
  }
}

async function failure(response, as) {
  const text = await response.text().catch(() => "");
  const { code, message } = errorIn(text);
  return new ApiError(response.status, code, message, {
    as,
    retryAfter: Number(response.headers.get("retry-after")) || null,
    request: response.headers.get("x-request-id"),
  });
}

/** The code and the sentence in an error's body, whichever API it comes from. */
export function errorIn(text) {
  try {
    const json = typeof text === "string" ? JSON.parse(text) : text;
    const error = json.error;
    if (error && typeof error === "object") return { code: error.code ?? "", message: error.message ?? "" };
    return { code: "", message: typeof error === "string" ? error : (json.message ?? json.reason ?? "") };
  } catch {
    return { code: "", message: "" };
  }
}
