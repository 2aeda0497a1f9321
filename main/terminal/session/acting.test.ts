// Acting for another person: their own code or card, their business only as far as the documents allow, and nothing of it for the next person.

import { describe, expect, it } from 'vitest';
import { privately } from '../../../contract/private.ts';
import type { ScreenOf } from '../../../contract/view.ts';
import { showSession, stepSession, type SessionState } from './session.ts';
import { answer, around, checked, input, insuredTwice, person, ready, signedIn, walk } from './testing.ts';
import { startSession } from './session.ts';
import type { SessionEvent } from './types.ts';

const principal = { name: privately('王*'), number: privately('660***********0099') };
const onDocument = [...signedIn, { type: 'actFor' }, { type: 'chooseRelation', relation: 'child' }] as const satisfies SessionEvent[];
const onTheirMenu = [
  ...onDocument,
  { type: 'code.shown' },
  { type: 'platform.signedIn', request: 2, person: principal, answer: insuredTwice },
] as const satisfies SessionEvent[];
const screenOf = (state: SessionState) => showSession(state, around).screen;
const menuOf = (state: SessionState): ScreenOf<'menu'> => {
  const screen = screenOf(state);
  if (screen.kind !== 'menu') throw new Error(`The screen is ${screen.kind}`);
  return screen;
};
const withCard = [
  { type: 'equipment', equipment: ready },
  { type: 'card.inserted' },
  { type: 'card.read' },
  { type: 'platform.signedIn', request: 1, person, answer },
  { type: 'actFor' },
] as const satisfies SessionEvent[];

