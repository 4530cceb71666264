// Calls of the admin API. The token lives in this tab's session storage and travels in a header only.
import { ask, send } from "../shared/api.js";

const base = "/admin/api";
const query = (params) => {
  const given = Object.entries(params).filter(([, value]) => value !== "" && value !== null && value !== undefined);
  return given.length ? `?${new URLSearchParams(given)}` : "";
};

export const get = (path, params = {}, signal) => ask("GET", base + path + query(params), { as: "token", signal });
export const post = (path, json = {}, headers = {}) => ask("POST", base + path, { as: "token", json, headers });
export const patch = (path, json) => ask("PATCH", base + path, { as: "token", json });
export const put = (path, json) => ask("PUT", base + path, { as: "token", json });
export const raw = (path, signal) => send("GET", base + path, { as: "token", signal });

let names = null;

/** The accounts by id, asked for once; `fresh` asks again. */
export async function accounts(fresh = false) {
  if (fresh || !names) {
    names = (async () => {
      const all = new Map();
      let after = null;
      for (let page = 0; page < 4; page++) {
        const found = await get("/accounts", { limit: 500, after });
        for (const account of found.accounts) all.set(account.id, account);
        after = found.next;
        if (!after) break;
      }
      return all;
    })();
    names.catch(() => (names = null));
  }
  return names;
}
