// `npm run catalogue -- status | build | search | institutions`: looks at the catalogue of a data folder, or builds it at once.

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { yuanText } from '../../../contract/money.ts';
import { loadConfiguration, parseConfiguration, problemText } from '../../../kiosk-config/load.ts';
import { inLanguage } from '../../../kiosk-config/owner-words.ts';
import { createMessageIds } from '../platform/message-id.ts';
import { isWhole } from '../store/catalogue/build.ts';
import { type Catalogue, openCatalogue } from '../store/catalogue/catalogue.ts';
import { fileName } from '../store/catalogue/schema.ts';
import { dataFolder } from '../store/cli/data-folder.ts';
import { lockFolder } from '../store/safety/lock.ts';
import { type RebuildOptions, rebuild } from './rebuild.ts';
import { type CatalogueItem, type Institution, institutionKinds, itemKinds } from './types.ts';

const help = `Usage: npm run catalogue -- <command>

  status                       age, size and checksum of the catalogue, and whether the file is whole
  build [--platform URL]       download and build it now; the kiosk of this folder must not run
  search TEXT [--kind KIND]    items by characters of the name, initials of its pinyin, or the beginning of a code
  institutions TEXT            designated institutions, in the same way

  --kind KIND       ${itemKinds.join(', ')}
                    institutions: ${institutionKinds.join(', ')}
  --division CODE   institutions: the first two, four or all six digits
  --limit N         at most so many (20, up to 100)
  --data FOLDER     data folder (KIOSK_DATA, in a checkout the one of npm start)
  --json            for programs
  --help            this text

The platform is the one of KIOSK_CONFIGURATION, or the sandbox. Exit codes: 0 good, 1 no or no whole catalogue, 2 wrong use.
`;

class WrongUse extends Error {}

const options = {
  platform: { type: 'string' },
  kind: { type: 'string' },
  division: { type: 'string' },
  limit: { type: 'string', default: '20' },
  data: { type: 'string', default: dataFolder(process.env.KIOSK_DATA) },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof WrongUse ? 2 : 1;
}

function main(): number | Promise<number> {
  const { values, positionals } = wish();
  const [command, ...words] = positionals;
  const folder = path.resolve(values.data);
  if (values.help) return say(help);
  if (command === 'status') return status(folder, values.json);
  if (command === 'build') return build(folder, values.platform, values.json);
  const limit = Number(values.limit);
  if (!Number.isInteger(limit) || limit < 1) throw new WrongUse(`--limit ${values.limit} is not a number from 1`);
  const text = words.join(' ').trim();
  if ((command === 'search' || command === 'institutions') && text === '') throw new WrongUse(`${command} wants a TEXT.\n\n${help}`);
  if (command === 'search') {
    const kind = oneOf(itemKinds, values.kind);
    return found(folder, values.json, (catalogue) => catalogue.items({ text, limit, ...(kind && { kind }) }), itemLine);
  }
  if (command === 'institutions') {
    const kind = oneOf(institutionKinds, values.kind);
    const { division } = values;
    const narrow = { ...(kind && { kind }), ...(division !== undefined && { division }) };
    return found(folder, values.json, (catalogue) => catalogue.institutions({ text, limit, ...narrow }), institutionLine);
  }
  throw new WrongUse(command === undefined ? help : `"${command}" is not understood.\n\n${help}`);
}

function wish() {
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message : String(error));
  }
}

function oneOf<Word extends string>(words: readonly Word[], wanted: string | undefined): Word | undefined {
  const word = words.find((one) => one === wanted);
  if (word === undefined && wanted !== undefined) throw new WrongUse(`--kind ${wanted} is none of ${words.join(', ')}`);
  return word;
}

function say(text: string): number {
  process.stdout.write(text);
  return 0;
}

function opened(folder: string): Catalogue {
  const catalogue = openCatalogue(folder);
  if (!catalogue.ok) throw new Error(`${path.join(folder, fileName)}: ${catalogue.fault}; build one by npm run catalogue -- build`);
  return catalogue.value;
}

