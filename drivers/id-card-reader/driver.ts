// Resident ID card reader with a SAM_V module: reads a card that was newly laid on it, and tells whether one still lies there.

import { createHmac, randomBytes } from 'node:crypto';
import { type IdCardError, type MediaState, readIdCardCommand, testMediaCommand } from '../../contract/device/payloads.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { IdCardReaderProfile } from '../../kiosk-config/profiles/id-card-reader-schema.ts';
import { type Clock, wait } from '../clock.ts';
import {
  type CommandContext,
  type Completion,
  command,
  type Driver,
  endCode,
  type OwnCondition,
  type Receiver,
  type Tell,
} from '../driver.ts';
import { type EndReason, endReason } from '../queue.ts';
import type { Connection } from '../wire/wire.ts';
import { decodeCard, textBlockOf } from './card-text.ts';
import { decodeSamId, type SamMeaning } from './protocol.ts';
import { Sam, type SamFault } from './sam.ts';

interface ReaderSession extends Receiver {
  readonly link: Connection;
  readonly sam: Sam;
  readonly tell: Tell;
  /** The card that was read on this connection has not been seen to leave. */
  lying: boolean;
}

/** The card last read, as a keyed digest that dies with the process. */
interface LastCard {
  readonly digest: string;
  /** A find has answered "no card" since. That proves no absence, but whatever is found afterwards was laid down anew. */
  unseen: boolean;
}

const readEnded = (why: EndReason | 'notReady'): Completion =>
  why === 'linkLost'
    ? { code: 'deviceNotReady', payload: { errorCode: 'linkFailure' }, error: 'link lost' }
    : { code: endCode(why), payload: {}, error: null };
const testEnded = (why: EndReason | 'notReady'): Completion => ({ code: endCode(why), payload: { media: 'unknown' }, error: null });
const readFailed = (errorCode: IdCardError): Completion => ({ code: 'commandErrorCode', payload: { errorCode }, error: errorCode });

/** For answers that end a read: what is no error in itself is one in that place. */
function errorOf(meaning: Exclude<SamMeaning, 'garbled'>): IdCardError {
  if (meaning === 'noCard') return 'cardMissing';
  return meaning === 'done' || meaning === 'found' ? 'samFailure' : meaning;
}

