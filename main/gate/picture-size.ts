// How many pixels a picture would unfold to, read from its first bytes: a few kilobytes can hold more of them than a machine has memory for.

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

const pngSignature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** The first chunk is IHDR, of 13 bytes (PNG specification, 11.2.1). null: no PNG, or one that breaks off. */
export function pngSize(bytes: Buffer): PictureSize | null {
  const begins = bytes.length >= 24 && bytes.subarray(0, 8).equals(pngSignature);
  if (!begins || bytes.readUInt32BE(8) !== 13 || bytes.toString('latin1', 12, 16) !== 'IHDR') return null;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** The first chunk says it, in one of three ways (RFC 9649, 2.5–2.7). null: no WebP, or one that breaks off. */
export function webpSize(bytes: Buffer): PictureSize | null {
  if (bytes.length < 30 || bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP') return null;
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8 ':
      // A key frame (RFC 6386, 9.1); the upper two bits are a scale that nobody applies.
      if (bytes.readUIntBE(23, 3) !== 0x9d012a) return null;
      return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
    case 'VP8L': {
      if (bytes[20] !== 0x2f) return null;
      const packed = bytes.readUInt32LE(21);
      return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      // The canvas, which no frame may exceed.
      return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
    default:
      return null;
  }
}

/**
 * Lines and letters are drawn as large as their place is, whatever size they claim, each once. A picture inside unfolds as it likes; what is
 * drawn again and again within itself, is cut out of itself, blurred, or dashed finer than anybody sees makes a page stand still. So only what is
 * known to be plain is taken, and nothing that could hide the rest: no style sheets, sections, entities or escapes, and UTF-8 alone.
 */
export function isPlainDrawing(bytes: Buffer): boolean {
  const text = decoded(bytes)?.replace(declaration, '');
  if (text === undefined || sections.test(text)) return false;
  const drawn = text.replace(/<!--(?:(?!--).)*-->/gs, ' ');
  if (!/<svg[\s/>]/.test(drawn) || hiding.test(drawn)) return false;
  const elements = [...drawn.matchAll(/<\/?([^\s<>/]*)/g)].every(([, name = '']) => plain.has(name));
  // Each name once and whole: the file is looked through in one go, however it repeats itself.
  return elements && ![...drawn.matchAll(/(?<![\w-])[\w-]+(?=\s*[:=])/g)].some(([name]) => costly.test(name));
}

const declaration = /^\s*<\?xml\s(?:version|encoding|standalone|\s|=|["'](?:1\.\d|utf-8|yes|no)["'])*\?>/i;

/** Looked for before comments are taken out: within one of these a comment is none. */
const sections = /<\?|<!(?!--)/;

const plain: ReadonlySet<string> = new Set(
  'svg g defs title desc path rect circle ellipse line polyline polygon text tspan linearGradient radialGradient stop'.split(' '),
);

const hiding = /data:|<!|&(?!(?:amp|lt|gt|quot|apos);)|\\|\/\*|url\((?!["']?#)/i;

/** Attributes and properties. */
const costly = /clip-path|dasharray|filter|mask|marker|shadow|href/i;

function decoded(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
