// The road of this product from end to end, as steps that the tests walk and the demo photographs.

import { expect } from '@playwright/test';
import { type Citizen, citizenAt, type ShownFace } from './citizen.ts';
import type { Stack } from './stack.ts';
import { until } from './until.ts';

export interface Stop {
  /** Name of the screen, for the picture. */
  readonly name: string;
  /** What the citizen does to come here, and sees when there. */
  readonly go: (citizen: Citizen) => Promise<void>;
}

/** Both ways of signing in, one after the other, as one visitor after the other. */
export function road(stack: Stack): readonly Stop[] {
  const scanner = (body: unknown) => stack.simulators.post('scanner/scan', body);
  const person = '测**';
  return [
    { name: 'attract', go: (citizen) => citizen.reads('您好，请选一种方式') },
    {
      name: 'identify',
      go: async (citizen) => {
        await citizen.presses(/扫医保码/);
        await citizen.reads(/请把手机或身份证\s*放到屏幕下面/);
      },
    },
    {
      name: 'identify-wrong-code',
      go: async (citizen) => {
        await scanner({ text: 'https://example.org/' });
        await until(
          'the hint',
          () =>
            stack.screen().kind === 'identify' && 'hint' in stack.screen() && JSON.stringify(stack.screen()).includes('code.notAnEVoucher'),
        );
        await citizen.reads(/./);
      },
    },
    {
      name: 'working',
      go: async (citizen) => {
        await stack.simulators.post('platform/fault', { fault: 'slow', ms: 1500 });
        await scanner({ person: 'employee' });
        await citizen.reads(/正在核对身份/);
      },
    },
    {
      name: 'menu',
      go: async (citizen) => {
        await citizen.reads('您今天想办哪件事？');
        await stack.simulators.post('platform/fault', { fault: 'none' });
        await expect(citizen.key(/账户里有多少钱/)).toBeVisible();
      },
    },
    {
      name: 'result',
      go: async (citizen) => {
        await citizen.presses(/账户里有多少钱/);
        await citizen.reads('个人账户还有');
      },
    },
    {
      name: 'help',
      go: async (citizen) => {
        await citizen.presses(/求助/);
        await until('the help screen', () => stack.screen().kind === 'help');
      },
    },
    {
      name: 'printing',
      go: async (citizen) => {
        await citizen.presses(/明白了/);
        await citizen.reads('个人账户还有');
        await citizen.presses('打印凭条');
        await citizen.reads('正在打印凭条');
      },
    },
    { name: 'printed', go: (citizen) => citizen.reads('请取走凭条') },
    {
      name: 'attract-again',
      go: async (citizen) => {
        await citizen.presses(/拿好了/);
        await citizen.reads('您好，请选一种方式');
      },
    },
    {
      name: 'card-menu',
      go: async (citizen) => {
        await citizen.presses(/放身份证/);
        await stack.simulators.post('idCardReader/place', { person: 'over-eighty' });
        await citizen.reads('您今天想办哪件事？');
      },
    },
    {
      name: 'card-result',
      go: async (citizen) => {
        await citizen.presses(/账户里有多少钱/);
        await citizen.reads('个人账户还有');
      },
    },
    {
      name: 'take-your-card',
      go: async (citizen) => {
        await citizen.presses(/退出/);
        await citizen.reads(/请拿走您的身份证/);
        expect(JSON.stringify(stack.screen())).not.toContain(person);
      },
    },
    {
      name: 'attract-after-card',
      go: async (citizen) => {
        await stack.simulators.post('idCardReader/remove');
        await citizen.reads('您好，请选一种方式');
      },
    },
    {
      name: 'attract-english',
      go: async (citizen) => {
        await citizen.presses('English');
        await until('English', () => stack.view().display.language === 'en');
        await citizen.reads(/./);
      },
    },
    {
      name: 'attract-traditional',
      go: async (citizen) => {
        await citizen.presses('繁體');
        await until('繁體', () => stack.view().display.language === 'zh-Hant');
        await citizen.reads(/您好，請/);
      },
    },
    {
      name: 'attract-large',
      go: async (citizen) => {
        await citizen.presses('中文');
        await citizen.reads('您好，请选一种方式');
        await citizen.presses(/大字/);
        await until('large text', () => stack.view().display.textSize === 'large');
        await citizen.reads('您好，请选一种方式');
      },
    },
  ];
}

/** A queue ticket, from the attract screen to the hand. */
export function ticketRoad(stack: Stack): readonly Stop[] {
  return [
    {
      name: 'choose-counter',
      go: async (citizen) => {
        stack.tap({ kind: 'setTextSize', textSize: 'standard' });
        await stack.shows('attract', ({ tickets }) => tickets === 'ready');
        await citizen.presses(/取号/);
        await citizen.reads(/您来窗口\s*办哪一类/);
      },
    },
    {
      name: 'choose-priority',
      go: async (citizen) => {
        await citizen.presses(/参保登记/);
        await citizen.reads('您取哪一种号？');
      },
    },
    {
      name: 'ticket',
      go: async (citizen) => {
        await citizen.presses(/优先号/);
        await citizen.reads('请取走号票');
      },
    },
    {
      name: 'attract-after-ticket',
      go: async (citizen) => {
        await stack.simulators.post('ticketDispenser/take');
        await citizen.reads('拿好了，谢谢');
        await citizen.presses(/好，结束/);
        await citizen.reads('您好，请选一种方式');
      },
    },
  ];
}

