// Chooses the decoder that a region's configuration names.

import type { KioskConfiguration } from '../../../../kiosk-config/schema.ts';
import { createProgramDecoder, type ProgramDecoder, type ProgramOptions } from './program.ts';

/** What of the environment a vendor's program may see: where programs and libraries lie, and the words it speaks. */
const passedOn = ['PATH', 'LD_LIBRARY_PATH', 'LANG', 'LC_ALL', 'TZ', 'HOME', 'TMPDIR', 'SystemRoot', 'TEMP'] as const;

/** @returns undefined: the platform's own HTTP service */
export function decoderOf(
  decoder: KioskConfiguration['platform']['decoder'],
  environment: Readonly<Record<string, string | undefined>>,
  rest: Pick<ProgramOptions, 'terminal' | 'log'>,
): ProgramDecoder | undefined {
  if (decoder.kind === 'http') return undefined;
  const seen = passedOn.flatMap((name) => (environment[name] === undefined ? [] : [[name, environment[name]]]));
  return createProgramDecoder({ ...decoder, ...rest, environment: Object.fromEntries(seen) });
}
