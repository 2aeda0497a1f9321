// The way of a filing for its tests, page by page, and what stands on the screen there.

import { privately } from '../../../../contract/private.ts';
import { screen as screenSchema } from '../../../../contract/view.ts';
import { type SessionState, showSession } from '../session.ts';
import { around, checked, signedIn, walk } from '../testing.ts';
import type { SessionEvent } from '../types.ts';

export const numbered = { type: 'filing.numbered', number: 'KIOSK-01-B000001', link: 'abcdefghijk', at: 1_781_745_960_000 } as const;
export const done = { type: 'filing.finished', outcome: { kind: 'done', standing: 'finished', platformNumber: 'P-1' } } as const;
export const answer = (field: string, text: string) => ({ type: 'answer', field, value: privately(text) }) as const;

export const onNotice = [
  ...signedIn,
  { type: 'chooseService', service: 'remote-treatment' },
  { type: 'filing.checked', request: 2, checked },
] as const satisfies SessionEvent[];
export const onTelephone = [
  ...onNotice,
  { type: 'proceed' },
  answer('destination', '310000'),
  answer('begin', '2026-06-19'),
] as const satisfies SessionEvent[];
export const onReview = [...onTelephone, answer('telephone', '13866660001'), { type: 'consent' }] as const satisfies SessionEvent[];
export const submitted = [...onReview, { type: 'submit' }, numbered] as const satisfies SessionEvent[];

export const screenAt = (state: SessionState) => screenSchema.parse(showSession(state, around).screen);
export const screenOf = (...events: readonly SessionEvent[]) => screenAt(walk(...events));
