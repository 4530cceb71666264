// Callers of apiyi, Bella OpenAPI, aluo and juhe, written with fetch and axios.
import axios from 'axios';
import { bearer, check, isPng, key, photoBlob, pictures, url } from './checks.mjs';

const bytesOf = async (link) => (await fetch(link)).arrayBuffer();
const post = async (path, init) => (await fetch(url + path, { method: 'POST', ...init })).json();

// apiyi: a picture without a type of its own.
const form = new FormData();
form.append('model', 'gpt-image-2-all');
form.append('prompt', '把图片调亮');
form.append('response_format', 'url');
form.append('image[]', photoBlob('coffee.png'), 'photo.png');
const apiyi = await post('/v1/images/edits', { headers: bearer, body: form });
check('apiyi: a link to a PNG', isPng(await bytesOf(apiyi.data[0].url)), apiyi);

// Bella, as a page does it.
const page = new FormData();
page.append('image', photoBlob('coffee.png'));
page.append('prompt', 'Make the image brighter');
page.append('n', '1');
page.append('size', '1024x1024');
page.append('response_format', 'url');
const bella = await post('/v1/images/edits', { headers: bearer, body: page });
check('bella: a link to a PNG', isPng(await bytesOf(bella.data[0].url)), bella);

// aluo's two task APIs.
for (const [api, body] of [
  ['photo-editor', { prompt: 'Make the image brighter', imageUrls: [`${pictures}/coffee.png`] }],
  ['photo-generate', { prompt: 'A white jar with a golden lid', size: '4:5', nVariants: 1 }],
]) {
  const created = await post(`/api/${api}/generate`, {
    headers: { ...bearer, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const status = await (
    await fetch(`${url}/api/${api}/status?taskId=${created.data.taskId}`, { headers: bearer })
  ).json();
  check(`aluo ${api}`, status.data.status === 'SUCCESS', status);
  check(`aluo ${api}: a PNG`, isPng(await bytesOf(status.data.images[0].url)));
}

// juhe by axios.
const { data: juhe } = await axios.post(
  `${url}/image_edit/edit`,
  {
    key,
    text: '把图片调亮',
    image1: `${pictures}/coffee.png`,
    image2: '',
    image3: '',
    size: '',
    model: '',
  },
  { headers: { 'Content-Type': 'application/x-www-form-urlencoded' } },
);
check('juhe: done', juhe.error_code === 0, juhe);
check('juhe: a PNG', isPng(await bytesOf(juhe.result.images[0].image)));
