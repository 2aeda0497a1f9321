import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { privately } from '../../../contract/private.ts';
import { languages } from '../../../contract/display.ts';
import { type Insurance, insuranceType, insuredStatus } from '../../../contract/insurance.ts';
import { services } from '../../../kiosk-config/services/catalogue.ts';
import { paperWords } from '../../../resources/papers.ts';
import { type FilingOutcome, filingOutcome } from '../../../contract/filing.ts';
import { kioskConfiguration } from '../../../kiosk-config/schema.ts';
import { filingOperations } from '../../../kiosk-config/services/schema.ts';
import { classify } from '../devices/codes.ts';
import { caseCode, composePaper, type FiledPaper, referenceCode } from './paper.ts';
import { maskName, maskNumber } from './masks.ts';
import { answerOf } from './person.ts';
import { maskTelephone } from './rules/telephone.ts';

const insurance = (type: Insurance['type'], fen: number): Insurance => ({
  type,
  status: 'insured',
  placeCode: '660100',
  placeName: '青桥市',
  balance: privately(fen),
  since: '2015-07-01',
  employer: null,
});
const content = {
  person: { name: maskName(privately('测试甲')), number: maskNumber(privately('660101194912310020')) },
  answer: answerOf([insurance('employeeBasic', 328_650), insurance('largeAmount', 0)], '2026-06-18 09:26', {}),
  filing: null,
  divisions: { 660200: '白塔市' },
  terminal: { name: '青桥镇医保服务站1号机' },
  reference: 'KIOSK-01-000001',
};
const filing: FiledPaper = {
  operation: 'fileRemoteTreatment',
  agent: null,
  answers: { category: 'otherTemporary', destination: '310000', begin: '2026-06-18', end: '2026-12-17', telephone: '13866660001' },
  insurance: insurance('employeeBasic', 0),
  at: '2026-06-18 09:26',
  number: 'KIOSK-01-B000123',
  link: 'Ab-_4567890',
  outcome: { kind: 'done', standing: 'finished', platformNumber: '660100202606180001' },
  heldUntil: null,
};
const outcomes: readonly FilingOutcome[] = [
  filing.outcome,
  { kind: 'done', standing: 'accepted', platformNumber: null },
  { kind: 'notDone', fault: 'filing.refused' },
  { kind: 'unknown' },
  { kind: 'held', until: Date.parse('2026-06-18T21:30:00+08:00') },
];

