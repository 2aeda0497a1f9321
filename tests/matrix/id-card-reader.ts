// The ID card reader in the matrix.

import { readIdCardResult, testMediaResult } from '../../contract/device/payloads.ts';
import { createDevice } from '../../drivers/device.ts';
import { idCardReaderDriver } from '../../drivers/id-card-reader/driver.ts';
import { idCardReaderProfiles } from '../../kiosk-config/profiles/id-card-reader/profiles.ts';
import { inventedPeople } from '../../simulators/people.ts';
import type { CardCondition } from '../../simulators/devices/citizen-card.ts';
import { hidReader } from '../../simulators/devices/hid-models.ts';
import { gated } from './gate.ts';
import { profileNamed } from './profile-named.ts';
import { cardLies, untrueAtBoth } from './reality.ts';
import type { Fault, Subject, Truth, WireKind } from './words.ts';
import { wireFaults } from './wire-faults.ts';

/** The card of the person before may count as one that never left: everybody is another one. */
const personOf = (mark: string) =>
  inventedPeople[(Number(mark.replace(/\D/g, '')) * 2 + (mark.startsWith('M') ? 0 : 1)) & 3] ?? inventedPeople[0];

const hasBytes = (written: Uint8Array, command: number, parameter: number): boolean => written[7] === command && written[8] === parameter;

const badCards: readonly CardCondition[] = [
  'unreadable',
  'fake',
  'damaged',
  'fingerprintDamaged',
  'wrongLength',
  'refusing',
  'empty',
  'unselectable',
  'unrecognised',
  'unsupported',
  'implausible',
];

const readerFaults: readonly Fault[] = [
  ...badCards.map(
    (condition): Fault => ({
      name: `card ${condition}`,
      moment: 'at',
      acts: [['place', { person: 'two-insurances', condition }]],
      asksCitizen: true,
    }),
  ),
  { name: 'no card', moment: 'at', acts: [['remove', {}]], asksCitizen: true },
  { name: 'card lifted before the select', moment: 'at', acts: [['fault', { fault: 'liftBeforeSelect' }]], asksCitizen: true },
  { name: 'card lifted before the read', moment: 'at', acts: [['fault', { fault: 'liftBeforeRead' }]], asksCitizen: true },
  { name: 'card lifted amid', moment: 'at', acts: [['fault', { fault: 'liftMidRead' }]], asksCitizen: true },
  { name: 'card left', moment: 'before', acts: [], isLeft: true, asksCitizen: true },
  {
    name: 'card left on a module that finds it again',
    moment: 'before',
    acts: [['fault', { fault: 'findsAgain' }]],
    isLeft: true,
    asksCitizen: true,
  },
  { name: 'SAM self-test failed', moment: 'before', acts: [['fault', { fault: 'samFailed' }]] },
  { name: 'SAM unauthorised', moment: 'before', acts: [['fault', { fault: 'samUnauthorised' }]] },
  { name: 'slow', moment: 'at', acts: [['fault', { fault: 'slow' }]] },
  // Every answer of the list that no condition of a card gives.
  ...[0x21, 0x23, 0x24, 0x47, 0x50, 0x71].map(
    (status): Fault => ({
      name: `SW3 ${status.toString(16)}`,
      moment: 'at',
      acts: [['answer', { command: 'readBase', status }]],
      commands: ['Kiosk.ReadIdCard'],
    }),
  ),
];

function readLies({ code, payload, mark }: Truth): readonly string[] {
  const { card, errorCode } = readIdCardResult.parse(payload);
  if (code === 'success') return card?.number === personOf(mark)?.number ? [] : ['another card than the one that was laid down'];
  return [
    ...(card ? ['a card came with a read that failed'] : []),
    ...(code === 'commandErrorCode' && !errorCode ? ['no error code'] : []),
  ];
}

function testLies({ payload, before, after }: Truth): readonly string[] {
  const tested = testMediaResult.safeParse(payload);
  return tested.success ? untrueAtBoth((reality) => cardLies(tested.data.media, reality), before, after) : ['no state of the media'];
}

function idCardReader(name: string, profileName: string, wires: readonly WireKind[]): Subject {
  const profile = profileNamed(idCardReaderProfiles, profileName);
  return {
    name,
    device: 'idCardReader',
    wires,
    hid: {
      place: { vendorId: hidReader.vendorId, productId: hidReader.productId },
      packaging: profile.hidWrapper ? { hidWrapper: profile.hidWrapper } : {},
    },
    prepare: [],
    open: ({ wire, gate, clock, random, log, report }) =>
      createDevice({ driver: gated(idCardReaderDriver(profile, clock), gate), profile: name, wire, clock, random, log, report }),
    isHealthy: ({ common }) => common.device === 'online',
    // A module that refused its work is distrusted until it has read a card, which the next plain command is.
    isReady: ({ common, cardReader }) => ['online', 'hardwareError'].includes(common.device) && cardReader?.media !== 'present',
    mend: [
      ['fault', { fault: 'none' }],
      ['answer', { command: 'readBase', status: null }],
      ['remove', {}],
    ],
    papers: null,
    commands: [
      {
        name: 'Kiosk.ReadIdCard',
        timeoutMs: 1500,
        payload: () => ({}),
        stage: (mark) => [['place', { person: personOf(mark)?.id }]],
        isAmid: (written) => hasBytes(written, 0x30, 0x01),
        amidAfterMs: 0,
        stagesLate: false,
        lies: readLies,
      },
      {
        name: 'Kiosk.TestMedia',
        timeoutMs: 1500,
        payload: () => ({}),
        stage: (mark) => [['place', { person: personOf(mark)?.id }]],
        isAmid: null,
        amidAfterMs: 0,
        stagesLate: false,
        lies: testLies,
      },
    ],
    // A found card answers 15 and 19 bytes: the first cut falls into the 1295 bytes of the read, the second into the select.
    faults: [...wireFaults({ toHost: 400, toDevice: 16 }), ...readerFaults],
  };
}

export const idCardReaderSubjects = [
  idCardReader('id-card-reader', 'id-card-reader-sam-v', ['tcp', 'serial']),
  idCardReader('id-card-reader-hid', 'id-card-reader-sam-v-hid', ['hid']),
];
