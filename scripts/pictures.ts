// `npm run pictures`: turns what the demo left into the pictures of README and docs, at half size.

import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { root } from './places.ts';

const demo = path.join(root, 'out/demo');
const pictures = path.join(root, 'docs/pictures');

if (!existsSync(path.join(demo, 'summary.md'))) {
  process.stderr.write('There is no out/demo yet: npm run demo\n');
  process.exit(1);
}
rmSync(pictures, { recursive: true, force: true });
mkdirSync(pictures, { recursive: true });

const screens = readdirSync(demo).filter((name) => /^\d\d-.*\.png$/.test(name) && !/again|after/.test(name));
for (const name of screens) {
  const image = await loadImage(path.join(demo, name));
  const canvas = createCanvas(image.width / 2, image.height / 2);
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  writeFileSync(path.join(pictures, name.replace(/^\d\d-/, '').replace('.png', '.webp')), await canvas.encode('webp', 90));
}
writeFileSync(path.join(pictures, 'receipt.webp'), await (await webp('receipt.png')).encode('webp', 90));
writeFileSync(
  path.join(pictures, 'road.webp'),
  await (await sideBySide(['01-attract', '02-identify', '06-result', '13-take-your-card'])).encode('webp', 88),
);

async function webp(name: string) {
  const image = await loadImage(path.join(demo, name));
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  return canvas;
}

async function sideBySide(names: readonly string[]) {
  const [width, height, gap] = [405, 720, 24];
  const receipt = await loadImage(path.join(demo, 'receipt.png'));
  const receiptWidth = 380;
  const receiptHeight = (receipt.height * receiptWidth) / receipt.width;
  const canvas = createCanvas(names.length * (width + gap) + receiptWidth + 2 * gap, height + 2 * gap);
  const context = canvas.getContext('2d');
  context.fillStyle = '#d9d4cc';
  context.fillRect(0, 0, canvas.width, canvas.height);
  for (const [index, name] of names.entries()) {
    context.drawImage(await loadImage(path.join(demo, `${name}.png`)), gap + index * (width + gap), gap, width, height);
  }
  context.drawImage(receipt, canvas.width - receiptWidth - gap, (canvas.height - receiptHeight) / 2, receiptWidth, receiptHeight);
  return canvas;
}
