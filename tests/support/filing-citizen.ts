// A citizen who files by Intents alone, without a page: reads the View that is up, does what it asks, and remembers the last word told.

import type { Meaning } from '../../contract/intent.ts';
import type { Screen, ScreenOf, View } from '../../contract/view.ts';
import { until } from './until.ts';

/** What a filing is about; chosen by a seed, invented. */
export interface FilingPlan {
  readonly service: 'remote-treatment' | 'remote-treatment-cancel';
  /** Shows this person's code to the scanner. */
  readonly showCode: () => Promise<void>;
  readonly destination: string;
  readonly telephone: string;
  /** Presses 不再等候 as soon as it is offered. */
  readonly impatient: boolean;
  /** Takes the receipt home. */
  readonly prints: boolean;
  /** Done by somebody else while the finger is above 提交. */
  readonly beforeSubmit?: () => Promise<void> | void;
  /** True from the moment when nobody can go on: the word told last is the last word. */
  readonly isOver?: () => boolean;
}

/** The last thing that the screen said about the filing. `nothing`: it never came so far that something could be said. */
export interface LastWord {
  readonly kind: 'done' | 'notDone' | 'unknown' | 'held' | 'nothing';
  readonly number: string | null;
}

export interface Counter {
  /** Every View that came, oldest first. */
  readonly views: readonly View[];
  readonly tap: (meaning: Meaning) => void;
}

interface Story {
  word: LastWord;
  /** The filing is behind them: they leave. */
  ended: boolean;
  codesShown: number;
  choices: number;
  refusals: number;
  receipts: number;
}

const nothing: LastWord = { kind: 'nothing', number: null };
/** Whoever is refused so often goes home. */
const patience = 3;

/** Reads what an interrupted visit is told of its filing, and goes on to the attract screen; null: nothing was told. */
export async function readInterrupted(counter: Counter): Promise<LastWord | null> {
  let word: LastWord | null = null;
  let acted = '';
  await until(
    () => `the attract screen; now ${JSON.stringify(counter.views.at(-1)?.screen ?? null).slice(0, 300)}`,
    () => {
      const view = counter.views.at(-1);
      if (!view) return false;
      const { epoch, turn, screen } = view;
      if (screen.kind === 'attract') return true;
      if (screen.kind === 'interrupted' && screen.filing) word = { kind: screen.filing.outcome, number: screen.filing.number };
      if (screen.kind === 'interrupted' && acted !== `${epoch} ${turn}`) {
        acted = `${epoch} ${turn}`;
        counter.tap({ kind: 'leave' });
      }
      return false;
    },
    60_000,
  );
  return word;
}

/** Goes from whatever is on the screen to the attract screen with the filing behind them. */
export async function fileAsCitizen(counter: Counter, plan: FilingPlan, deadlineMs = 90_000): Promise<LastWord> {
  const story: Story = { word: nothing, ended: false, codesShown: 0, choices: 0, refusals: 0, receipts: 0 };
  let acted = '';
  let actedAt = 0;
  await until(
    () => `a citizen to finish; now ${JSON.stringify(counter.views.at(-1)?.screen ?? null).slice(0, 300)}`,
    async () => {
      const view = counter.views.at(-1);
      if (!view) return false;
      const { epoch, turn, screen } = view;
      const question = `${epoch} ${turn} ${screen.kind} ${'stage' in screen ? screen.stage : ''}`;
      // What is on the screen may have been dropped on the way: it is said again after a while.
      if (question === acted && performance.now() - actedAt < 1500) return false;
      listen(screen, story);
      if (plan.isOver?.()) return true;
      if (screen.kind === 'attract' && story.ended) return true;
      acted = question;
      actedAt = performance.now();
      const answer = await act(screen, plan, story);
      if (answer !== null) counter.tap(answer);
      return false;
    },
    deadlineMs,
  );
  return story.word;
}

function listen(screen: Screen, story: Story): void {
  if (screen.kind === 'filed') story.word = { kind: screen.outcome.kind, number: screen.number };
  if (screen.kind === 'interrupted') {
    if (screen.filing) story.word = { kind: screen.filing.outcome, number: screen.filing.number };
    story.ended = true;
  }
}

async function act(screen: Screen, plan: FilingPlan, story: Story): Promise<Meaning | null> {
  switch (screen.kind) {
    case 'attract':
    case 'identify':
      if (story.ended || story.codesShown >= patience) {
        story.ended = true;
        return screen.kind === 'attract' ? null : { kind: 'leave' };
      }
      story.codesShown += 1;
      await plan.showCode();
      return null;
    case 'menu':
      if (story.ended || story.choices >= patience) {
        story.ended = true;
        return { kind: 'leave' };
      }
      story.choices += 1;
      return { kind: 'chooseService', service: plan.service };
    case 'notice': {
      const mayBegin = screen.checks.every(({ state }) => state !== 'bad');
      story.ended = !mayBegin;
      return mayBegin ? { kind: 'proceed' } : { kind: 'home' };
    }
    case 'question':
      if (screen.hint !== null) story.refusals += 1;
      if (story.refusals >= patience) {
        story.ended = true;
        return { kind: 'home' };
      }
      return { kind: 'answer', field: screen.field, value: { private: answerTo(screen, plan) } };
    case 'commitment':
      return { kind: 'consent' };
    case 'review':
      await plan.beforeSubmit?.();
      return { kind: 'submit' };
    case 'working':
      return screen.stage === 'stuck' && (plan.impatient || screen.task !== 'submit') ? { kind: 'back' } : null;
    case 'filed':
      story.ended = true;
      if (plan.prints && story.receipts === 0 && screen.printing === 'ready') {
        story.receipts = 1;
        return { kind: 'print' };
      }
      return { kind: 'leave' };
    case 'interrupted':
      return { kind: 'leave' };
    case 'trouble':
      story.ended = true;
      return { kind: 'leave' };
    case 'idleQuestion':
      return { kind: 'moreTime' };
    case 'takeYourThings':
      return { kind: 'taken' };
    case 'printing':
      return screen.stage === 'stuck' ? { kind: 'back' } : null;
    case 'printed':
      return { kind: 'acknowledge' };
    case 'result':
    case 'help':
      return { kind: 'home' };
    default:
      return null;
  }
}

function answerTo(screen: ScreenOf<'question'>, plan: FilingPlan): string {
  const { question } = screen;
  switch (question.kind) {
    case 'division':
      return plan.destination;
    case 'day':
      return question.days[0] ?? '';
    case 'telephone':
      return plan.telephone;
    case 'record':
      return question.records.find(({ cancellable }) => cancellable)?.id ?? question.records[0]?.id ?? '';
    case 'insurance':
      return question.rows[0]?.id ?? '';
    // No service that these citizens file asks for more.
    case 'choice':
      return question.options[0] ?? '';
    case 'date':
      return question.latest;
    case 'amount':
      return String(question.least);
    case 'idNumber':
    case 'text':
      return '';
  }
}