function status(folder: string, json: boolean): number {
  const { facts } = opened(folder);
  const whole = isWhole(path.join(folder, fileName), facts);
  const ageHours = (Date.now() - facts.asOf) / 3_600_000;
  const asOf = new Date(facts.asOf).toISOString();
  if (json) say(`${JSON.stringify({ ...facts, asOf, ageHours, whole })}\n`);
  else {
    say(`as of         ${asOf}, ${ageHours.toFixed(1)} hours ago\nitems         ${facts.items}\ninstitutions  ${facts.institutions}\n`);
    say(`checksum      ${facts.checksum}\nfile          ${whole ? 'whole' : 'damaged'}\n`);
  }
  return whole ? 0 : 1;
}

function found<Row>(
  folder: string,
  json: boolean,
  ask: (catalogue: Catalogue) => { rows: readonly Row[]; next: string | null; asOf: number },
  line: (row: Row) => string,
): number {
  const { rows, next, asOf } = ask(opened(folder));
  if (json) return say(`${JSON.stringify({ rows, next, asOf: new Date(asOf).toISOString() })}\n`);
  return say(
    `${[...rows.map(line), next === null ? '' : '… and more', `as of ${new Date(asOf).toISOString()}`].filter(Boolean).join('\n')}\n`,
  );
}

function itemLine({ code, kind, name, specification, class: itemClass, selfPayShare, limit }: CatalogueItem): string {
  const share = selfPayShare.employee === null ? '' : `${selfPayShare.employee / 100} %`;
  const most = limit.tertiary === null ? '' : `≤ ${yuanText(limit.tertiary)}`;
  return [code, kind, itemClass ?? '–', name, specification, share, most].filter(Boolean).join('  ');
}

function institutionLine({ code, kind, level, division, name }: Institution): string {
  return [code, kind, level ?? '–', division, name].join('  ');
}

async function build(folder: string, platformUrl: string | undefined, json: boolean): Promise<number> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Two programs with one range of message numbers would use one twice.
  const lock = lockFolder(folder, 0);
  if (lock === null) throw new Error(`The kiosk of ${folder} is running; it builds the catalogue by itself.`);
  try {
    const before = openCatalogue(folder);
    const facts = before.ok ? before.value.facts : null;
    if (before.ok) before.value.close();
    const built = await rebuild({
      folder,
      platform: platformOptions(platformUrl),
      now: Date.now,
      before: facts?.items ?? 0,
      beforeInstall: () => undefined,
      signal: new AbortController().signal,
    });
    if (!built.ok)
      throw new Error(`No catalogue could be built (${built.fault.code}); ${facts === null ? 'there is none' : 'the old one stays'}.`);
  } finally {
    lock.release();
  }
  return status(folder, json);
}

function platformOptions(url: string | undefined): RebuildOptions['platform'] {
  const file = process.env.KIOSK_CONFIGURATION;
  const loaded = file ? loadConfiguration(file) : parseConfiguration('{"version": 1}', 'defaults');
  if (!loaded.ok) throw new WrongUse(loaded.fault.map(problemText).join('\n'));
  const { platform, terminal } = loaded.value;
  if (url !== undefined && !URL.canParse(url)) throw new WrongUse(`--platform ${url} is no address`);
  const now = (): Date => new Date();
  let reserved = 0;
  return {
    baseUrl: url ?? platform.baseUrl,
    gateway: platform.gateway,
    institution: platform.institution,
    divisions: { treatment: platform.treatmentDivision },
    terminal: { id: terminal.id, name: inLanguage(terminal.name) },
    receiverSystemCode: platform.receiverSystemCode,
    interfaceVersion: platform.interfaceVersion,
    businessType: platform.businessType,
    signIn: platform.signIn,
    deadlineMs: platform.deadlineMs,
    messageIds: createMessageIds({
      institutionCode: platform.institution.code,
      slice: platform.messageSlice,
      now,
      reserve(until) {
        const former = reserved;
        reserved = Math.max(reserved, until);
        return former;
      },
    }),
  };
}
