// Input and output board (Modbus RTU): switches the lights, watches the cabinet door and the headphone jack.

import type { z } from 'zod';
import { lightNames, setLightCommand } from '../../../contract/device/payloads.ts';
import type { IoBoardProfile } from '../../../kiosk-config/profiles/auxiliaries/io-board/schema.ts';
import type { Clock } from '../../clock.ts';
import { type CommandContext, type Completion, command, type Driver, endCode, type Receiver, type Tell } from '../../driver.ts';
import { Exchange } from '../../exchange.ts';
import { type EndReason, endReason } from '../../queue.ts';
import type { Connection } from '../../wire/wire.ts';
import { insist } from '../insist.ts';
import { Debounced } from './debounced.ts';
import {
  contradicts,
  encodeReadInputs,
  encodeWriteCoil,
  encodeWriteCoils,
  isAnswerTo,
  type ModbusAnswer,
  ModbusDecoder,
} from './protocol.ts';

type SetLight = z.infer<typeof setLightCommand>;
type LightName = SetLight['name'];
type FlashRate = SetLight['flashRate'];

interface Light {
  readonly name: LightName;
  readonly coil: number;
  readonly highIsLit: boolean;
}

interface BoardSession extends Receiver {
  readonly link: Connection;
  readonly exchange: Exchange<ModbusAnswer>;
  readonly decoder: ModbusDecoder;
  readonly tell: Tell;
  /** The level last written to each coil and confirmed; a coil that is not here may have any. */
  readonly written: Map<number, boolean>;
}

/** `refused`: the board answered with an exception. `ended`: no answer (the link is closed then), or the command was ended. */
type Asked = 'done' | 'refused' | 'ended';

const ended = (why: EndReason | 'notReady'): Completion => ({ code: endCode(why), payload: {}, error: null });
const failed = (errorCode: 'invalidLight' | 'lightError'): Completion => ({
  code: 'commandErrorCode',
  payload: { errorCode },
  error: errorCode,
});

