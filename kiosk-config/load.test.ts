import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { developmentConfiguration } from './development.ts';
import { loadConfiguration, parseConfiguration, problemText } from './load.ts';
import { inLanguage } from './owner-words.ts';
import { screenProfiles } from '../contract/terminal-profile.ts';
import { kioskConfiguration } from './schema.ts';

const problemsOf = (text: string): string[] => {
  const parsed = parseConfiguration(text, 'kiosk.jsonc');
  return parsed.ok ? [] : parsed.fault.map(problemText);
};

describe('a configuration', () => {
  it('of one line has every default', () => {
    const parsed = parseConfiguration('{"version": 1}', 'kiosk.jsonc');
    expect(parsed).toMatchObject({
      ok: true,
      value: { terminal: { id: 'KIOSK-01' }, visit: { idleMs: 90_000 }, devices: { scanner: { wire: { port: 9101 } } } },
    });
  });

  it('may have comments and trailing commas', () => {
    expect(problemsOf('{ // the hall\n "version": 1, }')).toEqual([]);
  });

  it('from the simulators is one that the kiosk reads', () => {
    const at = { tcp: { host: '127.0.0.1', port: 4711 }, serial: null };
    const written = developmentConfiguration({
      scanner: { ...at, serial: '/tmp/scanner' },
      idCardReader: at,
      receiptPrinter: at,
      platform: 'http://127.0.0.1:80',
    });
    expect(kioskConfiguration.parse(written).devices.scanner?.wire).toMatchObject({
      kind: 'serial',
      path: '/tmp/scanner',
      baudRate: 115_200,
    });
  });
});

