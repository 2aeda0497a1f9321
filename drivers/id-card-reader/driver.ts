// Resident ID card reader with a SAM_V module: reads a card that was newly laid on it, and tells whether one still lies there.

import { createHmac, randomBytes } from 'node:crypto';
import { type IdCardError, type MediaState, readIdCardCommand, testMediaCommand } from '../../contract/device/payloads.ts';
import type { Result } from '../../contract/result.ts';
import type { IdCardReaderProfile } from '../../kiosk-config/profiles/id-card-reader/schema.ts';
import { type Clock, wait } from '../clock.ts';
import { type CommandContext, type Completion, command, type Driver, endCode, type Receiver, type Tell } from '../driver.ts';
import { type EndReason, endReason } from '../queue.ts';
import type { Connection } from '../wire/wire.ts';
import { BaudSearch } from './baud-search.ts';
import { afterEvidence, type Evidence, isOld, isUnread, type Lying, mediaOf } from './lying.ts';
import { type Ask, Presence } from './presence.ts';
import { decodeSamId, type SamCommand, type SamMeaning } from './protocol.ts';
import { cardOf, readText } from './read-card.ts';
import { Sam, type SamFault } from './sam.ts';

interface ReaderSession extends Receiver {
  readonly link: Connection;
  readonly sam: Sam;
  readonly ask: Ask;
  readonly presence: Presence;
  readonly tell: Tell;
  lying: Lying;
}

const readEnded = (why: EndReason | 'notReady'): Completion =>
  why === 'linkLost'
    ? { code: 'deviceNotReady', payload: { errorCode: 'linkFailure' }, error: 'link lost' }
    : { code: endCode(why), payload: {}, error: null };
const testEnded = (why: EndReason | 'notReady'): Completion => ({ code: endCode(why), payload: { media: 'unknown' }, error: null });
const readFailed = (errorCode: IdCardError): Completion => ({ code: 'commandErrorCode', payload: { errorCode }, error: errorCode });
const contradiction = 'the module has not the number that the profile names';

/** Errors of the module or the line: whatever lies there is not to blame. */
const modulesOwn: ReadonlySet<SamMeaning | 'linkFailure'> = new Set(['samSelfTest', 'samUnauthorised', 'samFailure', 'linkFailure']);
/** The card left while it was read. */
const lifted: ReadonlySet<IdCardError> = new Set(['cardMoved', 'cardMissing']);

const outOfOrder: ReadonlySet<SamMeaning> = new Set(['samSelfTest', 'samUnauthorised']);
/** A module that is out of order may answer these all the same. */
const alwaysAnswered: ReadonlySet<SamCommand> = new Set(['samId', 'reset']);
/** Other questions may come in an order that the module calls an error. */
const neverWrong: ReadonlySet<SamCommand> = new Set(['status', 'find']);

/** What a module is for: one that is well by its own words and refuses this is of no use. */
const cardWork: ReadonlySet<SamCommand> = new Set(['find', 'select', 'readBase']);
/** Milliseconds in which its own words are not believed, or the way to sign in would come and go every second. */
const workRefusedFor = 30_000;

