// Completes package-lock.json: `npm ci` asks for optional packages of other platforms that this registry, and so npm's lock, lacks.

import { readFileSync, writeFileSync } from 'node:fs';

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

const file = process.argv[2] ?? 'package-lock.json';
const lock = JSON.parse(readFileSync(file, 'utf8'));
const packages = lock.packages;
let added = 0;

for (const [owner, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const seen = resolve(owner, name);
    const isRange = !/^\d/.test(version);
    if (seen !== undefined && (isRange || seen.version === version)) continue;
    const place = seen === undefined ? '' : `${owner}/`;
    packages[`${place}node_modules/${name}`] = entryFor(name, version, dev);
    added += 1;
  }
}

lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
if (added > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${file}: ${added} optional packages of other platforms added`);

/** What `owner` would get for `name`: the nearest node_modules on the way up, as Node looks for it. */
function resolve(owner, name) {
  for (let folder = owner; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    const found = packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`];
    if (found !== undefined || folder === '') return found;
  }
}

/** The name tells the platform. One that tells none gets a processor that does not exist, so that npm never looks for it. */
function entryFor(name, version, dev) {
  const parts = name.split(/[-/]/);
  const os = systems.filter((system) => parts.includes(system));
  const cpu = processors.filter((processor) => parts.includes(processor));
  return {
    version: version.replace(/^[\^~]/, ''),
    optional: true,
    ...(dev === true ? { dev } : {}),
    ...(os.length > 0 ? { os } : {}),
    ...(name.includes('musl') ? { libc: ['musl'] } : {}),
    cpu: cpu.length > 0 ? cpu : ['none'],
  };
}
