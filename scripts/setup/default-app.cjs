// Starts the application folder named on the command line, as Electron's own default app does: the registry's Electron has none.

const { readFileSync } = require('node:fs');
const path = require('node:path');
const { app } = require('electron');

const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (folder === undefined) {
  console.error('usage: electron <application folder>');
  process.exit(2);
}
const applicationFolder = path.resolve(folder);
const { name, version, main } = JSON.parse(readFileSync(path.join(applicationFolder, 'package.json'), 'utf8'));
app.setAppPath(applicationFolder);
app.setName(name);
app.setVersion(version);
require(path.join(applicationFolder, main));