describe('the terminal as a thing in a room', () => {
  const terminalOf = (terminal: object) => {
    const parsed = parseConfiguration(JSON.stringify({ version: 1, terminal }), 'kiosk.jsonc');
    if (!parsed.ok) throw new Error(parsed.fault.map(problemText).join('\n'));
    return parsed.value.terminal;
  };
  const told = (terminal: object): string[] => problemsOf(`{\n"version": 1,\n"terminal":\n${JSON.stringify(terminal)}}`);

  it('has a screen that is known by its name, or by its measures', () => {
    expect(terminalOf({}).screen).toEqual({ widthMm: 268, heightMm: 476, lowerEdgeMm: 950, viewingDistanceMm: 600 });
    expect(terminalOf({ screen: 'landscape-21.5' }).screen).toEqual(screenProfiles['landscape-21.5']);
    expect(terminalOf({ screen: { widthMm: 300, heightMm: 533 } }).screen).toEqual({
      widthMm: 300,
      heightMm: 533,
      lowerEdgeMm: 900,
      viewingDistanceMm: 600,
    });
  });

  it('takes every known panel by its measures too, a little beside them as a ruler measures, lying and standing', () => {
    for (const { widthMm, heightMm, ...rest } of Object.values(screenProfiles)) {
      for (const [wide, high] of [
        [widthMm, heightMm],
        [heightMm, widthMm],
        [widthMm - 5, heightMm + 5],
      ] as const) {
        const screen = { ...rest, widthMm: wide, heightMm: high };
        expect(terminalOf({ screen }).screen).toEqual(screen);
      }
    }
  });

  it('takes what people read as it is, without the spaces around it', () => {
    const name = '青桥𠮷镇 1号机（东）· Kiosk “1”';
    expect(terminalOf({ name: `\n ${name}\u3000`, notices: [' 中午不休息 '] })).toMatchObject({ name, notices: ['中午不休息'] });
  });

  it('speaks prompts in a room of 55 dBA, and has no notices and no other address, unless it is told', () => {
    const { sound, notices, address } = terminalOf({});
    expect({ sound, notices, address }).toEqual({
      sound: { reading: 'prompts', noiseDba: 55, loudestDba: 80 },
      notices: [],
      address: null,
    });
    const own = { sound: { reading: 'off' }, notices: ['中午不休息'], address: '青桥路1号' };
    expect(terminalOf(own)).toMatchObject({ ...own, sound: { reading: 'off', noiseDba: 55 } });
  });

  it('has a name, a counter and an address in one text for all or in three languages', () => {
    const words = { 'zh-Hans': '青桥路1号', 'zh-Hant': '青橋路1號', en: '1 Qingqiao Road' };
    expect(terminalOf({ name: '青桥', counter: null, address: words })).toMatchObject({ name: '青桥', counter: null, address: words });
    expect([inLanguage(words, 'en'), inLanguage(words), inLanguage('青桥路1号', 'en')]).toEqual([
      '1 Qingqiao Road',
      '青桥路1号',
      '青桥路1号',
    ]);
    expect(inLanguage({ 'zh-Hans': '青桥路1号' }, 'en')).toBe('青桥路1号');
  });

  it('a screen that is not right inside says what and at which line of its own', () => {
    const written = '{"version": 1, "terminal": {\n"screen": {\n"widthMm": 300,\n"heightMm": "tall"\n}}}';
    expect(problemsOf(written).map((one) => one.split(': ').slice(0, 2).join(': '))).toEqual(['kiosk.jsonc:4: terminal.screen.heightMm']);
  });

  it('a screen that nobody knows is told with those that are known', () => {
    expect(told({ screen: 'portrait-99' })[0]).toContain(`is none of the known panels (${Object.keys(screenProfiles).join(', ')})`);
  });

  it.each([
    ['a screen that nobody knows', { screen: 'portrait-99' }, 'terminal.screen'],
    ['a screen without its height', { screen: { widthMm: 300 } }, 'terminal.screen.heightMm'],
    ['a screen of a telephone', { screen: { widthMm: 70, heightMm: 250 } }, 'terminal.screen.widthMm'],
    ['a screen with a diagonal', { screen: { widthMm: 300, heightMm: 533, inches: 21.5 } }, 'terminal.screen.inches'],
    ['a screen that is a number', { screen: 21.5 }, 'terminal.screen'],
    ['a counter without its Chinese', { counter: { en: 'Counter 3' } }, 'terminal.counter.zh-Hans'],
    ['a name in a language that there is not', { name: { 'zh-Hans': '青桥', fr: 'Qingqiao' } }, 'terminal.name.fr'],
    ['a room louder than a road', { sound: { noiseDba: 120 } }, 'terminal.sound.noiseDba'],
    ['a way of reading that there is not', { sound: { reading: 'loud' } }, 'terminal.sound.reading'],
    ['a notice without words', { notices: [''] }, 'terminal.notices.0'],
    ['more notices than anybody reads', { notices: Array.from({ length: 7 }, () => '通知') }, 'terminal.notices'],
    ['an address without words', { address: '' }, 'terminal.address'],
    ['a name of spaces', { name: '   ' }, 'terminal.name'],
    ['a name that turns what follows the other way', { name: '青桥\u202e1号机' }, 'terminal.name'],
    ['a name with a control character', { name: '青桥\u00071号机' }, 'terminal.name'],
    ['a counter with half a character in one language', { counter: { 'zh-Hans': '3号窗口', en: 'C\ud800' } }, 'terminal.counter.en'],
    ['a notice of empty lines', { notices: ['中午不休息', '\n\n\n'] }, 'terminal.notices.1'],
    ['a notice of two lines', { notices: ['中午\n不休息'] }, 'terminal.notices.0'],
    ['a notice of two lines, as Unicode has them', { notices: ['中午\u2028不休息'] }, 'terminal.notices.0'],
    ['hours that end before they begin', { officeHours: { spans: [{ from: '12:00', to: '09:00' }] } }, 'terminal.officeHours.spans.0'],
    ['hours of no length', { officeHours: { spans: [{ from: '12:00', to: '12:00' }] } }, 'terminal.officeHours.spans.0'],
    ['hours in figures of another kind', { officeHours: { spans: [{ from: '9:00', to: '12:00' }] } }, 'terminal.officeHours.spans.0.from'],
    ['a screen like a shelf label', { screen: { widthMm: 1000, heightMm: 200 } }, 'terminal.screen'],
    ['a screen like a pillar', { screen: { widthMm: 300, heightMm: 601 } }, 'terminal.screen'],
  ])('%s is a mistake that is told at its line', (_, terminal, field) => {
    const [problem = '', ...more] = told(terminal);
    expect(more).toEqual([]);
    expect(problem).toContain(`kiosk.jsonc:4: ${field}`);
  });

  it.each(['\u3164\u3164', '\u2800', '\u2800\ufe0f', '\ufffc', '\u{1d159}', '\u115f\u1160', '\ufe0f', '\u0301', '\u034f', '青\u200b桥'])(
    'a name with what nobody can see is one: %j',
    (name) => expect(told({ name })).toEqual([expect.stringContaining('kiosk.jsonc:4: terminal.name')]),
  );

  it.each(['☎️ 12393', '1️⃣号机', '青桥镇医保服务站', '葛\u{e0100}城站'])('a name with a sign in another form is none: %j', (name) =>
    expect(told({ name })).toEqual([]),
  );
});

it('A counter of the hall that gives tickets from evening to morning is told at its line', () => {
  const hours = [{ from: '22:00', to: '06:00' }];
  const kind = { id: 'night', letter: 'N', name: { 'zh-Hans': '夜间' }, counters: { 'zh-Hans': '1号窗口' }, hours };
  expect(problemsOf(`{\n"version": 1,\n"hall": { "kinds": [\n${JSON.stringify(kind)}] } }`)).toEqual([
    'kiosk.jsonc:4: hall.kinds.0.hours.0: does not end after it begins',
  ]);
});

