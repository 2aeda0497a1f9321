// Proof that only what was tried is used unasked, and that a profile cannot promise a move that its presenter does not have.

import { describe, expect, it } from 'vitest';
import { ticketDispenserProfiles } from './profiles.ts';
import { ticketDispenserProfileSchema } from './schema.ts';

const { names, named } = ticketDispenserProfiles;
const verified = ['ticket-dispenser-escpos-cutter', 'ticket-dispenser-vkp80ii', 'ticket-dispenser-vkp80iii'];

describe('A profile of a ticket dispenser', () => {
  it.each(verified)('%s is used unasked', (name) => {
    expect(named(name, false).ok).toBe(true);
  });

  it.each(names.filter((name) => !verified.includes(name)))('%s is refused unless the configuration allows it', (name) => {
    expect(named(name, false)).toMatchObject({ ok: false, fault: { problem: expect.stringContaining('never been tried') } });
    expect(named(name, true)).toMatchObject({ ok: true, value: { verified: false } });
  });

  it('cannot retract what it has no command for', () => {
    const cutter = named('ticket-dispenser-escpos-cutter', false);
    if (!cutter.ok) throw new Error(cutter.fault.problem);
    const { presenter } = cutter.value;
    const wrong = { ...cutter.value, presenter: { ...presenter, unclaimed: 'retract' } };
    expect(ticketDispenserProfileSchema.safeParse(wrong).error?.issues[0]?.message).toContain('does not have');
  });

  it('cannot watch a full status that its decoder does not expect', () => {
    const custom = named('ticket-dispenser-vkp80ii', false);
    if (!custom.ok) throw new Error(custom.fault.problem);
    expect(ticketDispenserProfileSchema.safeParse({ ...custom.value, fullStatus: false }).success).toBe(false);
  });

  it.each(['1d 65', '1D65', '1D 6', '1D {seconds', ''])('has no command %j', (present) => {
    const custom = named('ticket-dispenser-vkp80ii', false);
    if (!custom.ok) throw new Error(custom.fault.problem);
    const wrong = { ...custom.value, presenter: { ...custom.value.presenter, present } };
    expect(ticketDispenserProfileSchema.safeParse(wrong).success).toBe(false);
  });
});