it.each(languages)('every query has a paper in %s, for every insurance type and status', (language) => {
  for (const service of services.filter(({ kind }) => kind === 'query')) {
    for (const type of insuranceType.options) {
      for (const status of insuredStatus.options) {
        const answer = answerOf([{ ...insurance(type, 1), status }], '2026-06-18 09:26', {});
        const paper = composePaper(service, { ...content, answer }, paperWords[language]);
        expect(JSON.stringify(paper)).not.toMatch(/undefined|\{\{|\|/);
      }
    }
  }
});

it('the paper of the personal account says the balance, each insurance, and carries its number as QR code', () => {
  const [service] = services;
  if (!service) throw new Error('There is no service');
  const { blocks } = composePaper(service, content, paperWords['zh-Hans']);
  expect(blocks).toContainEqual({ kind: 'pair', label: '个人账户余额', value: '3,286.50元', bold: true });
  expect(
    blocks.filter((block) => block.kind === 'pair' && block.label === '险种').map((block) => block.kind === 'pair' && block.value),
  ).toEqual(['职工医保', '大额补助']);
  expect(blocks).toContainEqual({ kind: 'qr', text: referenceCode('KIOSK-01-000001') });
  expect(JSON.stringify(blocks)).not.toContain('测试甲');
});

describe('the receipt of a filing', () => {
  const receipt = (changes: Partial<FiledPaper>, language: 'zh-Hans' | 'zh-Hant' | 'en' = 'zh-Hans', id = 'remote-treatment') => {
    const service = services.find((one) => one.id === id);
    if (!service) throw new Error(`no service ${id}`);
    return composePaper(service, { ...content, answer: null, filing: { ...filing, ...changes } }, paperWords[language]).blocks;
  };
  const line = (blocks: ReturnType<typeof receipt>, label: string) =>
    blocks.flatMap((block) => (block.kind === 'pair' && block.label === label ? [block.value] : []))[0];

  it.each(languages)('has its words in %s for every document, standing and operation', (language) => {
    expect(new Set(outcomes.map(({ kind }) => kind)).size).toBe(filingOutcome.options.length);
    const texts = new Set<string>();
    for (const { id } of services.filter(({ kind }) => kind === 'filing'))
      for (const operation of filingOperations)
        for (const outcome of outcomes) {
          const heldUntil = outcome.kind === 'held' ? '2026-06-18 21:30' : null;
          const text = JSON.stringify(receipt({ operation, outcome, heldUntil }, language, id));
          expect(text).not.toMatch(/undefined|null|\{\{|\|/);
          texts.add(`${id} ${text}`);
        }
    // Two operations have words of their own for what is finished, the others share one.
    expect(texts.size).toBe(2 * (3 + 4));
  });

  it.each([
    [outcomes[0], '已备案', '不用再来办'],
    [outcomes[1], '已受理，还没有办完', '还要审核'],
    [{ kind: 'notDone', fault: 'filing.notSent' } as const, '没有办成', '可以重新办理'],
    [{ kind: 'notDone', fault: 'filing.tooLate' } as const, '没有办成', '可以重新办理'],
    [outcomes[3], '还不清楚办成没有', '请不要重复办理'],
    [outcomes[4], '保存在本机，还没有提交', '最晚2026-06-18 21:30'],
  ])('says of %j what the screen says, and what comes next', (outcome = { kind: 'unknown' }, standing, next) => {
    const blocks = receipt({ outcome, heldUntil: '2026-06-18 21:30' });
    expect(line(blocks, '办理结果')).toBe(standing);
    expect(JSON.stringify(blocks)).toContain(next);
    expect(line(blocks, '办件编号')).toBe('KIOSK-01-B000123');
    const done = blocks.some((block) => block.kind === 'pair' && /已备案|已办好|已取消/.test(block.value));
    expect(done).toBe(outcome.kind === 'done' && outcome.standing === 'finished');
  });

  it.each([
    ['filing.alreadyFiled', '不用再办'],
    ['filing.nothingToCancel', '没有可以取消的备案'],
    ['filing.locked', '现在还不能取消'],
    ['filing.notInsured', '请带身份证到窗口'],
    ['filing.refused', '到窗口询问原因'],
    ['platform.refused', '到窗口询问原因'],
  ] as const)('says after %s what it is, and never to try again', (fault, next) => {
    const text = JSON.stringify(receipt({ outcome: { kind: 'notDone', fault } }));
    expect(text).toContain(next);
    expect(text).not.toMatch(/重新办理|再办一次|过一会儿/);
  });

  it('says when it was submitted, by which insurance and where that is', () => {
    expect(line(receipt({}), '办理时间')).toBe('2026-06-18 09:26');
    expect([line(receipt({}), '险种'), line(receipt({}), '参保地')]).toEqual(['职工医保', '青桥市']);
    expect(line(receipt({ insurance: null }), '险种')).toBeUndefined();
  });

  it('names what is cancelled: the number of that filing and its days', () => {
    const answers = { ...filing.answers, record: '660100202601020003' };
    const blocks = receipt({ operation: 'cancelRemoteTreatment', answers }, 'zh-Hans', 'remote-treatment-cancel');
    expect([line(blocks, '原备案编号'), line(blocks, '开始日期'), line(blocks, '结束日期')]).toEqual([
      '660100202601020003',
      '2026-06-18',
      '2026-12-17',
    ]);
    expect(line(blocks, '办理时间')).toBe('2026-06-18 09:26');
  });

  it.each(languages)('in %s has a title that is true however it ended', (language) => {
    const titles = services.flatMap(({ kind, id }) =>
      kind === 'filing' ? [outcomes.map((outcome) => receipt({ outcome }, language, id)[0])] : [],
    );
    for (const title of titles) {
      expect(new Set(title.map((block) => JSON.stringify(block))).size).toBe(1);
      expect(JSON.stringify(title)).not.toMatch(/cancelled|filed|已|完成|成功/i);
    }
  });

  it('carries its number and 64 random bits as QR code, and nothing else', () => {
    const codes = receipt({}).flatMap((block) => (block.kind === 'qr' ? [block.text] : []));
    expect(codes).toEqual(['YBK1:KIOSK-01-B000123:Ab-_4567890']);
  });

  it('shows the place by its name, and the platform’s number where there is one', () => {
    expect(line(receipt({}), '去哪里看病')).toBe('上海市');
    expect(line(receipt({}, 'en'), 'Treatment in')).toBe('Shanghai');
    expect(line(receipt({ answers: { destination: '660200' } }), '去哪里看病')).toBe('白塔市');
    expect(line(receipt({ answers: { destination: '660300' } }), '去哪里看病')).toBe('660300');
    expect(line(receipt({}), '医保部门编号')).toBe('660100202606180001');
    expect(line(receipt({ outcome: { kind: 'unknown' } }), '医保部门编号')).toBeUndefined();
  });

  it('says of a cancelled filing that it is cancelled', () => {
    expect(line(receipt({ operation: 'cancelRemoteTreatment' }, 'zh-Hans', 'remote-treatment-cancel'), '办理结果')).toBe('备案已取消');
  });

  it('tells no name, number or telephone in full', () => {
    expect(JSON.stringify(receipt({}))).not.toMatch(/测试甲|660101194912310020|13866660001/);
  });

  it('is recognised as ours by the scanner, and so is the one of a query', () => {
    const { codes } = kioskConfiguration.parse({ version: 1 }).visit;
    expect(classify(caseCode(filing), codes)).toBe('receipt');
    expect(classify(referenceCode('KIOSK-01-000001'), codes)).toBe('receipt');
    expect(classify('YBK1:KIOSK-01-B000123', codes)).toBe('unknown');
    expect(classify(`${caseCode(filing)}x`, codes)).toBe('unknown');
  });
});

it.each([
  ['13866660001', '138****0001'],
  ['059166660001', '059*****0001'],
  ['12345', '*****'],
  ['', ''],
])('the telephone number %s is shown as %s', (telephone, shown) => {
  expect(maskTelephone(privately(telephone)).private).toBe(shown);
});

it.each([
  ['张三', '张*'],
  ['测试甲', '测**'],
  ['𠮷野', '𠮷*'],
  ['王', '王*'],
  ['', '*'],
])('the name %s is shown as %s', (name, shown) => {
  expect(maskName(privately(name)).private).toBe(shown);
});

it('a number keeps its first three and last four characters, and a short one none', () => {
  expect(maskNumber(privately('660101194912310020')).private).toBe('660***********0020');
  expect(maskNumber(privately('12345')).private).toBe('*****');
});

it('a mask never shows more than it may, whatever the number is', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const shown = maskNumber(privately(text)).private;
      expect(shown.length).toBe(text.length);
      expect([...shown].filter((character) => character !== '*').length).toBeLessThanOrEqual(7);
    }),
  );
});

it('adds up the accounts, and says that there is none where there is none', () => {
  expect(answerOf([insurance('employeeBasic', 100), insurance('employeeBasic', 250)], '', {}).balance).toEqual(privately(350));
  expect(answerOf([insurance('residentBasic', 0)], '', {}).balance).toBeNull();
});

it('names an insured place by its division where the region knows it', () => {
  const row = { ...insurance('employeeBasic', 1), placeName: null };
  expect(answerOf([row], '', { 660100: '青桥市' }).insurances[0]?.placeName).toBe('青桥市');
  expect(answerOf([row], '', {}).insurances[0]?.placeName).toBeNull();
});
