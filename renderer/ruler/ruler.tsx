// Starts the calibration page: a technician measures the screen with a real ruler, and reads what belongs into the configuration.

import '../zod-without-eval.ts';
import '../theme/theme.css';
import { createRoot } from 'react-dom/client';
import { RulerPage } from './ruler-page.tsx';

const place = document.getElementById('root');
if (!place) throw new Error('the page has no root');
createRoot(place).render(<RulerPage />);
