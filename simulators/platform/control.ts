// What a test or a person may do to the platform from outside, one route each: the same on the control page's API and in `npm run platform`.

import { z } from 'zod';
import { faultScript, faultSwitch } from './fault-schedule.ts';
import { repetitionPolicies } from './region/operations.ts';
import type { Platform } from './server.ts';

/** Refused by the API with a sentence. */
export class Refusal extends Error {}

export type PlatformRoute = (platform: Platform, body: unknown) => unknown;

const route =
  <T>(shape: z.ZodType<T>, act: (platform: Platform, body: T) => unknown): PlatformRoute =>
  (platform, body) => {
    const read = shape.safeParse(body ?? {});
    if (!read.success) throw new Refusal(z.prettifyError(read.error));
    return act(platform, read.data) ?? { done: true };
  };

const nothing = z.strictObject({});
const rules = z.strictObject({
  repetition: z.enum(repetitionPolicies).optional(),
  requireSignIn: z.boolean().optional(),
  clockSkewMs: z.int().min(-864_000_000).max(864_000_000).optional(),
});
const voucher = z.strictObject({ person: z.string().max(40), voucher: z.enum(['fresh', 'expired', 'unknown']).default('fresh') });
const settled = z.strictObject({ key: z.string().max(40), standing: z.enum(['0', '1', '2', '3', '4', '5']) });

export const platformPosts: Readonly<Record<string, PlatformRoute>> = {
  'platform/fault': route(faultSwitch, (platform, what) => platform.faults.set(what)),
  'platform/script': route(faultScript, (platform, script) => platform.faults.follow(script)),
  'platform/rules': route(rules, (platform, changes) => {
    platform.setRules(Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)));
  }),
  'platform/voucher': route(voucher, (platform, { person, voucher: kind }) => {
    if (!platform.population.byId(person)) throw new Refusal(`Nobody is called ${person}`);
    return { code: platform.issueVoucher(person, kind) };
  }),
  'platform/settle': route(settled, (platform, { key, standing }) => {
    if (!platform.settle(key, standing)) throw new Refusal(`There is no case ${key}`);
  }),
  'platform/reset': route(nothing, (platform) => platform.reset()),
};

export const platformGets: Readonly<Record<string, (platform: Platform, query: URLSearchParams) => unknown>> = {
  'platform/ledger': (platform) => platform.ledger(),
  'platform/counts': (platform) => platform.counts(),
  'platform/faults': (platform) => ({ ...platform.faults.pending(), rules: platform.rules() }),
  /** A page of the people: what a test needs to play one. */
  'platform/people': (platform, query) => {
    const from = Math.max(0, Number(query.get('from') ?? 0) || 0);
    const count = Math.min(500, Math.max(0, Number(query.get('count') ?? 50) || 0));
    const page = Array.from({ length: count }, (_, index) => platform.population.at(from + index)).filter((person) => person !== null);
    return { size: platform.population.size, people: page };
  },
};
