// `npm run config -- validate | schema`: checks a configuration file, or prints the schema that editors and fleets use.

import { parseArgs } from 'node:util';
import { z } from 'zod';
import { loadConfiguration, problemText } from './load.ts';
import { kioskConfiguration } from './schema.ts';

const help = `Usage: npm run config -- <command>

  validate FILE [--json]   check a configuration file; every mistake with file, line and field
  schema                   print the JSON Schema of the configuration
  defaults                 print a whole configuration with every default

Exit codes: 0 good, 1 the file has mistakes, 2 wrong use.
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: { help: { type: 'boolean', short: 'h' }, json: { type: 'boolean' } },
});
const [command, file] = positionals;

if (values.help === true) process.stdout.write(help);
else if (command === 'schema') print(z.toJSONSchema(kioskConfiguration, { io: 'input', unrepresentable: 'any' }));
else if (command === 'defaults') print(kioskConfiguration.parse({ version: 1 }));
else if (command === 'validate' && file !== undefined) validate(file);
else {
  process.stderr.write(help);
  process.exitCode = 2;
}

function validate(path: string): void {
  const loaded = loadConfiguration(path);
  if (values.json === true) print(loaded.ok ? { good: true } : { good: false, problems: loaded.fault });
  else if (loaded.ok) process.stdout.write(`${path}: good\n`);
  else process.stderr.write(`${loaded.fault.map(problemText).join('\n')}\n`);
  process.exitCode = loaded.ok ? 0 : 1;
}

function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
