// What is said while something is filed. Where one goes, when, and everything that is read back is private.

import type { FaultCode } from '../../../contract/fault.ts';
import { fenFromYuan } from '../../../contract/money.ts';
import type { FinishCheck } from '../../../contract/filing.ts';
import type { Question } from '../../../contract/question.ts';
import type { ReviewLine, ScreenOf } from '../../../contract/view.ts';
import { isKnownField, isKnownWord, placeText } from '../../parts/filing-words.ts';
import { isKnownFiling, isKnownService } from '../../parts/service-words.ts';
import { amountWords, cardinalWords, countWords, dayWords, figureWords, hourWords, nameWords, telephoneWords } from '../numbers.ts';
import type { PublicUtterance, Utterance } from '../types.ts';
import { peopleLines } from './other-ways.ts';
import { faultDetails, faultInFull, reasonPrompts, type PublicScreen, type Sayer, spokenWords, type Spoken } from './sayer.ts';

type PrintingState = ScreenOf<'filed'>['printing'];
const canPrint = (printing: PrintingState): boolean => printing === 'ready' || printing === 'paperLow';

/** Checks of the machine; the others tell of the person. */
const ofTheMachine: ReadonlySet<FinishCheck['what']> = new Set(['network', 'disk', 'paper']);

export const notice: Spoken<'notice'> = {
  prompts: ({ checks }, say) => {
    const { line } = say;
    const bad = checks.filter(({ state }) => state === 'bad');
    if (bad.length === 0) return [line('speech.notice.canBegin')];
    // One reason is enough to be heard; the screen has them all.
    const [fault] = bad.flatMap((check) => (check.fault === null ? [] : [check.fault]));
    return [line('speech.notice.notNow'), ...(fault === undefined ? [] : reasonPrompts(fault, say))];
  },
  details: ({ service, checks, openCase }, say) => {
    const { line, privateLine } = say;
    const begun = checks.every(({ state }) => state !== 'bad');
    return [
      ...(isKnownService(service) ? [line('speech.notice.service', { service: spokenWords(say, `services.${service}.plain`) })] : []),
      ...(begun && isKnownFiling(service)
        ? (['who', 'bring', 'time', 'know', 'share'] as const).flatMap((what) => [
            line(`speech.notice.labels.${what}`),
            line(`screens.notice.services.${service}.${what}`),
          ])
        : []),
      ...checks
        .filter(({ state }) => begun || state === 'bad')
        .flatMap(({ what, state, fault }) => [
          ofTheMachine.has(what) ? line(`screens.notice.checks.${what}.${state}`) : privateLine(`screens.notice.checks.${what}.${state}`),
          // The check has said what; the fault says what to do.
          ...(fault === null || state !== 'bad' ? [] : faultDetails(fault, say).slice(1)),
        ]),
      ...(openCase === null ? [] : [privateLine('speech.notice.openCase', { number: openCase })]),
      ...(begun ? [line('speech.notice.notBegun')] : [...peopleLines(say), line('speech.notice.otherMatter')]),
    ];
  },
};

function asked(field: string, question: PublicScreen<'question'>['question'], say: Sayer): readonly PublicUtterance[] {
  const { line } = say;
  switch (question.kind) {
    case 'division':
      return [line('speech.question.division'), line('speech.question.divisionHow')];
    case 'telephone':
    case 'amount':
    case 'idNumber':
      return [line(`speech.question.${question.kind}`), line('speech.question.typed')];
    case 'record':
      // Whether any of them can be cancelled tells of the person.
      return [line('speech.question.record')];
    case 'day':
    case 'insurance':
      return [line(`speech.question.${question.kind}`)];
    case 'text':
      return [
        ...(isKnownField(field) && field !== 'other'
          ? [line('speech.question.write', { field: spokenWords(say, `parts.fields.${field}`) })]
          : []),
        line('speech.question.text'),
      ];
    case 'choice':
    case 'date':
      return [
        ...(isKnownField(field) && field !== 'other' ? [line(`parts.asked.${field}`)] : []),
        line(`speech.question.${question.kind}`),
      ];
  }
}

