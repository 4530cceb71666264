// OpenAI's Node SDK against Darkroom.
import fs from 'node:fs';
import OpenAI from 'openai';
import { check, isPng, key, photo, url } from './checks.mjs';

const client = new OpenAI({ baseURL: `${url}/v1`, apiKey: key });
const picture = () => fs.createReadStream(photo('coffee.png'));

const edit = await client.images.edit({
  model: 'gpt-image-1',
  image: picture(),
  prompt: 'Make the image brighter',
});
check('edit: a picture', isPng(Buffer.from(edit.data[0].b64_json, 'base64')));
check('edit: tokens', edit.usage.total_tokens === edit.usage.input_tokens + edit.usage.output_tokens);

const kinds = [];
for await (const event of await client.images.edit({
  model: 'gpt-image-1',
  image: [picture()],
  prompt: '把图片调亮',
  stream: true,
})) {
  kinds.push(event.type);
}
check('edit stream: one completed event', kinds.join() === 'image_edit.completed', kinds);

const made = await client.images.generate({
  model: 'darkroom-local',
  prompt: 'A blue bottle on marble',
  size: '256x256',
  quality: 'low',
});
check('generation: a picture', isPng(Buffer.from(made.data[0].b64_json, 'base64')));

const generated = [];
for await (const event of await client.images.generate({
  model: 'darkroom-local',
  prompt: '一个银色易拉罐，影棚光',
  size: '512x512',
  quality: 'medium',
  stream: true,
  partial_images: 2,
})) {
  generated.push(event.type);
}
check(
  'generation stream: pictures on the way',
  generated.includes('image_generation.partial_image') &&
    generated.at(-1) === 'image_generation.completed',
  generated,
);

try {
  await client.images.edit({
    model: 'gpt-image-1',
    image: picture(),
    prompt: 'Let the cat wave its paw',
  });
  check('refusal: raised', false);
} catch (error) {
  check('refusal: named', error.status === 400 && error.code === 'instruction_not_supported', error);
}
const models = [];
for await (const model of client.models.list()) {
  models.push(model.id);
}
check('models', models.includes('darkroom-local'), models);
