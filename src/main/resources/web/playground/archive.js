// The frames of all sessions in this browser's IndexedDB. Where that is forbidden they live until the page closes.

const FRAMES_MAX = 240;
let opening = null;
let memory = null; // a Map once the browser has refused

function open() {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("darkroom", 1);
    request.onupgradeneeded = () =>
      request.result.createObjectStore("frames", { keyPath: "id" }).createIndex("session", "session");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opening;
}

/** Runs within a transaction; resolves to the result of the request that `work` gives. */
async function store(mode, work, otherwise) {
  if (!memory) {
    try {
      const database = await open();
      return await new Promise((resolve, reject) => {
        const transaction = database.transaction("frames", mode);
        const request = work(transaction.objectStore("frames"));
        transaction.oncomplete = () => resolve(request?.result);
        transaction.onerror = transaction.onabort = () => reject(transaction.error);
      });
    } catch {
      memory = new Map();
    }
  }
  return otherwise(memory);
}

/** Whether frames outlive the page. */
export const lasting = () => memory === null;

/** What of a frame is kept: no object URLs, which end with the page. */
function row(frame) {
  const { url: _, extras = [], ...kept } = frame;
  return { ...kept, extras: extras.map(({ url: _, ...picture }) => picture) };
}

function alive(kept) {
  const shown = (picture) => ({ ...picture, url: URL.createObjectURL(picture.blob) });
  return { ...shown(kept), extras: (kept.extras ?? []).map(shown) };
}

export async function save(frame) {
  await store("readwrite", (frames) => frames.put(row(frame)), (map) => map.set(frame.id, row(frame)));
  await prune();
}

export async function session(id) {
  const rows = await store("readonly", (frames) => frames.index("session").getAll(id),
    (map) => [...map.values()].filter((frame) => frame.session === id));
  return rows.sort((a, b) => a.created - b.created).map(alive);
}

/** Every session, the latest first: { id, created, count, cover (a Blob), text }. */
export async function sessions() {
  const rows = await all();
  const byId = new Map();
  for (const frame of rows.sort((a, b) => a.created - b.created)) {
    const entry = byId.get(frame.session) ?? { id: frame.session, count: 0, text: "" };
    byId.set(frame.session, { ...entry, count: entry.count + 1, created: frame.created, cover: frame.blob,
      text: frame.prompt || entry.text });
  }
  return [...byId.values()].sort((a, b) => b.created - a.created);
}

export async function forget(id) {
  for (const frame of await all()) if (frame.session === id) await drop(frame.id);
}

export const forgetAll = () => store("readwrite", (frames) => frames.clear(), (map) => map.clear());

const all = () => store("readonly", (frames) => frames.getAll(), (map) => [...map.values()]);
export const drop = (id) => store("readwrite", (frames) => frames.delete(id), (map) => map.delete(id));

/** The oldest sessions go when there are too many frames. */
async function prune() {
  const count = await store("readonly", (frames) => frames.count(), (map) => map.size);
  if (count <= FRAMES_MAX) return;
  const rows = await all();
  const oldest = rows.reduce((a, b) => (a.created < b.created ? a : b));
  if (rows.some((frame) => frame.session !== oldest.session)) await forget(oldest.session);
  else await drop(oldest.id);
}