describe('the SM envelope of a region', () => {
  const keys = {
    appId: 'yibao-sandbox-01',
    appSecret: 'secret',
    privateKey: '1'.repeat(64),
    platformPublicKey:
      '0432c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0',
  };
  const told = (region: string, sm: object | undefined): string[] =>
    problemsOf(JSON.stringify({ version: 1, region, platform: { baseUrl: 'http://127.0.0.1', ...(sm ? { sm } : {}) } }, null, 2));

  it('is spoken with keys, which another region does not mind', () => {
    expect(told('sandbox-sm', keys)).toEqual([]);
    expect(told('sandbox', keys)).toEqual([]);
    expect(told('sandbox', undefined)).toEqual([]);
  });

  it('without keys is a mistake that says which region wants them, and where', () => {
    expect(told('sandbox-sm', undefined)).toEqual([
      'kiosk.jsonc:4: platform.sm: is missing: the platform of region sandbox-sm speaks the SM envelope',
    ]);
    expect(problemsOf('{"version": 1, "region": "sandbox-sm"}')).toHaveLength(1);
  });

  it.each([
    ['appId', 'too-short', 'has sixteen characters at least'],
    ['privateKey', '0'.repeat(64), 'is no private key of SM2'],
    ['platformPublicKey', keys.platformPublicKey.replace('9f0a0', '9f0a1'), 'is no public key of SM2'],
  ])('with a wrong %s is told at its line, without what was typed', (field, value, message) => {
    const [problem = '', ...more] = told('sandbox-sm', { ...keys, [field]: value });
    expect(more).toEqual([]);
    expect(problem).toMatch(new RegExp(`^kiosk\\.jsonc:\\d+: platform\\.sm\\.${field}: ${message}`));
    expect(problem).not.toContain(value);
  });
});

describe('a mistake', () => {
  it.each([
    ['{\n  "version": 1,\n  "terminal": { "nam": "x" }\n}', 'kiosk.jsonc:3: terminal.nam: is not known here'],
    ['{\n  "version" 1 }', 'kiosk.jsonc:2: is not JSON: colon expected'],
    ['', 'kiosk.jsonc:1: is not JSON: value expected'],
    ['{"version": 2}', 'kiosk.jsonc:1: version: is 2; this kiosk reads 1. The file was written for a newer kiosk'],
    ['{}', 'kiosk.jsonc:1: version: Invalid input: expected 1'],
    ['[]', 'kiosk.jsonc:1: Invalid input: expected object, received array'],
  ])('in %j is told with line and field', (text, told) => {
    expect(problemsOf(text)).toEqual([told]);
  });

  it.each([
    [
      'a profile that nobody knows',
      '"ups"',
      '"profile": "nope", "wire": { "kind": "tcp", "host": "h", "port": 1 }',
      'devices.ups.profile: There is no profile "nope"',
    ],
    [
      'a profile that nobody has tried',
      '"ticketDispenser"',
      '"profile": "ticket-dispenser-kpm210", "wire": { "kind": "tcp", "host": "h", "port": 1 }',
      'devices.ticketDispenser.profile: Profile "ticket-dispenser-kpm210" has never been tried',
    ],
    [
      'a wire that the device cannot have',
      '"receiptPrinter"',
      '"profile": "receipt-printer-escpos-80mm", "wire": { "kind": "wedge" }',
      'devices.receiptPrinter.wire.kind: "wedge" is no wire of this device',
    ],
  ])('that is %s is told before any device is opened', (_, device, text, told) => {
    const devices = ['"scanner"', '"idCardReader"', '"receiptPrinter"', '"ticketDispenser"', '"ups"'].map((name) =>
      name === device ? `${name}: {${text}}` : `${name}: null`,
    );
    const [problem, ...more] = problemsOf(`{\n"version": 1,\n"devices": {\n${devices.join(',\n')} } }`);
    expect(more).toEqual([]);
    expect(problem).toContain(told);
    expect(problem).toMatch(/^kiosk\.jsonc:[4-8]: /);
  });

  it('deep inside names its own line', () => {
    const text =
      '{\n"version": 1,\n"devices": {\n"scanner": { "profile": "scanner-line-plain", "wire": {\n"kind": "tcp", "host": "h",\n"port": 0 } },\n"idCardReader": null, "receiptPrinter": null } }';
    expect(problemsOf(text)).toEqual(['kiosk.jsonc:6: devices.scanner.wire.port: Too small: expected number to be >=1']);
  });

  it('of nesting is told instead of breaking the reader', () => {
    expect(problemsOf('['.repeat(100_000))).toEqual(['kiosk.jsonc: is nested deeper than 50 levels']);
  });

  it('of any kind never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const parsed = parseConfiguration(text, 'kiosk.jsonc');
        expect(parsed.ok || parsed.fault.length > 0).toBe(true);
      }),
    );
  });
});

describe('a file', () => {
  it('that is missing, binary or too large is told as such', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'configuration-'));
    const file = path.join(folder, 'kiosk.jsonc');
    const told = () => {
      const loaded = loadConfiguration(file);
      return loaded.ok ? [] : loaded.fault.map(problemText);
    };
    expect(told()).toEqual([`${file}: does not exist`]);
    writeFileSync(file, Uint8Array.of(0xff, 0xfe, 0x00));
    expect(told()).toEqual([`${file}: is not UTF-8 text`]);
    writeFileSync(file, ' '.repeat(1024 * 1024 + 1));
    expect(told()).toEqual([`${file}: is larger than 1048576 bytes`]);
    rmSync(folder, { recursive: true });
  });
});
