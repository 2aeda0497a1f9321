// Intent: what the person meant, naming the View it answers. One for an older screen is dropped and logged.

import { z } from 'zod';
import { relations } from './acting.ts';
import { answerText, fieldName } from './filing.ts';
import { languages, layouts, readings, speeds, textSizes, themes, volume } from './display.ts';

const answering = { epoch: z.string().min(1).max(40), turn: z.int().min(0) };

export const intent = z.discriminatedUnion('kind', [
  /** From the attract screen. */
  z.strictObject({ ...answering, kind: z.literal('begin'), way: z.enum(['eVoucher', 'idCard']) }),
  /** 取号, from the attract screen. */
  z.strictObject({ ...answering, kind: z.literal('queueTicket') }),
  z.strictObject({ ...answering, kind: z.literal('chooseCounter'), counter: z.string().min(1).max(20) }),
  z.strictObject({ ...answering, kind: z.literal('choosePriority'), priority: z.boolean() }),
  z.strictObject({ ...answering, kind: z.literal('back') }),
  z.strictObject({ ...answering, kind: z.literal('home') }),
  z.strictObject({ ...answering, kind: z.literal('chooseService'), service: z.string().min(1).max(40) }),
  z.strictObject({ ...answering, kind: z.literal('print') }),
  /** 开始办理, from the notice of a filing. */
  z.strictObject({ ...answering, kind: z.literal('proceed') }),
  /** One answer of a filing; the terminal checks it against its question. */
  z.strictObject({ ...answering, kind: z.literal('answer'), field: fieldName, value: answerText }),
  /** 我同意, from the commitment (告知承诺). */
  z.strictObject({ ...answering, kind: z.literal('consent') }),
  /** 改这一项, from the read-back. */
  z.strictObject({ ...answering, kind: z.literal('change'), field: fieldName }),
  /** 提交, from the read-back and from nowhere else. */
  z.strictObject({ ...answering, kind: z.literal('submit') }),
  /** End the visit (办完了). */
  z.strictObject({ ...answering, kind: z.literal('leave') }),
  /** Answers 您还在吗. */
  z.strictObject({ ...answering, kind: z.literal('moreTime') }),
  z.strictObject({ ...answering, kind: z.literal('retry') }),
  z.strictObject({ ...answering, kind: z.literal('otherWay') }),
  /** 我已经拿走了. */
  z.strictObject({ ...answering, kind: z.literal('taken') }),
  /** 不是我的证件. */
  z.strictObject({ ...answering, kind: z.literal('notMine') }),
  /** Seen and understood: the interrupted screen, the printed screen. */
  z.strictObject({ ...answering, kind: z.literal('acknowledge') }),
  z.strictObject({ ...answering, kind: z.literal('help') }),
  /** 还是不会: the next rung of the help ladder. */
  z.strictObject({ ...answering, kind: z.literal('moreHelp') }),
  /** 全部事项, from the menu. */
  z.strictObject({ ...answering, kind: z.literal('allServices') }),
  /** 替家人办事, from the menu; 换回自己, from the menu of the person who is acted for. */
  z.strictObject({ ...answering, kind: z.literal('actFor') }),
  z.strictObject({ ...answering, kind: z.literal('actForMyself') }),
  z.strictObject({ ...answering, kind: z.literal('chooseRelation'), relation: z.enum(relations) }),
  /** Opens the screen of size, colours, layout and language, or that of the voice; `back` closes it. */
  z.strictObject({ ...answering, kind: z.literal('display') }),
  z.strictObject({ ...answering, kind: z.literal('sound') }),
  z.strictObject({ ...answering, kind: z.literal('setTextSize'), textSize: z.enum(textSizes) }),
  z.strictObject({ ...answering, kind: z.literal('setLanguage'), language: z.enum(languages) }),
  z.strictObject({ ...answering, kind: z.literal('setTheme'), theme: z.enum(themes) }),
  z.strictObject({ ...answering, kind: z.literal('setLayout'), layout: z.enum(layouts) }),
  z.strictObject({ ...answering, kind: z.literal('setReading'), reading: z.enum(readings) }),
  z.strictObject({ ...answering, kind: z.literal('setSpeed'), speed: z.enum(speeds) }),
  z.strictObject({ ...answering, kind: z.literal('setVolume'), volume }),
  z.strictObject({ ...answering, kind: z.literal('setBlank'), blank: z.boolean() }),
  /** A touch or key that meant nothing else; at most once a second, feeds the idle clock. */
  z.strictObject({ ...answering, kind: z.literal('activity') }),
]);
export type Intent = z.infer<typeof intent>;
export type IntentKind = Intent['kind'];

type WithoutAnswering<T> = T extends unknown ? Omit<T, 'epoch' | 'turn'> : never;
/** What a screen raises; the page adds which View it answers. */
export type Meaning = WithoutAnswering<Intent>;
