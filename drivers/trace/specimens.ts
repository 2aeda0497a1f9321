// The specimen cards of devices.md §1.11, who are nobody: what a trace holds instead of a card.

/** Fields in their order, each so many characters wide; the whole text has 128. */
const textOf = (...fields: readonly (readonly [text: string, characters: number])[]): Uint8Array =>
  new Uint8Array(Buffer.from(fields.map(([text, characters]) => text.padEnd(characters)).join(''), 'utf16le'));

const citizen = textOf(
  ['测试甲', 15],
  ['2', 1],
  ['01', 2],
  ['19491231', 8],
  ['北京市朝阳区测试路1号', 35],
  ['11010519491231002X', 18],
  ['北京市公安局朝阳分局', 15],
  ['20200101', 8],
  ['长期', 8],
  ['', 18],
);

/** By the type flag. */
const others: Readonly<Record<string, Uint8Array>> = {
  J: textOf(
    ['測試乙', 15],
    ['1', 1],
    ['', 2],
    ['19940823', 8],
    ['广东省深圳市测试路2号', 35],
    ['810000199408230021', 18],
    ['深圳市公安局', 15],
    ['20200101', 8],
    ['20250101', 8],
    ['H12345678', 9],
    ['01', 2],
    ['', 3],
    ['J', 4],
  ),
  I: textOf(
    ['TEST, ALPHA', 60],
    ['1', 1],
    ['CAN110081080301', 15],
    ['CAN', 3],
    ['测试丙', 15],
    ['20180101', 8],
    ['20280101', 8],
    ['19810803', 8],
    ['01', 2],
    ['1500', 4],
    ['I', 4],
  ),
  Y: textOf(
    ['测试丁', 15],
    ['2', 1],
    ['00', 2],
    ['19810803', 8],
    ['ZHENGTEST ALPHABETA GAMMADELTA EPSI', 35],
    ['911124198108030024', 18],
    ['', 15],
    ['20231201', 8],
    ['20331201', 8],
    ['LON ZETA', 11],
    ['CAN', 3],
    ['Y', 1],
    ['000', 3],
  ),
};

const flagAt = 248;

/** The specimen of the kind that a card's text says it is; of anything else the citizen. */
export function specimenOf(text: Uint8Array): Uint8Array {
  const flag = text[flagAt + 1] === 0x00 ? String.fromCharCode(text[flagAt] ?? 0) : '';
  return (Object.hasOwn(others, flag) ? others[flag] : undefined) ?? citizen;
}
