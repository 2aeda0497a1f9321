// How long the reports are that a HID report descriptor declares: a kernel drops what is shorter.

export interface ReportSizes {
  /** Reports begin with an id. */
  readonly numbered: boolean;
  /** Bytes of each input report by its id, the id counted where there is one; 0 is the id of unnumbered reports. */
  readonly input: ReadonlyMap<number, number>;
}

interface Globals {
  readonly size: number;
  readonly count: number;
  readonly id: number;
}

/** Item tags of the HID specification 1.11 §6.2.2, without their two length bits. */
const tag = { input: 0x80, reportSize: 0x74, reportId: 0x84, reportCount: 0x94, push: 0xa4, pop: 0xb4 };
const longItem = 0xfe;
const dataLengths = [0, 1, 2, 4] as const;

export function reportSizes(descriptor: Buffer): ReportSizes {
  const bits = new Map<number, number>();
  const stack: Globals[] = [];
  let globals: Globals = { size: 0, count: 0, id: 0 };
  let numbered = false;
  for (const { item, value } of itemsOf(descriptor)) {
    if (item === tag.reportSize) globals = { ...globals, size: value };
    else if (item === tag.reportCount) globals = { ...globals, count: value };
    else if (item === tag.push) stack.push(globals);
    else if (item === tag.pop) globals = stack.pop() ?? globals;
    else if (item === tag.input) bits.set(globals.id, (bits.get(globals.id) ?? 0) + globals.size * globals.count);
    else if (item === tag.reportId) {
      globals = { ...globals, id: value };
      numbered = true;
    }
  }
  const input = new Map([...bits].map(([id, count]) => [id, Math.ceil(count / 8) + (numbered ? 1 : 0)]));
  return { numbered, input };
}

function* itemsOf(descriptor: Buffer): Generator<{ readonly item: number; readonly value: number }> {
  for (let at = 0; at < descriptor.length; ) {
    const head = descriptor.readUInt8(at);
    if (head === longItem) {
      at += 3 + descriptor.readUInt8(at + 1);
      continue;
    }
    const length = dataLengths[(head & 3) as 0 | 1 | 2 | 3];
    yield { item: head & ~3, value: length > 0 ? descriptor.readUIntLE(at + 1, length) : 0 };
    at += 1 + length;
  }
}