const optionWord = (word: string, say: Sayer): string =>
  spokenWords(say, isKnownWord(word) ? `parts.values.${word}` : 'parts.values.unknown');

/** What can be chosen, and what was answered before, as far as it is read aloud. */
function choices(question: Question, say: Sayer): readonly Utterance[] {
  const { line, privateLine, language } = say;
  switch (question.kind) {
    case 'division':
      return question.from === null ? [] : [privateLine('speech.question.from', { place: question.from })];
    case 'day':
      return question.days.map((option) => line('speech.question.option', { option: dayWords(option, language, false) }));
    case 'record':
      return [
        ...(question.records.some(({ cancellable }) => cancellable) ? [] : [privateLine('speech.question.noRecord')]),
        ...question.records.flatMap(({ destination, category, begin, end, cancellable }) => {
          const row = {
            place: placeText(destination.private, language),
            category: optionWord(category, say),
            from: dayWords(begin, language),
          };
          return [
            end === null
              ? privateLine('speech.question.recordRow', row)
              : privateLine('speech.question.recordRowTo', { ...row, to: dayWords(end, language) }),
            ...(cancellable ? [] : [privateLine('speech.question.recordLocked')]),
          ];
        }),
      ];
    case 'insurance':
      return question.rows.map(({ type, place }) => {
        const said = spokenWords(say, `insurance.types.${type}`);
        return place === null
          ? privateLine('speech.question.option', { option: said })
          : privateLine('speech.question.insuranceRow', { type: said, place: place.private });
      });
    case 'choice':
      return question.options.map((option) => line('speech.question.option', { option: optionWord(option, say) }));
    case 'telephone':
    case 'date':
    case 'amount':
    case 'idNumber':
    case 'text':
      return [];
  }
}

/** How an answer of before is said; null: it is a row that is read anyway. */
function answerWords(answer: string, question: Question, say: Sayer): string | null {
  const { language } = say;
  switch (question.kind) {
    case 'division':
      return placeText(answer, language);
    case 'day':
    case 'date':
      return dayWords(answer, language);
    case 'telephone':
      return telephoneWords(answer, language);
    case 'idNumber':
      return figureWords(answer, language);
    case 'choice':
      return optionWord(answer, say);
    case 'amount': {
      const fen = fenFromYuan(answer);
      return fen.ok ? amountWords(fen.value, language) : null;
    }
    case 'text':
      return answer;
    case 'record':
    case 'insurance':
      return null;
  }
}

/** Of an answer that cannot be one the room may know; the other reasons may tell of the person. */
const again = (hint: FaultCode, { kind }: PublicScreen<'question'>['question'], { line }: Sayer): readonly PublicUtterance[] =>
  hint === 'filing.badAnswer'
    ? [line(`screens.question.bad.${kind}.what`), line(`screens.question.bad.${kind}.do`)]
    : [line('speech.question.again')];

export const question: Spoken<'question'> = {
  prompts: ({ field, question: what, hint }, say) =>
    hint === null ? asked(field, what, say) : [...again(hint, what, say), ...asked(field, what, say)],
  details: ({ step, question: what, answer, hint }, say) => {
    const { line, privateLine, language } = say;
    const before = answer === null ? null : answerWords(answer.private, what, say);
    return [
      line('speech.question.step', { at: cardinalWords(step.at, language), of: countWords(step.of, language) }),
      ...(hint === null || hint === 'filing.badAnswer' ? [] : faultInFull(hint, say)),
      ...choices(what, say),
      ...(before === null ? [] : [privateLine('speech.question.answered', { answer: before })]),
      line('speech.question.notSubmitted'),
    ];
  },
};

export const commitment: Spoken<'commitment'> = {
  prompts: (_, { line }) => [line('speech.commitment.read'), line('speech.commitment.agree'), line('screens.commitment.refusal')],
  details: (_, { line }) => [
    ...(['told', 'true', 'policies', 'consequences', 'wish'] as const).map((clause) => line(`screens.commitment.clauses.${clause}`)),
    line('speech.commitment.disagree'),
    line('speech.question.notSubmitted'),
  ],
};