/** The screens nobody wishes for, from the attract screen on; the idle time must be the shortest that the configuration allows. */
export function troubles(stack: Stack): readonly Stop[] {
  return [
    {
      name: 'trouble',
      go: async (citizen) => {
        stack.tap({ kind: 'setTextSize', textSize: 'standard' });
        await citizen.presses(/扫医保码/);
        await stack.simulators.post('scanner/scan', { person: 'two-insurances' });
        await citizen.reads('您今天想办哪件事？');
        await stack.simulators.post('platform/fault', { fault: 'html' });
        await citizen.presses(/账户里有多少钱/);
        await stack.shows('trouble');
        await citizen.reads(/./);
      },
    },
    {
      name: 'idle-question',
      go: async (citizen) => {
        await stack.shows('idleQuestion', () => true, 30_000);
        await citizen.reads('您还在吗？');
      },
    },
    {
      name: 'interrupted',
      go: async (citizen) => {
        await citizen.presses(/我还在/);
        await stack.shows('trouble');
        stack.kill('terminal');
        await stack.shows('interrupted');
        await citizen.reads(/中断/);
      },
    },
    {
      name: 'out-of-service',
      go: async (citizen) => {
        stack.writeConfiguration('{\n  "version": 1,\n  "terminal": { "screen": { "widthMm": "wide" } }\n}\n');
        await stack.shows('outOfService', (screen) => screen.reason === 'configuration');
        await citizen.reads(/现在不能用/);
      },
    },
  ];
}

const city = /杭州市/;

/** A filing from the voucher to the receipt, then its cancel by card: the platform has both, once. */
export function filingRoad(stack: Stack): readonly Stop[] {
  const next = async (citizen: Citizen, heading: string | RegExp): Promise<void> => {
    await citizen.presses('下一步');
    await citizen.reads(heading);
  };
  const type = async (citizen: Citizen, keys: string): Promise<void> => {
    for (const key of keys) await citizen.presses(new RegExp(`^${key}$`));
  };
  return [
    {
      name: 'filing-menu',
      go: async (citizen) => {
        stack.tap({ kind: 'setTextSize', textSize: 'standard' });
        await stack.shows('attract', ({ ways }) => ways.eVoucher === 'ready' && ways.idCard === 'ready', 40_000);
        await citizen.presses(/扫医保码/);
        await stack.shows('identify');
        await stack.simulators.post('scanner/scan', { person: 'employee' });
        await citizen.reads('您今天想办哪件事？');
      },
    },
    {
      name: 'filing-notice',
      go: async (citizen) => {
        await citizen.presses(/去外地看病/);
        await citizen.reads('先看一看，再开始办');
      },
    },
    {
      name: 'filing-city',
      go: async (citizen) => {
        await citizen.presses('开始办理');
        await citizen.reads('您要去哪个城市看病？');
        await type(citizen, 'HZ');
        await citizen.presses(city);
      },
    },
    {
      name: 'filing-day',
      go: async (citizen) => {
        await next(citizen, '您从哪一天开始去？');
        await citizen.presses(/今天/);
      },
    },
    {
      name: 'filing-telephone',
      go: async (citizen) => {
        await next(citizen, '您的电话是多少？');
        await type(citizen, '138000');
        await citizen.presses(/求助/);
        await citizen.reads('别着急，再看一遍');
        await citizen.presses(/明白了/);
        // What was half typed is still there, or the rest would make no number.
        await citizen.reads('您的电话是多少？');
        await type(citizen, '00000');
      },
    },
    { name: 'filing-commitment', go: (citizen) => next(citizen, '请看承诺书，同意再往下') },
    {
      name: 'filing-review',
      go: async (citizen) => {
        await citizen.presses(/^同意/);
        await citizen.reads('请您核对一遍');
      },
    },
    {
      name: 'filing-done',
      go: async (citizen) => {
        await citizen.presses('提交');
        await citizen.reads('备案办好了');
      },
    },
    {
      name: 'filing-printed',
      go: async (citizen) => {
        await citizen.presses('打印凭条');
        await citizen.reads('请取走凭条');
      },
    },
    {
      name: 'filing-cancel-menu',
      go: async (citizen) => {
        await citizen.presses(/拿好了/);
        await citizen.reads('您好，请选一种方式');
        await citizen.presses(/放身份证/);
        await stack.simulators.post('idCardReader/place', { person: 'employee' });
        await citizen.reads('您今天想办哪件事？');
      },
    },
    {
      name: 'filing-cancel-which',
      go: async (citizen) => {
        await citizen.presses(/取消外地看病/);
        await citizen.reads('先看一看，再开始办');
        await citizen.presses('开始办理');
        await citizen.reads('您要取消哪一条？');
        await citizen.presses(city);
      },
    },
    { name: 'filing-cancel-review', go: (citizen) => next(citizen, '请您核对一遍') },
    {
      name: 'filing-cancelled',
      go: async (citizen) => {
        await citizen.presses('提交');
        await citizen.reads('备案取消了');
      },
    },
    {
      name: 'filing-left',
      go: async (citizen) => {
        await citizen.presses(/退出/);
        await citizen.reads(/请拿走您的身份证/);
        await stack.simulators.post('idCardReader/remove');
        await citizen.reads('您好，请选一种方式');
      },
    },
  ];
}

export async function walk(
  face: ShownFace,
  stops: readonly Stop[],
  at: (stop: Stop, index: number) => Promise<void> = async () => undefined,
): Promise<void> {
  const citizen = citizenAt(face);
  for (const [index, stop] of stops.entries()) {
    await stop.go(citizen);
    await at(stop, index);
  }
}
