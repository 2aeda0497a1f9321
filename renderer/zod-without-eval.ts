// Tells zod to leave `new Function` alone: the page's policy forbids it. Imported before any schema is made.

import { config } from 'zod';

config({ jitless: true });
