// Loaded before the terminal as a control: ciphers that do nothing, so that the leak scanner must find what encryption would have hidden.

import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

const nothing = {
  setAAD() {
    return this;
  },
  setAuthTag() {
    return this;
  },
  getAuthTag: () => Buffer.alloc(16),
  update: (data, from) => (typeof data === 'string' ? Buffer.from(data, from ?? 'utf8') : Buffer.from(data)),
  final: () => Buffer.alloc(0),
};
crypto.createCipheriv = () => ({ ...nothing });
crypto.createDecipheriv = () => ({ ...nothing });
syncBuiltinESMExports();
