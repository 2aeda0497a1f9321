// A scanner that types like a keyboard, in the genuine Electron: caught while a code is awaited, and a person's keys left alone.

import { expect, test } from '@playwright/test';
import { developmentConfiguration } from '../../kiosk-config/development.ts';
import { type KioskWindow, openKioskWindow } from '../support/electron.ts';
import { startStack } from '../support/stack.ts';

/** A voucher that the platform does not know: the terminal asks about it and says so. */
const unknownVoucher = '4240000000000000000000660000';

/** Keys as the window gets them from the system, so many milliseconds apart. */
function type({ application }: KioskWindow, text: string, apartMs: number): Promise<void> {
  return application.evaluate(
    async ({ webContents }, [keys, pause]) => {
      const contents = webContents.getAllWebContents()[0];
      for (const key of [...keys, 'Return']) {
        contents?.sendInputEvent({ type: 'keyDown', keyCode: key });
        if (key !== 'Return') contents?.sendInputEvent({ type: 'char', keyCode: key });
        contents?.sendInputEvent({ type: 'keyUp', keyCode: key });
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    },
    [text, apartMs] as const,
  );
}

test('a keyboard-wedge scanner signs in while a code is awaited, and slow keys are nobody’s code', async () => {
  test.setTimeout(90_000);
  const stack = await startStack({
    configuration: (at) => {
      const { devices } = developmentConfiguration(at) as { devices: object };
      return { devices: { ...devices, scanner: { profile: 'scanner-wedge', wire: { kind: 'wedge' } } } };
    },
  });
  try {
    const window = await openKioskWindow(stack.supervisor);
    await stack.shows('attract', ({ ways }) => ways.eVoucher === 'ready');
    await window.page.locator('main').waitFor();

    // A person's keys do what those of the keypad do: these two only say again what was said.
    await type(window, '01010101', 200);
    expect(stack.screen().kind).toBe('attract');

    await type(window, unknownVoucher, 2);
    await stack.shows('identify', ({ hint }) => hint === 'code.unknown');
    await type(window, 'not a voucher', 2);
    await stack.shows('identify', ({ hint }) => hint === 'code.notAnEVoucher');

    // While nobody may scan, the keys are the page's.
    stack.tap({ kind: 'help' });
    await stack.shows('help');
    expect(JSON.stringify(stack.log)).not.toContain(unknownVoucher);
    await window.close();
  } finally {
    expect((await stack.close()).orphans).toEqual([]);
  }
});
