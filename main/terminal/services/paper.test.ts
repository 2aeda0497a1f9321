import fc from 'fast-check';
import { expect, it } from 'vitest';
import { privately } from '../../../contract/private.ts';
import { type Insurance, insuranceType, insuredStatus, languages } from '../../../contract/view.ts';
import { services } from '../../../kiosk-config/services/catalogue.ts';
import { paperWords } from '../../../resources/papers.ts';
import { composePaper, referenceCode } from './paper.ts';
import { answerOf, maskName, maskNumber } from './person.ts';

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
  terminal: { name: '青桥镇医保服务站1号机' },
  reference: 'KIOSK-01-000001',
};

it.each(languages)('every service has a paper in %s, for every insurance type and status', (language) => {
  for (const service of services) {
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