export function idCardReaderDriver(profile: IdCardReaderProfile, clock: Clock): Driver<ReaderSession> {
  const key = randomBytes(32);
  let condition: OwnCondition = 'online';
  let model: string | null = null;
  let media: MediaState = 'unknown';
  let lastCard: LastCard | null = null;

  const digestOf = (text: Uint8Array): string => createHmac('sha256', key).update(text).digest('base64');

  const noteModule = (session: ReaderSession, meaning: SamMeaning): void => {
    condition = meaning === 'samFailure' || meaning === 'samUnauthorised' ? 'hardwareError' : 'online';
    session.tell.statusChanged();
  };

  const noteMedia = (session: ReaderSession, state: MediaState): void => {
    media = state;
    if (session.lying && state === 'notPresent') {
      session.lying = false;
      lastCard = null;
      session.tell.unsolicited('CardReader.MediaRemovedEvent', {});
    }
    session.tell.statusChanged();
  };

  const readFound = async (session: ReaderSession, signal: AbortSignal): Promise<Result<Uint8Array, IdCardError | SamFault>> => {
    const selected = await session.sam.ask('select', signal);
    if (!selected.ok) return selected;
    // A select is not idempotent: asked twice, its refusal may only mean that the first one had worked. The read will tell.
    const perhaps = selected.value.repeated && selected.value.meaning === 'cardMoved';
    if (selected.value.meaning !== 'done' && !perhaps) return fail(errorOf(selected.value.meaning));
    const read = await session.sam.ask('readBase', signal);
    if (!read.ok) return read;
    if (read.value.meaning !== 'done') return fail(errorOf(read.value.meaning));
    const text = textBlockOf(read.value.data);
    return text ? succeed(text) : fail('cardUnreadable');
  };

  const failed = (session: ReaderSession, fault: IdCardError | SamFault, signal: AbortSignal): Completion => {
    if (fault === 'ended') return readEnded(signal.aborted ? endReason(signal) : 'linkLost');
    if (fault === 'samFailure' || fault === 'samUnauthorised') noteModule(session, fault);
    return readFailed(fault);
  };

  /** The completion for the card on the reader; null when it is the one that was read before and never left. */
  const takeFound = async (session: ReaderSession, { signal, event }: CommandContext): Promise<Completion | null> => {
    const mayBeOld = lastCard !== null && !lastCard.unseen;
    const inserted = (): void => {
      if (session.lying) noteMedia(session, 'notPresent');
      event('CardReader.MediaInsertedEvent', {});
      noteMedia(session, 'present');
    };
    if (!mayBeOld) inserted();
    const read = await readFound(session, signal);
    if (!read.ok) {
      const oldCard = mayBeOld && read.fault !== 'ended' && read.fault !== 'linkFailure';
      return oldCard ? null : failed(session, read.fault, signal);
    }
    const digest = digestOf(read.value);
    if (mayBeOld && digest === lastCard?.digest) return null;
    if (mayBeOld) inserted();
    lastCard = { digest, unseen: false };
    session.lying = true;
    if (profile.presence === 'none') noteMedia(session, 'unknown');
    const card = decodeCard(read.value);
    read.value.fill(0);
    return card.ok ? { code: 'success', payload: { card: card.value }, error: null } : readFailed(card.fault);
  };

  const readIdCard = async (session: ReaderSession, _payload: unknown, context: CommandContext): Promise<Completion> => {
    const { signal } = context;
    let presenceAt = clock.now() + profile.presencePollMs;
    for (;;) {
      // Somebody may wait for the next card while the last one still lies there: its leaving is news all the same.
      if (watchesPresence(session) && clock.now() >= presenceAt) {
        const presence = await testPresence(session, signal);
        if (!presence.ok) return failed(session, presence.fault, signal);
        noteMedia(session, presence.value);
        presenceAt = clock.now() + profile.presencePollMs;
      }
      const found = await session.sam.ask('find', signal);
      if (!found.ok) return failed(session, found.fault, signal);
      const { meaning } = found.value;
      if (meaning === 'samFailure' || meaning === 'samUnauthorised') return failed(session, meaning, signal);
      if (meaning === 'found') {
        const completion = await takeFound(session, context);
        if (completion) return completion;
      } else {
        if (lastCard) lastCard.unseen = true;
        if (!session.lying) noteMedia(session, 'notPresent');
      }
      if ((await wait(clock, profile.pollMs, signal)) === 'aborted') return readEnded(endReason(signal));
    }
  };

  const mediaFound = async (session: ReaderSession, signal: AbortSignal): Promise<Result<MediaState, SamFault>> => {
    const found = await session.sam.ask('find', signal);
    return found.ok ? succeed(found.value.meaning === 'found' ? 'present' : 'notPresent') : found;
  };

  /** Finding none proves nothing of a card that was read: it is asked as the profile says. */
  const testPresence = async (session: ReaderSession, signal: AbortSignal): Promise<Result<MediaState, SamFault>> => {
    switch (profile.presence) {
      case 'none':
        return succeed('unknown');
      case 'readAgain': {
        const read = await session.sam.ask('readBase', signal);
        if (!read.ok) return read;
        read.value.data.fill(0);
        // A card that lost the field for a moment, or was never read, cannot be read again but is found.
        return read.value.meaning === 'done' ? succeed('present') : mediaFound(session, signal);
      }
      case 'resetAndFind': {
        const reset = await session.sam.ask('reset', signal);
        if (!reset.ok) return reset;
        return reset.value.meaning === 'done' ? mediaFound(session, signal) : succeed('unknown');
      }
    }
  };

  const testMedia = async (session: ReaderSession, _payload: unknown, { signal }: CommandContext): Promise<Completion> => {
    const presence = await testPresence(session, signal);
    if (!presence.ok && presence.fault === 'ended') return testEnded(signal.aborted ? endReason(signal) : 'linkLost');
    const state = presence.ok ? presence.value : 'unknown';
    noteMedia(session, state);
    return { code: 'success', payload: { media: state }, error: null };
  };

  const watchesPresence = (session: ReaderSession): boolean => session.lying && profile.presence !== 'none';

  return {
    device: 'idCardReader',
    commands: {
      'Kiosk.ReadIdCard': command(readIdCardCommand, readIdCard, readEnded),
      'Kiosk.TestMedia': command(testMediaCommand, testMedia, testEnded),
    },
    open: (link, tell) => {
      const sam = new Sam(link, profile, clock, tell);
      return { link, sam, tell, lying: false, receive: (bytes) => sam.receive(bytes) };
    },
    handshake: async (session, signal) => {
      media = 'unknown';
      const status = await session.sam.ask('status', signal);
      if (!status.ok) return false;
      noteModule(session, status.value.meaning);
      const id = await session.sam.ask('samId', signal);
      if (id.ok && id.value.meaning === 'done') model = decodeSamId(id.value.data);
      return id.ok;
    },
    idle: async (session, signal) => {
      if (watchesPresence(session)) {
        const presence = await testPresence(session, signal);
        if (presence.ok) noteMedia(session, presence.value);
        else if (presence.fault === 'linkFailure') session.link.close('silent');
        return;
      }
      const status = await session.sam.ask('status', signal);
      if (status.ok) noteModule(session, status.value.meaning);
      else if (status.fault === 'linkFailure') session.link.close('silent');
    },
    idleEvery: (session) => (watchesPresence(session) ? profile.presencePollMs : profile.idleCheckMs),
    condition: () => condition,
    status: () => ({ cardReader: { media } }),
    capabilities: () => ({ driver: 'sam-v', model }),
  };
}
