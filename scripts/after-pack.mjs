// Takes out of a package what belonged to the Electron it was made from: its default application, and another product's update address.

import { rm } from 'node:fs/promises';
import path from 'node:path';

export default async function afterPack({ appOutDir }) {
  for (const name of ['default_app.asar', 'app-update.yml']) await rm(path.join(appOutDir, 'resources', name), { force: true });
}
