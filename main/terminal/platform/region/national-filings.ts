// The filings that have a national number (2503–2506) as operations of the region's platform. The national interface knows no key of ours:
// none of them may ever be sent twice, and what became of one is seen in the person's own records (5301, 5302).

import type { Log } from '../../../../contract/log/log.ts';
import { type Private, privately } from '../../../../contract/private.ts';
import type { AdapterSection } from '../../../../kiosk-config/regions/adapter.ts';
import type { Applicant, FilingAnswers } from '../../services/case.ts';
import type { NationalPlatform } from '../client.ts';
import { openEnvelope } from '../envelope.ts';
import { chosenInstitutionsOf, chronicDiseasesOf } from '../messages/entitlement.ts';
import {
  cancelChronicDisease,
  cancelInstitutionChoice,
  chronicDiseaseFiling,
  type FiledAtPlatform,
  type InstitutionChoice,
  institutionChoice,
} from '../messages/filings.ts';
import type { Question } from '../messages/question.ts';
import type { PersonKey } from '../types.ts';
import { exchange } from './exchange.ts';
import { platformNumberAt } from './lists.ts';
import { measuredExchange } from './measured.ts';
import { answerOf } from './request.ts';
import { refusalOf, withoutAnswer } from './submit-answer.ts';
import type { RegionAdapter, Submission, SubmitAnswer } from './types.ts';

export type NationalRoad = Pick<NationalPlatform, 'seal' | 'read' | 'ask'>;

interface NationalFiling {
  readonly message: Question<FiledAtPlatform | 'cancelled'>;
  /** Whether the person's records say what was filed for. */
  readonly record: Question<boolean>;
  readonly standing: 'accepted' | 'finished';
}

export function createNationalFilings(options: {
  readonly road: NationalRoad;
  readonly section: Pick<AdapterSection, 'refusals' | 'repeated'>;
  readonly log: Log;
}): Pick<RegionAdapter, 'submit' | 'ask'> {
  const { road, section, log } = options;

  function answerIn(json: unknown, { message, standing }: NationalFiling): SubmitAnswer {
    const opened = openEnvelope(json);
    // Its infcode says no to everything: words are all there is.
    if (!opened.ok && opened.fault.kind === 'refused') return refusalOf(section, { code: '', words: opened.fault.reason.private });
    const said = road.read(message, json);
    const numberAt = said.ok && said.value === 'cancelled' ? null : 'platformNumber';
    const platformNumber = said.ok ? platformNumberAt(said.value, numberAt) : 'unreadable';
    return platformNumber === 'unreadable'
      ? { kind: 'lost', fault: 'platform.notUnderstood' }
      : { kind: 'accepted', platformNumber, standing };
  }

  return {
    async submit(submission, signal) {
      const filing = filingOf(submission);
      if (filing === null) return { kind: 'notSent', fault: 'person.notFound' };
      const sealed = road.seal(filing.message, submission.messageId);
      const answer = await measuredExchange(log, filing.message.number, () => exchange(sealed, signal));
      return answer.kind === 'answered' ? answerIn(answer.json, filing) : withoutAnswer(answer);
    },
    // A query like every other: the client numbers it, signs in where that is wanted, and may ask once more.
    async ask(about, _messageId, signal) {
      const filing = filingOf(about);
      if (filing === null) return { kind: 'noAnswer', fault: 'person.notFound' };
      const onRecord = await road.ask(filing.record, signal);
      if (!onRecord.ok) return { kind: 'noAnswer', fault: onRecord.fault.code };
      return onRecord.value ? { kind: 'found', platformNumber: null, standing: filing.standing } : { kind: 'notFound' };
    },
  };
}

