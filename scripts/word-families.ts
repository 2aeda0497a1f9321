// What may stand where a source asks for a word by a name that is only known at run time: the values of the contract, so that a word for none is found.

import { z } from 'zod';
import { relations } from '../contract/acting.ts';
import { layouts, readings, speeds, textSizes, themes, volumes } from '../contract/display.ts';
import { filingOnRecord, finishCheck } from '../contract/filing.ts';
import { insuranceType, insuredStatus } from '../contract/insurance.ts';
import { question } from '../contract/question.ts';
import { serviceGroups } from '../contract/service-group.ts';
import { type Screen, screen, tickets } from '../contract/view.ts';
import { services } from '../kiosk-config/services/catalogue.ts';
import { everyService } from '../renderer/gallery/samples/every-service.ts';
import { answerings } from '../renderer/parts/answering.ts';

/** For each star of a key, from left to right, what may stand there. */
export type Families = Readonly<Record<string, readonly (readonly string[])[]>>;

const screenSchema = z.array(z.object({ properties: z.record(z.string(), z.unknown()) }));
const screens = screenSchema.parse(z.toJSONSchema(screen, { unrepresentable: 'any' }).oneOf);
const constant = z.object({ const: z.string() });
const several = z.object({ enum: z.array(z.string()) });
const listed = z.object({ items: several });

const kinds = screens.map(({ properties }) => constant.parse(properties.kind).const);

/** The values that the contract allows in one field of a screen. */
function valuesOf(kind: Screen['kind'], field: string): readonly string[] {
  const found = screens.find(({ properties }) => constant.parse(properties.kind).const === kind)?.properties[field];
  const list = listed.safeParse(found);
  return list.success ? list.data.items.enum : several.parse(found).enum;
}

const ways = ['eVoucher', 'idCard'];
const stages = valuesOf('printing', 'stage');
const outcomes = ['finished', 'accepted', 'notDone', 'unknown', 'held'];
const filings = services.filter(({ kind }) => kind === 'filing');
const filingIds = filings.map(({ id }) => id);
const serviceIds = everyService.map(({ id }) => id);
/** Asked for, or read back; `hospital` is what the gallery shows of a question that no service asks yet. */
const fields = filings
  .flatMap((document) =>
    document.kind === 'filing'
      ? [...document.steps.flatMap((step) => (step.kind === 'question' ? [step.field] : [])), ...document.review.map(({ field }) => field)]
      : [],
  )
  .concat('hospital');
const options = filings.flatMap((document) =>
  document.kind === 'filing'
    ? document.steps.flatMap((step) => (step.kind === 'question' && step.input === 'choice' ? step.options : []))
    : [],
);
const receipts = valuesOf('takeYourThings', 'receipt').filter((receipt) => receipt !== 'none');
const things = ['card', 'perhapsCard', 'receipt', 'perhapsReceipt'];
const questions = question.options.map(({ shape }) => shape.kind.value);
const clauses = ['told', 'true', 'policies', 'consequences', 'wish'];
const toldOfService = ['who', 'bring', 'time', 'know', 'share'];
const noTickets = tickets.exclude(['none', 'ready', 'paperLow']).options;