export function ioBoardDriver(profile: IoBoardProfile, clock: Clock): Driver<BoardSession> {
  const lights = lightNames
    .flatMap((name): Light[] => {
      const light = profile.lights[name];
      return light ? [{ name, coil: light.coil, highIsLit: light.activeLevel === 'high' }] : [];
    })
    .sort((one, other) => one.coil - other.coil);
  const watched = [profile.cabinetDoor, profile.headphones].flatMap((input) => input?.input ?? []);
  const firstInput = watched.length > 0 ? Math.min(...watched) : 0;
  const inputCount = watched.length > 0 ? Math.max(...watched) - firstInput + 1 : 1;

  // What was last asked for outlives the connection: a board that comes back from a power cut shows it again.
  const rates = new Map<LightName, FlashRate>(lights.map(({ name }) => [name, 'off']));
  let door = new Debounced(0);
  let jack = new Debounced(0);
  let failing = false;
  let contradicted = false;

  const forget = (): void => {
    door = new Debounced(profile.cabinetDoor?.debounceMs ?? 0);
    jack = new Debounced(profile.headphones?.debounceMs ?? 0);
  };

  const levelOf = (light: Light, rate: FlashRate): boolean => {
    const lit = rate === 'continuous' || (rate === 'slow' && Math.floor(clock.now() / profile.flashMs) % 2 === 0);
    return lit === light.highIsLit;
  };
  const wantedLevel = (light: Light): boolean => levelOf(light, rates.get(light.name) ?? 'off');

  const ask = (session: BoardSession, bytes: Uint8Array, signal: AbortSignal): Promise<ModbusAnswer | null> => {
    const isAnswered = (answer: ModbusAnswer): answer is ModbusAnswer => isAnswerTo(bytes, answer);
    const question = { bytes, isAnswered, prepare: () => session.decoder.reset() };
    return insist(session.exchange, session.link, question, profile, signal);
  };

  const write = async (
    session: BoardSession,
    bytes: Uint8Array,
    levels: readonly [number, boolean][],
    signal: AbortSignal,
  ): Promise<Asked> => {
    for (const [coil] of levels) session.written.delete(coil);
    const answer = await ask(session, bytes, signal);
    if (!answer) return 'ended';
    if (answer.kind === 'refused') return refusedFor(answer.exception);
    for (const [coil, level] of levels) session.written.set(coil, level);
    return 'done';
  };

  const refusedFor = (exception: number): Asked => {
    if (contradicts(exception)) contradicted = true;
    return 'refused';
  };

  const switchLight = (session: BoardSession, { coil }: Light, level: boolean, signal: AbortSignal): Promise<Asked> =>
    write(session, encodeWriteCoil(profile.slave, coil, level), [[coil, level]], signal);

  /** Each coil that is not as it should be by now: a lamp that flashes, or one whose last command was not confirmed. */
  const switchLights = async (session: BoardSession, signal: AbortSignal): Promise<Asked> => {
    let worst: Asked = 'done';
    for (const light of lights) {
      const level = wantedLevel(light);
      if (session.written.get(light.coil) === level) continue;
      const asked = await switchLight(session, light, level, signal);
      if (asked === 'ended') return 'ended';
      if (asked === 'refused') worst = 'refused';
    }
    return worst;
  };

  /** All at once where no foreign coil lies between them, which may drive anything. */
  const switchAll = (session: BoardSession, signal: AbortSignal): Promise<Asked> => {
    const first = lights[0];
    const consecutive = first && lights.length > 1 && lights.every((light, index) => light.coil === first.coil + index);
    if (!consecutive) return switchLights(session, signal);
    const levels = lights.map((light): [number, boolean] => [light.coil, wantedLevel(light)]);
    const values = levels.map(([, level]) => level);
    return write(session, encodeWriteCoils(profile.slave, first.coil, values), levels, signal);
  };

  const look = async (session: BoardSession, signal: AbortSignal): Promise<Asked> => {
    const answer = await ask(session, encodeReadInputs(profile.slave, firstInput, inputCount), signal);
    if (!answer) return 'ended';
    if (answer.kind === 'refused') return watched.length > 0 ? refusedFor(answer.exception) : 'done';
    if (answer.kind !== 'inputs') return 'done';
    for (const [input, level] of [
      [profile.cabinetDoor, door],
      [profile.headphones, jack],
    ] as const) {
      if (input) level.take(answer.isHigh(input.input - firstInput) === (input.activeLevel === 'high'), clock.now());
    }
    return 'done';
  };

  const setLight = async (session: BoardSession, { name, flashRate }: SetLight, { signal }: CommandContext): Promise<Completion> => {
    if (contradicted) return { code: 'hardwareError', payload: {}, error: 'profileContradicted' };
    const light = lights.find((candidate) => candidate.name === name);
    if (!light) return failed('invalidLight');
    const asked = await switchLight(session, light, levelOf(light, flashRate), signal);
    if (asked === 'ended') return ended(signal.aborted ? endReason(signal) : 'linkLost');
    if (asked === 'refused') return failed('lightError');
    rates.set(name, flashRate);
    return { code: 'success', payload: {}, error: null };
  };

  const watch = async (session: BoardSession, signal: AbortSignal): Promise<Asked> => {
    const switched = contradicted ? 'refused' : await switchLights(session, signal);
    if (switched === 'ended') return 'ended';
    const looked = await look(session, signal);
    return looked === 'done' ? switched : looked;
  };

  const told = <Word extends string>(input: object | null, active: boolean | null, words: readonly [Word, Word]): Word | 'unknown' => {
    if (!input || contradicted || active === null) return 'unknown';
    return active ? words[0] : words[1];
  };

  forget();
  return {
    device: 'auxiliaries',
    commands: { 'Kiosk.SetLight': command(setLightCommand, setLight, ended) },
    open: (link, tell) => {
      const decoder = new ModbusDecoder({ slave: profile.slave, inputs: inputCount });
      const exchange = new Exchange<ModbusAnswer>(link, clock);
      const receive = (bytes: Uint8Array): void => {
        exchange.heard();
        for (const event of decoder.push(bytes)) exchange.deliver(event.kind === 'badChecksum' ? 'garbled' : event);
        const skipped = decoder.takeSkipped();
        if (skipped > 0) tell.garbage(skipped);
      };
      return { link, exchange, decoder, tell, written: new Map(), receive };
    },
    handshake: async (session, signal) => {
      contradicted = false;
      // A door that nobody watches any more is not known to be closed.
      signal.addEventListener('abort', forget, { once: true });
      const switched = await switchAll(session, signal);
      if (switched === 'ended') return false;
      const looked = await look(session, signal);
      failing = switched === 'refused' || looked === 'refused';
      return looked !== 'ended';
    },
    idle: async (session, signal) => {
      const asked = await watch(session, signal);
      if (asked !== 'ended') failing = asked === 'refused';
    },
    idleEvery: () => ([...rates.values()].includes('slow') ? Math.min(profile.pollMs, profile.flashMs) : profile.pollMs),
    condition: () => (failing || contradicted ? 'hardwareError' : 'online'),
    problem: () => (contradicted ? 'profileContradicted' : null),
    status: () => ({
      lights: Object.fromEntries(rates),
      auxiliaries: {
        cabinetDoor: told(profile.cabinetDoor, door.value, ['open', 'closed']),
        headphones: told(profile.headphones, jack.value, ['present', 'notPresent']),
      },
    }),
    capabilities: () => ({ driver: 'modbus-rtu', model: null, firmware: null }),
  };
}
