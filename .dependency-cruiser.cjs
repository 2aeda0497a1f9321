// The import rules of docs/architecture.md. A line of code knows its room by its path; what a room may use stands in this table.

/** folder → what of ours and which npm packages it may import; `builtins`: whether it may use Node's own modules. */
const rooms = {
  contract: { ours: [], packages: ['zod'], builtins: false },
  renderer: {
    ours: ['contract', 'resources'],
    packages: ['react', 'react-dom', 'react-aria-components', 'i18next', 'qrcode', 'zod'],
    builtins: false,
  },
  resources: { ours: [], packages: [], builtins: false },
  'kiosk-config': { ours: ['contract'], packages: ['jsonc-parser', 'zod'], builtins: true },
  'main/process': { ours: ['contract'], packages: ['pino'], builtins: true },
  'main/gate': { ours: ['contract', 'main/process'], packages: ['zod'], builtins: true },
  'main/shell': { ours: ['contract', 'main/gate', 'main/process', 'kiosk-config'], packages: ['electron', 'zod'], builtins: true },
  'main/web': { ours: ['contract', 'main/gate', 'main/process'], packages: ['ws', 'zod'], builtins: true },
  'main/supervisor': { ours: ['contract', 'main/gate', 'main/process', 'kiosk-config'], packages: ['zod'], builtins: true },
  'main/terminal': {
    ours: ['contract', 'main/process', 'kiosk-config', 'resources'],
    packages: ['better-sqlite3', 'cockatiel', 'pinyin-pro', 'sm-crypto-v2', 'xstate', 'zod'],
    builtins: true,
  },
  drivers: {
    ours: ['contract', 'main/process', 'kiosk-config/profiles'],
    packages: ['@napi-rs/canvas', 'iconv-lite', 'node-hid', 'qrcode', 'serialport', 'usb', 'zod'],
    builtins: true,
  },
  simulators: {
    ours: ['contract'],
    packages: ['@napi-rs/canvas', 'better-sqlite3', 'iconv-lite', 'jsqr', 'pngjs', 'qrcode', 'sm-crypto-v2', 'ws', 'zod'],
    builtins: true,
  },
};

/** Packages that only one place may touch, wherever else the table would let them in. */
const places = {
  electron: ['main/shell', 'scripts/panel-window\\.cjs', 'scripts/setup/default-app\\.cjs'],
  'better-sqlite3': ['main/terminal/store', 'simulators/platform'],
  serialport: ['drivers/wire'],
  'node-hid': ['drivers/wire'],
  usb: ['drivers/wire'],
};

const oneOf = (words) => `(?:${words.join('|')})`;
const packagePath = (names) => `(?:^|/)node_modules/(?:@types/)?${oneOf(names)}(?:/|$)`;
const tests = '\\.test\\.tsx?$|(?:^|/)testing(?:/|\\.ts$)';
const outside = '^(?:simulators|tests|benches|scripts)/';
const pure = '^main/terminal/(?:session|services)/';

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const productionOf = (folder) => ({ path: `^${folder}/`, pathNot: tests });
const ruleName = (folder, what) => `${folder.replace('/', '-')}-${what}`;

const roomRules = Object.entries(rooms).flatMap(([folder, { ours, packages, builtins }]) => [
  forbid(ruleName(folder, 'imports'), `${folder} may import ${ours.join(', ') || 'nothing'} of ours`, productionOf(folder), {
    path: `^${oneOf(['benches', 'contract', 'drivers', 'kiosk-config', 'main', 'renderer', 'resources', 'scripts', 'simulators', 'tests'])}/`,
    pathNot: `^${oneOf([folder, ...ours])}/`,
  }),
  forbid(ruleName(folder, 'packages'), `${folder} may use ${packages.join(', ') || 'no npm package'}`, productionOf(folder), {
    path: '(?:^|/)node_modules/',
    ...(packages.length > 0 ? { pathNot: packagePath(packages) } : {}),
  }),
  ...(builtins
    ? []
    : [forbid(ruleName(folder, 'builtins'), `${folder} runs without Node`, productionOf(folder), { dependencyTypes: ['core'] })]),
]);

const placeRules = Object.entries(places).map(([name, folders]) =>
  forbid(
    `only-${folders[0].replaceAll('/', '-')}-uses-${name}`,
    `${name} belongs to ${folders[0]}`,
    { pathNot: `^${oneOf([...folders, 'tests', 'benches'])}|${tests}` },
    { path: packagePath([name]), pathNot: '\\.json$' },
  ),
);

module.exports = {
  forbidden: [
    ...roomRules,
    ...placeRules,
    forbid(
      'production-reaches-outside',
      'nothing that ships may use what only tests and desks have',
      { path: '^(?:contract|drivers|kiosk-config|main|renderer|resources)/', pathNot: tests },
      { path: `${outside}|${tests}` },
    ),
    forbid(
      'pure-builtins',
      'session and services know no clock, no random and no file',
      { path: pure, pathNot: tests },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'pure-effects',
      'session and services reach neither store, platform, devices, queue nor health',
      { path: pure, pathNot: tests },
      { path: '^main/terminal/(?:store|platform|devices|queue|health)/' },
    ),
    forbid('no-cycle', 'what needs each other belongs into one file', {}, { circular: true }),
    forbid('no-unresolvable', 'an import that leads nowhere', {}, { couldNotResolve: true }),
    forbid(
      'no-undeclared-package',
      'a package that package.json does not name',
      { pathNot: tests },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(?:out|\\.tsb|\\.state)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.css'],
    },
  },
};