/** null: there is no such national message, or not without what the platform did not tell of the person. */
function filingOf({ operation, applicant, answers }: Pick<Submission, 'operation' | 'applicant' | 'answers'>): NationalFiling | null {
  if (applicant.personNumber === null) return null;
  const person: PersonKey = { personNumber: applicant.personNumber, insuredPlace: applicant.insuredPlace };
  const diseases = chronicDiseasesOf(person);
  const institutions = chosenInstitutionsOf(person);
  const record = answerOf(answers, 'record');
  switch (operation) {
    case 'fileChronicDisease': {
      if (applicant.insuranceType === null) return null;
      const message = chronicDiseaseFiling(diseaseIn(answers, person, applicant.insuranceType));
      return { message, record: begun(diseases, 'diseaseCode', answers), standing: 'accepted' };
    }
    case 'cancelChronicDisease':
      return { message: cancelChronicDisease(person, record), record: gone(diseases, 'diseaseCode', answers), standing: 'finished' };
    case 'chooseInstitution':
      return {
        message: institutionChoice(choiceIn(answers, person)),
        record: begun(institutions, 'institutionCode', answers),
        standing: 'accepted',
      };
    case 'cancelInstitution':
      return {
        message: cancelInstitutionChoice(person, record),
        record: gone(institutions, 'institutionCode', answers),
        standing: 'finished',
      };
    default:
      return null;
  }
}

interface Recorded {
  readonly code: Private;
  readonly begin: string | null;
}

const whether = <Row>(question: Question<readonly Row[]>, isSo: (rows: readonly Row[]) => boolean): Question<boolean> => ({
  ...question,
  read(output, context) {
    const rows = question.read(output, context);
    return rows === null ? null : isSo(rows);
  },
});

/** One of the same thing from another day on is another filing. */
const begun = (question: Question<readonly Recorded[]>, field: string, answers: FilingAnswers): Question<boolean> =>
  whether(question, (rows) =>
    rows.some(({ code, begin }) => code.private === answerOf(answers, field) && begin === answerOf(answers, 'begin')),
  );

/** Whenever it begins: cancelled is only what is certainly no longer there. The records do not show the number that was cancelled. */
const gone = (question: Question<readonly Recorded[]>, field: string, answers: FilingAnswers): Question<boolean> =>
  whether(question, (rows) => rows.every(({ code }) => code.private !== answerOf(answers, field)));

const diseaseIn = (answers: FilingAnswers, person: PersonKey, insurance: NonNullable<Applicant['insuranceType']>) => ({
  person,
  insurance,
  disease: { code: privately(answerOf(answers, 'diseaseCode')), name: privately(answerOf(answers, 'diseaseName')) },
  certifiedBy: {
    code: answerOf(answers, 'certifierCode'),
    name: answerOf(answers, 'certifierName'),
    on: answerOf(answers, 'certifiedOn'),
  },
  doctor: { code: answerOf(answers, 'doctorCode'), name: privately(answerOf(answers, 'doctorName')) },
  ...howLong(answers),
});

const choiceIn = (answers: FilingAnswers, person: PersonKey): InstitutionChoice => ({
  person,
  // Who is not asked for a rank makes his first choice.
  rank: Number(answerOf(answers, 'rank')) || 1,
  institution: { code: answerOf(answers, 'institutionCode'), name: answerOf(answers, 'institutionName') },
  agent: agentIn(answers),
  ...howLong(answers),
});

const howLong = (answers: FilingAnswers) => ({
  telephone: privately(answerOf(answers, 'telephone')),
  begin: answerOf(answers, 'begin'),
  end: answerOf(answers, 'end') || null,
});

const agentIn = (answers: FilingAnswers): InstitutionChoice['agent'] =>
  answerOf(answers, 'agentName') === ''
    ? null
    : {
        name: privately(answerOf(answers, 'agentName')),
        certificateType: answerOf(answers, 'agentCertificateType'),
        number: privately(answerOf(answers, 'agentNumber')),
        telephone: privately(answerOf(answers, 'agentTelephone')),
        relation: answerOf(answers, 'agentRelation'),
      };