function valueWords(value: ReviewLine['value'], say: Sayer): string {
  const { language } = say;
  switch (value.kind) {
    case 'text':
      // Numbers are said figure by figure; a sum, a name or a word as it stands.
      return /^[\d*\s-]{5,}[Xx]?$/.test(value.text.private) ? telephoneWords(value.text.private, language) : value.text.private;
    case 'division':
      return placeText(value.code.private, language);
    case 'day':
      return dayWords(value.day.private, language);
    case 'word':
      return optionWord(value.word, say);
    case 'insurance': {
      const type = spokenWords(say, `insurance.types.${value.type}`);
      return value.place === null ? type : `${type}${language === 'en' ? ', ' : '，'}${value.place.private}`;
    }
  }
}

export const review: Spoken<'review'> = {
  prompts: (_, { line }) => [line('speech.review.check'), line('speech.review.submit')],
  details: ({ person, agent, lines }, say) => [
    say.privateLine(agent === null ? 'speech.review.person' : 'speech.menu.acting', { name: nameWords(person.name.private) }),
    ...(agent === null
      ? []
      : [
          say.privateLine('speech.review.agent', {
            name: nameWords(agent.name.private),
            principal: nameWords(person.name.private),
            relation: spokenWords(say, `parts.relations.${agent.relation}`),
          }),
        ]),
    ...lines.map(({ field, value }) =>
      say.privateLine('speech.review.line', {
        field: spokenWords(say, isKnownField(field) ? `parts.fields.${field}` : 'parts.fields.other'),
        value: valueWords(value, say),
      }),
    ),
    say.line('speech.review.notSubmitted'),
  ],
};

/** `YYYY-MM-DD` and `HH:mm` of the terminal's zone. */
function momentWords(time: number, { timeZone, language }: Sayer): string {
  const [date = '', hour = ''] = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
    .format(time)
    .split(' ');
  return `${dayWords(date, language)}${language === 'en' ? ' ' : ''}${hourWords(hour, language)}`;
}

export const filed: Spoken<'filed'> = {
  prompts: ({ outcome, number, printing }, say) => {
    const { line } = say;
    const numbered = line('speech.filed.number', { number });
    switch (outcome.kind) {
      case 'done':
        return outcome.standing === 'finished'
          ? [line('speech.filed.done'), numbered, line(canPrint(printing) ? 'speech.filed.print' : 'speech.filed.noPaper')]
          : [line('speech.filed.accepted'), numbered, line('speech.filed.acceptedDo')];
      case 'unknown':
        return [line('speech.filed.unknown'), line('speech.filed.unknownDo'), numbered];
      case 'held':
        return [line('speech.filed.held'), numbered];
      case 'notDone':
        return [line('speech.filed.notDone'), ...reasonPrompts(outcome.fault, say)];
    }
  },
  details: ({ service, outcome, number, printing }, say) => {
    const { line } = say;
    const next = line(canPrint(printing) ? 'speech.filed.print' : 'speech.filed.noPaper');
    switch (outcome.kind) {
      case 'done':
        return [
          ...(outcome.platformNumber === null ? [] : [line('speech.filed.platformNumber', { number: outcome.platformNumber })]),
          ...(outcome.standing === 'finished' && isKnownFiling(service)
            ? ([1, 2, 3] as const).map((at) => line(`screens.filed.done.${service}.${at}`))
            : []),
          ...(outcome.standing === 'finished' ? [] : [next]),
        ];
      case 'held':
        return [line('speech.filed.heldUntil', { until: momentWords(outcome.until, say) }), ...peopleLines(say), next];
      case 'notDone':
        return [...faultDetails(outcome.fault, say), line('speech.filed.number', { number }), ...peopleLines(say), next];
      case 'unknown':
        return [...peopleLines(say), next];
    }
  },
};