export function idCardReaderDriver(profile: IdCardReaderProfile, clock: Clock): Driver<ReaderSession> {
  const key = randomBytes(32);
  const baudSearch = new BaudSearch(profile);
  let moduleWorks = true;
  let refusedWorkAt = Number.NEGATIVE_INFINITY;
  let contradicted = false;
  let model: string | null = null;
  let lyingNow: Lying = { kind: 'unsure' };
  /** The last test has shown nothing: a card may have been laid down since nothing lay there. */
  let inDoubt = false;

  /** Behind a wire that is lost anything may be laid down or lifted. */
  const forget = (): void => {
    lyingNow = { kind: 'unsure' };
  };

  const digestOf = (text: Uint8Array): string => createHmac('sha256', key).update(text).digest('base64');

  const noteModule = (tell: Tell, asked: SamCommand, meaning: SamMeaning): void => {
    // A search that finds one is not enough: the card still has to be read.
    const worked = cardWork.has(asked) && meaning === 'done';
    if (cardWork.has(asked) && outOfOrder.has(meaning)) refusedWorkAt = clock.now();
    if (worked) refusedWorkAt = Number.NEGATIVE_INFINITY;
    const isDistrusted = clock.now() - refusedWorkAt < workRefusedFor;
    if (isDistrusted || outOfOrder.has(meaning)) moduleWorks = false;
    else if (meaning === 'samFailure' ? neverWrong.has(asked) : !alwaysAnswered.has(asked)) moduleWorks = meaning !== 'samFailure';
    tell.statusChanged();
  };

  const noteLying = (session: ReaderSession, next: Lying): void => {
    const before = session.lying;
    session.lying = next;
    lyingNow = next;
    if (next !== before) inDoubt = false;
    const wasThere = before.kind !== 'unsure' && before.kind !== 'nothing';
    // Without a test nobody can say that a card that was read has gone.
    if (wasThere && next.kind === 'nothing' && mediaOf(next, profile.presence) === 'notPresent') {
      session.tell.unsolicited('CardReader.MediaRemovedEvent', {});
    }
    session.tell.statusChanged();
  };

  const testPresence = async (session: ReaderSession, signal: AbortSignal): Promise<Result<Evidence, SamFault>> => {
    const evidence = await session.presence.test(signal);
    if (evidence.ok) {
      inDoubt = evidence.value === 'unknown';
      noteLying(session, afterEvidence(session.lying, evidence.value));
    }
    return evidence;
  };

  const ended = (fault: IdCardError | SamFault, signal: AbortSignal): Completion =>
    fault === 'ended' ? readEnded(signal.aborted ? endReason(signal) : 'linkLost') : readFailed(fault);

  /** A card that could not be read: told once while it lies there; one that was read before is no new one because it cannot be read now. */
  const refused = (session: ReaderSession, error: IdCardError): Completion | null => {
    const before = session.lying;
    if (before.kind === 'read' || (before.kind === 'refused' && before.error === error)) return null;
    noteLying(session, error === 'cardMissing' ? { kind: 'nothing' } : { kind: 'refused', error });
    return readFailed(error);
  };

  /** The completion for the card that was just found; null when it is one that was dealt with before and never left. */
  const takeFound = async (session: ReaderSession, { signal, event }: CommandContext): Promise<Completion | null> => {
    const before = session.lying;
    const inserted = (): void => {
      event('CardReader.MediaInsertedEvent', {});
      noteLying(session, { kind: 'found' });
    };
    if (before.kind === 'nothing' || before.kind === 'found') inserted();
    const text = await readText(session.ask, signal);
    if (!text.ok) return text.fault === 'ended' || modulesOwn.has(text.fault) ? ended(text.fault, signal) : refused(session, text.fault);
    const digest = digestOf(text.value);
    if (before.kind === 'read') {
      if (before.digest === digest) {
        text.value.fill(0);
        return null;
      }
      noteLying(session, { kind: 'nothing' });
      inserted();
    }
    const card = await cardOf(text.value, profile.latestAddress, session.ask, signal);
    if (card.ok) {
      noteLying(session, { kind: 'read', digest });
      return { code: 'success', payload: { card: card.value }, error: null };
    }
    const { fault } = card;
    if (fault === 'ended' || fault === 'linkFailure') return ended(fault, signal);
    // Of a card that was lifted nobody was told whose it is: laid down properly it is read like a new one.
    noteLying(session, lifted.has(fault) ? { kind: 'refused', error: fault } : { kind: 'read', digest });
    return readFailed(fault);
  };

  const mediaNow = (): MediaState => {
    const media = mediaOf(lyingNow, profile.presence);
    return media === 'notPresent' && inDoubt ? 'unknown' : media;
  };

  const readIdCard = async (session: ReaderSession, _payload: unknown, context: CommandContext): Promise<Completion> => {
    const { signal } = context;
    if (contradicted) return { code: 'hardwareError', payload: {}, error: contradiction };
    let testAt = clock.now() + profile.presencePollMs;
    let missed = false;
    for (;;) {
      // Somebody may wait for the next card while the last one still lies there: its leaving is news all the same.
      if (isOld(session.lying) || (watchesPresence(session) && clock.now() >= testAt)) {
        const tested = await testPresence(session, signal);
        if (!tested.ok) return ended(tested.fault, signal);
        testAt = clock.now() + profile.presencePollMs;
        // It lies there, has not been read and is not found: to a module that was reset it is new.
        const hidden = missed && tested.value === 'card' && isUnread(session.lying);
        const reset = hidden ? await session.ask('reset', signal) : tested;
        if (!reset.ok) return ended(reset.fault, signal);
      }
      const found = await session.ask('find', signal);
      if (!found.ok) return ended(found.fault, signal);
      const { meaning } = found.value;
      missed = meaning === 'noCard';
      if (meaning === 'samSelfTest' || meaning === 'samUnauthorised' || meaning === 'samFailure') return readFailed(meaning);
      noteLying(session, afterEvidence(session.lying, session.presence.afterSearch(meaning)));
      if (meaning === 'found' && !isOld(session.lying)) {
        const completion = await takeFound(session, context);
        if (completion) return completion;
      }
      if ((await wait(clock, profile.pollMs, signal)) === 'aborted') return readEnded(endReason(signal));
    }
  };

  const testMedia = async (session: ReaderSession, _payload: unknown, { signal }: CommandContext): Promise<Completion> => {
    if (contradicted) return { code: 'hardwareError', payload: { media: 'unknown' }, error: contradiction };
    const tested = await testPresence(session, signal);
    if (!tested.ok && tested.fault === 'ended') return testEnded(signal.aborted ? endReason(signal) : 'linkLost');
    const shown: MediaState = tested.ok && tested.value === 'card' ? 'present' : 'unknown';
    const media = tested.ok && tested.value === 'noCard' ? mediaOf(session.lying, profile.presence) : shown;
    return { code: 'success', payload: { media }, error: null };
  };

  const watchesPresence = ({ lying }: ReaderSession): boolean =>
    lying.kind !== 'nothing' && !(lying.kind === 'read' && profile.presence === 'none');

  return {
    device: 'idCardReader',
    commands: {
      'Kiosk.ReadIdCard': command(readIdCardCommand, readIdCard, readEnded),
      'Kiosk.TestMedia': command(testMediaCommand, testMedia, testEnded),
    },
    open: (link, tell) => {
      const sam = new Sam(link, profile, clock, tell);
      const ask: Ask = async (asked, signal) => {
        const answer = await sam.ask(asked, signal);
        if (answer.ok) noteModule(tell, asked, answer.value.meaning);
        return answer;
      };
      forget();
      const presence = new Presence(ask, profile.presence);
      return { link, sam, ask, presence, tell, lying: lyingNow, receive: (bytes) => sam.receive(bytes) };
    },
    handshake: async (session, signal) => {
      model = null;
      signal.addEventListener('abort', forget, { once: true });
      if (!(await baudSearch.find(session.link, () => session.sam.isThere(signal), signal))) return false;
      if (!(await session.ask('status', signal)).ok) return false;
      const id = await session.ask('samId', signal);
      if (!id.ok) return false;
      if (id.value.meaning === 'done') model = decodeSamId(id.value.data);
      contradicted = model !== null && !model.startsWith(profile.samIdPrefix ?? '');
      // What lies there now was laid down for somebody else, or before anybody asked for it.
      return contradicted || (await testPresence(session, signal)).ok;
    },
    idle: async (session, signal) => {
      const answer = watchesPresence(session) && !contradicted ? await testPresence(session, signal) : await session.ask('status', signal);
      if (!answer.ok && answer.fault === 'linkFailure') session.link.close('silent');
    },
    idleEvery: (session) => (watchesPresence(session) ? profile.presencePollMs : profile.idleCheckMs),
    condition: () => (moduleWorks && !contradicted ? 'online' : 'hardwareError'),
    problem: () => (contradicted ? 'profileContradicted' : null),
    status: () => ({ cardReader: { media: moduleWorks ? mediaNow() : 'unknown' } }),
    capabilities: () => ({ driver: 'sam-v', model, firmware: null }),
  };
}
