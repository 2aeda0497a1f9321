// Starts the page: opens the stream, draws the kiosk, and reports what fails without a word of its text.

import './zod-without-eval.ts';
import './theme/theme.css';
import { App } from './app.tsx';
import { openStream } from './bridge.ts';
import { mountPage } from './mount-page.tsx';
import { pageVoices } from './speech/voices/page-voices.ts';

const stream = openStream(window);
const failedScript = (): void => stream.sendFact({ kind: 'failed', where: 'script' });
window.addEventListener('error', failedScript);
window.addEventListener('unhandledrejection', failedScript);
window.addEventListener('contextmenu', (event) => event.preventDefault());

mountPage(<App stream={stream} voices={pageVoices(window)} />, stream);
