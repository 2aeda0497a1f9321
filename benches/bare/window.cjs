// The floor under our window: the least an Electron can be, one sandboxed window with one page, which says when it is painted.

const path = require('node:path');
const { app, BrowserWindow } = require('electron');

app.enableSandbox();
app.on('window-all-closed', () => app.quit());
app.whenReady().then(() => {
  const window = new BrowserWindow({
    x: 0,
    y: 0,
    width: 1080,
    height: 1920,
    frame: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, backgroundThrottling: false },
  });
  // A title is the one thing a page without preload can say.
  window.webContents.on('page-title-updated', (_event, title) => process.stdout.write(`${title}\n`));
  return window.loadFile(path.join(__dirname, process.env.BARE_PAGE));
});
