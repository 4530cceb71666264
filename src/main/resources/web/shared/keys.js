// What a person gets in with: an API key ("key") or the admin token ("token"). Kept in this browser, or for this tab only;
// sent to this server in a header, never in an address.

const listeners = new Set();
const place = (name) => `darkroom.${name}`;
const memory = new Map();

function from(storage, name) {
  try {
    return storage().getItem(place(name));
  } catch {
    return null; // Storage may be forbidden.
  }
}

/** The stored one, or an empty text. */
export function credential(name) {
  return memory.get(name) ?? from(() => sessionStorage, name) ?? from(() => localStorage, name) ?? "";
}

/** Keeps one; `lasting` beyond this tab. An empty text forgets it. */
export function keep(name, secret, lasting = true) {
  const text = secret.trim();
  try {
    sessionStorage.removeItem(place(name));
    localStorage.removeItem(place(name));
    if (text) (lasting ? localStorage : sessionStorage).setItem(place(name), text);
    memory.delete(name);
  } catch {
    memory.set(name, text);
  }
  for (const listener of listeners) listener(name, text);
}

export function onCredential(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether a text can be sent in a header at all. */
export const plausible = (secret) => /^[\x21-\x7e]{4,200}$/.test(secret.trim());

/**
 * Takes what the address carries behind # (`#key=sk-...`, `#token=adm-...`) and removes it from the address bar and the
 * history. What follows # never leaves the browser.
 *
 * @returns the text, or null when there was none that could be one
 */
export function fromAddress(name) {
  const given = new URLSearchParams(location.hash.slice(1)).get(name);
  if (given === null) return null;
  history.replaceState(null, "", location.pathname + location.search);
  return plausible(given) ? given.trim() : null;
}

/** Enough of a secret to know it again. */
export const masked = (secret) => (secret.length > 12 ? `${secret.slice(0, 5)}…${secret.slice(-3)}` : "…");
