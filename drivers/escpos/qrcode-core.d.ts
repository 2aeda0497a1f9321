// The part of qrcode that only encodes: its entry for Node also loads every renderer and a PNG library, at each start.

declare module 'qrcode/lib/core/qrcode.js' {
  export { create } from 'qrcode';
}
