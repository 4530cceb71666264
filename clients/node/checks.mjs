// What the programs share: where the server is, and how a check is told.
import fs from 'node:fs';
import path from 'node:path';

export const url = process.env.DARKROOM_URL;
export const key = process.env.DARKROOM_API_KEY;
export const pictures = process.env.PICTURES_URL;
export const bearer = { Authorization: `Bearer ${key}` };

export function check(name, holds, seen = '') {
  if (!holds) {
    console.error(`FAILED: ${name}:`, seen);
    process.exit(1);
  }
  console.log(`ok: ${name}`);
}

export function photo(name) {
  return path.join(process.env.PHOTOS, name);
}

export function photoBlob(name) {
  return new Blob([fs.readFileSync(photo(name))]);
}

export function isPng(bytes) {
  return Buffer.from(bytes).subarray(1, 4).toString() === 'PNG';
}