/** Lists in words of their own are those of a component, whose type holds the rest: a key that is missing does not compile. */
export const families: Families = {
  'insurance.statuses.*': [insuredStatus.options],
  'insurance.types.*': [insuranceType.options],
  'keyboard.*': [['coming', 'failed']],
  'keyboard.modes.*': [['pinyin', 'latin', 'digits']],
  'keyboard.question.*': [['pinyin', 'letters']],
  'parts.asked.*': [fields],
  'parts.camera.do.*': [['starting', 'live', 'taken', 'none']],
  'parts.fields.*': [fields],
  'parts.filingNow.*': [[...outcomes, 'done']],
  'parts.groups.*': [serviceGroups],
  'parts.ordinals.*': [clauses.map((_, index) => String(index + 1))],
  'parts.plain.*': [['starting', 'recovering', 'elsewhere']],
  'parts.relations.*': [relations],
  'parts.ruler.*': [['title', 'measure', 'disagrees', 'prove', 'text', 'reach', 'copy']],
  'parts.ruler.measures.*': [['widthMm', 'heightMm', 'lowerEdgeMm', 'viewingDistanceMm']],
  'parts.textSizes.*': [textSizes],
  'parts.values.*': [[...options, ...filingOnRecord.unwrap().shape.category.options]],
  'screens.actingFor.titles.*': [[...ways, 'both']],
  'screens.actingFor.waiting.*': [[...ways, 'both', 'ownCard']],
  'screens.actingFor.whom.*': [relations],
  'screens.actingFor.who.*': [relations],
  'screens.allServices.*': [['groups', 'group']],
  'screens.attract.tickets.*': [noTickets],
  'screens.attract.ways.*.name': [ways],
  'screens.attract.ways.*.with': [ways],
  'screens.chooseCounter.*': [['closed', 'exhausted']],
  'screens.choosePriority.groups.*': [['elderly', 'disabled', 'expecting', 'military']],
  'screens.commitment.clauses.*': [clauses],
  'screens.display.layouts.*': [layouts],
  'screens.display.themes.*': [themes],
  'screens.filed.*.do': [outcomes],
  'screens.filed.*.title': [outcomes],
  'screens.filed.*.what': [outcomes],
  'screens.filed.done.*.*': [filingIds, ['1', '2', '3', 'title']],
  'screens.filed.done.*.title': [filingIds],
  'screens.help.about.*': [[...kinds, ...answerings, 'other']],
  'screens.help.days.*': [['workdays', 'everyDay']],
  'screens.help.office.*': [['open', 'later', 'over', 'dayOff']],
  'screens.help.titles.*': [valuesOf('help', 'rung')],
  'screens.identify.how.*': [ways],
  'screens.identify.instead.*': [ways],
  'screens.identify.places.*': [ways],
  'screens.identify.titles.*': [[...ways, 'both', 'counter']],
  'screens.identify.waiting.*': [[...ways, 'both']],
  'screens.interrupted.receipt.*': [receipts],
  'screens.notice.checks.*.*': [finishCheck.unwrap().shape.what.options, finishCheck.unwrap().shape.state.options],
  'screens.notice.labels.*': [toldOfService],
  'screens.notice.services.*.*': [filingIds, toldOfService],
  'screens.outOfService.reasons.*': [valuesOf('outOfService', 'reason')],
  'screens.question.bad.*.do': [questions],
  'screens.question.bad.*.what': [questions],
  'screens.question.day.*': [['today', 'tomorrow', 'dayAfter']],
  'screens.question.division.choose.*': [['provinces', 'cities']],
  'screens.review.change.*': [[...fields, 'other']],
  'screens.starting.reasons.*': [valuesOf('starting', 'reason')],
  'screens.takeYourThings.also.*': [receipts],
  'screens.takeYourThings.titles.*': [[...things, 'urgentCard']],
  'screens.takeYourThings.where.*': [things],
  'screens.ticket.*': [['take', 'urgent', 'assumed']],
  'screens.trouble.ways.*': [valuesOf('trouble', 'ways')],
  'screens.working.*.*': [['card', 'platform', 'submission'], stages],
  'screens.working.tasks.*': [valuesOf('working', 'task')],
  'services.*.official': [serviceIds],
  'services.*.plain': [serviceIds],
  'speech.attract.ways.*': [[...ways, 'both', 'tickets', 'none']],
  'speech.chooseCounter.*': [['closed', 'exhausted', 'paperOut', 'unavailable']],
  'speech.filingNow.*': [outcomes],
  'speech.help.*': [valuesOf('help', 'hotline')],
  'speech.help.about.*': [['entrance', 'choose', 'read', 'wait', 'take', ...answerings]],
  'speech.help.days.*': [['workdays', 'everyDay']],
  'speech.identify.*': [[...ways, 'both', 'none', 'counter']],
  'speech.identify.how.*': [ways],
  'speech.interrupted.receipt.*': [receipts],
  'speech.notice.labels.*': [toldOfService],
  'speech.outOfService.reasons.*': [valuesOf('outOfService', 'reason')],
  'speech.printing.*': [stages],
  'speech.question.*': [questions],
  'speech.result.*': [valuesOf('result', 'printing')],
  'speech.settings.readings.*': [readings],
  'speech.settings.speeds.*': [speeds],
  'speech.sound.levels.*': [volumes.map(String)],
  'speech.sound.readings.*': [readings],
  'speech.sound.speeds.*': [speeds],
  'speech.starting.*': [valuesOf('starting', 'reason')],
  'speech.takeYourThings.*': [['card', 'urgentCard', 'perhapsCard', 'alsoReceipt', 'alsoPerhaps']],
  'speech.ticketPrinting.*': [stages],
  'speech.working.*': [[...valuesOf('working', 'task'), ...valuesOf('working', 'stage')]],
};