describe('acting for another person', () => {
  it('goes over the relation and their code to their menu, which has only what may be done for another', () => {
    const names = onTheirMenu.map((_, at) => walk(...onTheirMenu.slice(0, at + 1)).name);
    expect(names.slice(-4)).toEqual(['visit.actingFor', 'visit.actingDocument', 'visit.signingInPrincipal', 'visit.menu']);
    const state = walk(...onTheirMenu);
    expect(menuOf(state)).toMatchObject({ person: principal, forAnother: 'acting', services: [{ id: 'remote-treatment' }] });
    expect(menuOf(state).services).toHaveLength(1);
    expect(stepSession(state, { type: 'chooseService', service: 'personal-account' }).refused).toBe(true);
    expect(stepSession(state, { type: 'chooseService', service: 'remote-treatment-cancel' }).refused).toBe(true);
    expect(stepSession(state, { type: 'actFor' }).refused).toBe(true);
  });

  it('is offered only where a service may be done for another', () => {
    expect(menuOf(walk(...signedIn)).forAnother).toBe('offered');
    const none = { ...input, services: input.services.map((service) => ({ ...service, actingFor: false })) };
    const menu = signedIn.reduce((state, event) => stepSession(state, event).state, startSession(none).state);
    expect(menuOf(menu).forAnother).toBe('none');
    expect(stepSession(menu, { type: 'actFor' }).refused).toBe(true);
  });

  it.each(['actForMyself', 'back'] as const)('goes back to oneself by %s, with all of one’s own services', (type) => {
    const back = stepSession(walk(...onTheirMenu), { type });
    expect(back.effects).toContainEqual({ kind: 'actForMyself' });
    expect(menuOf(back.state)).toMatchObject({ person, forAnother: 'offered', insurances: answer.insurances });
    expect(back.state.context).toMatchObject({ agent: null, relation: null, signInAnswer: answer });
    expect(stepSession(walk(...signedIn), { type: 'actForMyself' }).refused).toBe(true);
  });

  it('by the same person is told on the spot, and they stay signed in as themselves', () => {
    const same = walk(...onDocument, { type: 'code.shown' }, { type: 'platform.failed', request: 2, fault: 'person.same' });
    expect(screenOf(same)).toMatchObject({ kind: 'actingFor', stage: 'document', hint: 'person.same', failures: 1, agent: person });
    const home = stepSession(same, { type: 'home' });
    expect(menuOf(home.state)).toMatchObject({ person, forAnother: 'offered' });
    expect(home.state.context).toMatchObject({ relation: null, hint: null, failures: 0 });
    expect(home.effects).toContainEqual({ kind: 'listen', on: false });
  });

  it('wants one’s own card put away first, and takes nobody else’s code while it is known to lie there', () => {
    const chosen = stepSession(walk(...withCard), { type: 'chooseRelation', relation: 'spouse' });
    const asked = chosen.effects.map(({ kind }) => kind).filter((kind) => kind === 'testCard' || kind === 'listen');
    // Once it listens the reader answers nothing else.
    expect(asked).toEqual(['testCard', 'listen']);
    expect(screenOf(chosen.state)).toMatchObject({ takeCard: true, hint: null });
    expect(stepSession(chosen.state, { type: 'code.shown' }).state.context.hint).toBe('card.left');
    const lies = stepSession(chosen.state, { type: 'card.tested', media: 'present' }).state;
    const refused = stepSession(lies, { type: 'code.shown' });
    expect([refused.state.name, refused.state.context.hint]).toEqual(['visit.actingDocument', 'card.left']);
    expect(refused.effects).toContainEqual({ kind: 'listen', on: true });
    const gone = stepSession(refused.state, { type: 'card.removed' }).state;
    expect(screenOf(gone)).toMatchObject({ takeCard: false, hint: null });
    expect(stepSession(gone, { type: 'code.shown' }).state.name).toBe('visit.signingInPrincipal');
    // A reader that cannot tell keeps nobody waiting.
    const unknown = stepSession(chosen.state, { type: 'card.tested', media: 'unknown' }).state;
    expect(stepSession(unknown, { type: 'code.shown' }).state.name).toBe('visit.signingInPrincipal');
  });

  it('by their card reads it, and asks for it back at the end', () => {
    const read = walk(...withCard, { type: 'chooseRelation', relation: 'spouse' }, { type: 'card.removed' }, { type: 'card.inserted' });
    expect(read.name).toBe('visit.readingPrincipal');
    const menu = [{ type: 'card.read' }, { type: 'platform.signedIn', request: 2, person: principal, answer }].reduce(
      (state, event) => stepSession(state, event as SessionEvent).state,
      read,
    );
    expect(menuOf(menu)).toMatchObject({ person: principal, takeCard: true });
    expect(stepSession(menu, { type: 'leave' }).state.name).toBe('takeThings');
  });

  it('whose platform does not answer is tried again with their card, with their code shown again, or left for one’s own menu', () => {
    const failed = (...way: SessionEvent[]) =>
      walk(...onDocument, ...way, { type: 'platform.failed', request: 2, fault: 'platform.unreachable' });
    const byCode = failed({ type: 'code.shown' });
    expect(screenOf(byCode)).toEqual({ kind: 'trouble', fault: 'platform.unreachable', ways: ['leave', 'menu', 'retry'] });
    expect(stepSession(byCode, { type: 'retry' }).state.name).toBe('visit.actingDocument');
    expect(stepSession(failed({ type: 'card.read' }), { type: 'retry' }).state.name).toBe('visit.signingInPrincipal');
    expect(menuOf(stepSession(byCode, { type: 'home' }).state)).toMatchObject({ person, forAnother: 'offered' });
  });

  it('hands the relation over with the filing, and reads both names back', () => {
    const filing = (events: readonly SessionEvent[], request: number) =>
      walk(
        ...events,
        { type: 'chooseService', service: 'remote-treatment' },
        { type: 'filing.checked', request, checked },
        { type: 'proceed' },
        ...(events === onTheirMenu ? [{ type: 'answer', field: 'insurance', value: privately('residentBasic-320505') } as const] : []),
        { type: 'answer', field: 'destination', value: privately('310000') },
        { type: 'answer', field: 'begin', value: privately('2026-06-19') },
        { type: 'answer', field: 'telephone', value: privately('13866660001') },
        { type: 'consent' },
      );
    const forThem = filing(onTheirMenu, 3);
    expect(screenOf(forThem)).toMatchObject({ kind: 'review', person: principal, agent: { name: person.name, relation: 'child' } });
    const submitted = (state: SessionState) => stepSession(state, { type: 'submit' }).effects.find(({ kind }) => kind === 'submitFiling');
    expect(submitted(forThem)).toMatchObject({ relation: 'child' });
    const forMyself = filing(signedIn, 2);
    expect(screenOf(forMyself)).toMatchObject({ kind: 'review', person, agent: null });
    expect(submitted(forMyself)).toMatchObject({ relation: null });
  });

  it.each([
    ['leave', [{ type: 'leave' }]],
    ['nobody answering', [{ type: 'timer.idle' }, { type: 'timer.answer' }]],
  ] as const)('leaves nothing of either person after %s', (_, events) => {
    for (const before of [onDocument, onTheirMenu]) {
      const gone = walk(...before, ...events);
      expect([gone.name, gone.context.agent, gone.context.relation, gone.context.person]).toEqual(['attract', null, null, null]);
      expect(JSON.stringify(gone.context)).not.toMatch(/测\*|王\*|660\*/);
      // The control: until then it is all there.
      expect(JSON.stringify(walk(...before).context)).toMatch(/测\*/);
    }
  });
});
