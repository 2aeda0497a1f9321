// The simulators' control page in a small window beside the kiosk, or the ruler on the whole screen, for desks without a browser. Never part of the product.

const { app, BrowserWindow, screen } = require('electron');

const address = process.env.KIOSK_PANEL;
const wholeScreen = process.env.KIOSK_PANEL_WHOLE_SCREEN === '1';
const least = 420;
const most = 760;

app.enableSandbox();
app.on('window-all-closed', () => app.quit());
app.whenReady().then(() => {
  const { width, height } = screen.getPrimaryDisplay().workArea;
  const kiosk = Math.round((Math.min(1920, height) * 9) / 16);
  const room = Math.min(most, width - kiosk);
  // Over the kiosk it would only be in the way: the address has been printed.
  if (!wholeScreen && room < least) return app.quit();
  const place = wholeScreen
    ? { ...screen.getPrimaryDisplay().bounds, frame: false, fullscreen: true }
    : { x: width - room, y: 0, width: room, height };
  const window = new BrowserWindow({
    ...place,
    show: false,
    autoHideMenuBar: true,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
  });
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  window.webContents.on('will-navigate', (event, target) => {
    if (new URL(target).origin !== new URL(address).origin) event.preventDefault();
  });
  window.once('ready-to-show', () => window.showInactive());
  return window.loadURL(address);
});
