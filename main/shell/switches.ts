// Command-line switches can open Chromium wide (debugging port, no sandbox, proxy): what is not on this list ends the shell.

export interface SwitchRules {
  /** A packaged application is started without any argument at all. */
  readonly packaged: boolean;
  /** What Playwright adds may pass; never in a package. */
  readonly debugging: boolean;
}

/** Exactly as playwright-core 1.65 writes them: port 0 lets the system choose, and both listen on loopback only. */
const debuggingSwitches: readonly string[] = ['--inspect=0', '--remote-debugging-port=0'];

/** The arguments that must not be there, out of a whole argv with the program at its head. */
export function refusedArguments(argv: readonly string[], { packaged, debugging }: SwitchRules): readonly string[] {
  const given = argv.slice(1);
  if (packaged) return given;
  const rest = debugging ? given.filter((argument) => !debuggingSwitches.includes(argument)) : given;
  // Unpackaged, Electron is told the folder of the application: one argument that is no switch.
  const [application, ...others] = rest;
  return application !== undefined && !application.startsWith('-') ? others : rest;
}
