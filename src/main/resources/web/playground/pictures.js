// Files become pictures only when their first bytes say so, whatever they are called. Anything else is never opened.

export const BYTES_MAX = 50 * 1024 * 1024;
export const PIXELS_MAX = 50e6;

const text = (bytes, from, to) => String.fromCharCode(...bytes.subarray(from, to));

/** The type of an encoded picture by its first bytes, or null. */
export function sniff(bytes) {
  if (bytes[0] === 0x89 && text(bytes, 1, 8) === "PNG\r\n\x1a\n") return "image/png";
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return "image/jpeg";
  if (text(bytes, 0, 4) === "RIFF" && text(bytes, 8, 12) === "WEBP") return "image/webp";
  if (/^GIF8[79]a$/.test(text(bytes, 0, 6))) return "image/gif";
  if (text(bytes, 0, 2) === "BM" && bytes.length > 26) return "image/bmp";
  return null;
}

export class PictureError extends Error {
  /** @param kind "type", "markup", "bytes", "pixels" */
  constructor(kind, name) {
    super(kind);
    this.kind = kind;
    this.file = name;
  }
}

/**
 * A picture of a file: { blob, url, width, height, type, name }. The blob has the type that the bytes have, so that a browser
 * can never take it for a page.
 */
export async function picture(file, name = file.name ?? "") {
  if (file.size > BYTES_MAX) throw new PictureError("bytes", name);
  const head = new Uint8Array(await file.slice(0, 512).arrayBuffer());
  const type = sniff(head);
  if (!type) throw new PictureError(/^\s*</.test(text(head, 0, 64)) ? "markup" : "type", name);
  const blob = new Blob([file], { type });
  const url = URL.createObjectURL(blob);
  try {
    const { width, height } = await measure(url);
    if (width * height > PIXELS_MAX) throw new PictureError("pixels", name);
    return { blob, url, width, height, type, name };
  } catch (error) {
    URL.revokeObjectURL(url);
    throw error instanceof PictureError ? error : new PictureError("type", name);
  }
}

async function measure(url) {
  const image = new Image();
  image.src = url;
  await image.decode();
  return { width: image.naturalWidth, height: image.naturalHeight };
}

/** A picture of base64, as results come. */
export function pictureOfBase64(base64, name) {
  const binary = atob(base64.replace(/^data:[^,]*,/, ""));
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return picture(new Blob([bytes]), name);
}

const EXTENSIONS = { "image/png": "png", "image/jpeg": "jpg", "image/webp": "webp", "image/gif": "gif", "image/bmp": "bmp" };
export const extension = (type) => EXTENSIONS[type] ?? "png";
