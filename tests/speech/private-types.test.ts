// A prompt cannot even be written with the person's data in it: the compiler refuses, and at run time there is nothing to be read.

import { expect, it } from 'vitest';
import { privately } from '../../contract/private.ts';
import type { PublicScreen, Spoken } from '../../renderer/speech/lines/sayer.ts';
import { withoutPrivate } from '../../renderer/speech/public-view.ts';
import type { PublicUtterance } from '../../renderer/speech/types.ts';

it('refuses the fields of a person, and lets the others through', () => {
  const review: Spoken<'review'>['prompts'] = ({ step, person }, { line }) => [
    line('speech.question.step', { at: String(step.at), of: String(step.of) }),
    // @ts-expect-error: a name has no text in a public screen
    line('speech.review.person', { name: person.name.private }),
  ];
  const result: Spoken<'result'>['prompts'] = ({ balance }, { line }) =>
    // @ts-expect-error: nor has a balance
    balance === null ? [] : [line('speech.result.balance', { amount: String(balance.private) })];
  const filled: Spoken<'menu'>['prompts'] = ({ person }, { line }) => [
    // @ts-expect-error: nor can what is hidden be filled in as it is
    line('speech.menu.greeting', { name: person.name }),
  ];
  const said: Spoken<'trouble'>['prompts'] = (_, { privateLine }) => [
    // @ts-expect-error: what is private is no prompt
    privateLine('speech.menu.greeting', { name: '' }),
  ];
  expect([review, result, filled, said].every((prompts) => typeof prompts === 'function')).toBe(true);
});

it('leaves nothing to be read at run time either', () => {
  const screen: PublicScreen<'review'>['person'] = withoutPrivate({ name: privately('王'), number: privately('660') });
  expect(JSON.stringify(screen)).not.toMatch(/王|660/);
  expect(Object.values(screen.name)).toEqual([]);
});

it('takes public text only where public text is due', () => {
  // @ts-expect-error: private text is none
  const utterance: PublicUtterance = { id: 'x', text: privately('王') };
  expect(utterance.id).toBe('x');
});
