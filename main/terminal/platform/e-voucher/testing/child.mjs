// A vendor's program for the tests: speaks JSON lines as program.ts wants them, or misbehaves as its first argument says.

import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';

const [behaviour] = process.argv.slice(2);
const holder = { userName: '测试甲', idNo: '660102198503120010', idType: '01', ecToken: '660000ec00', insuOrg: '660100' };
const good = { code: 0, message: '成功', data: holder };
const say = (value) => writeSync(1, `${JSON.stringify(value)}\n`);

if (behaviour === 'speaksFirst') say({ id: 1, answer: good });
if (behaviour === 'endsAtOnce') process.exit(3);

for await (const line of createInterface({ input: process.stdin })) {
  const { id, request } = JSON.parse(line);
  const code = request.data.ecQrCode;
  // A code that begins with opc makes any child behave: so a test sees it come back.
  const does = code.startsWith('opc') ? 'answers' : behaviour;
  if (does === 'answers') say({ id, answer: code.endsWith('1') ? { code: -1, message: '二维码已失效' } : good });
  if (does === 'tellsItsEnvironment')
    say({ id, answer: { ...good, data: { ...holder, userName: Object.keys(process.env).sort().join() } } });
  if (does === 'inPieces') for (const byte of Buffer.from(`${JSON.stringify({ id, answer: good })}\n`)) writeSync(1, Buffer.of(byte));
  if (does === 'dies') process.exit(1);
  if (does === 'answersTwice') {
    say({ id, answer: good });
    say({ id, answer: good });
  }
  if (does === 'otherId') say({ id: id + 1, answer: good });
  if (does === 'noId') say({ answer: good });
  if (does === 'otherShape') say({ id, answer: { code: 0, data: { ...holder, idNo: ['660102198503120010', '660301199211050021'] } } });
  if (does === 'twoPeople') say({ id, answer: { code: 0, data: [holder, holder] } });
  if (does === 'notJson') writeSync(1, 'hello\n');
  if (does === 'notUtf8')
    writeSync(1, Buffer.concat([Buffer.from(`{"id":${id},"answer":{"code":-1,"message":"`), Buffer.of(0xb6, 0xfe), Buffer.from('"}}\n')]));
  if (does === 'longLine') {
    process.stdout.on('error', () => process.exit(0));
    process.stdout.write(Buffer.alloc(10 * 1024 * 1024, 0x20));
  }
}
