// Bytes as the manuals write them.

export const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex.replaceAll(/\s/g, ''), 'hex'));

export const hex = (data: Uint8Array): string => Buffer.from(data).toString('hex');
