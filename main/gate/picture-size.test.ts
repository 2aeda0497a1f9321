// What the first bytes of a picture say of its size: of genuine ones, of made ones, and never a throw on any bytes.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlainDrawing, pngSize, webpSize } from './picture-size.ts';

const bytes = (base64: string): Buffer => Buffer.from(base64, 'base64');

/** The beginnings of genuine files. */
const png = bytes('iVBORw0KGgoAAAANSUhEUgAAACUAAAAVCAYAAADB5Ceu');
const extended = bytes('UklGRi4CAABXRUJQVlA4WAoAAAAwAAAAJAAAFAAASUND');
const lossy = bytes('UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAwA0JaQAA3AA/vuUAAA=');
const lossless = bytes('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==');

describe('the size', () => {
  it('of genuine pictures is read', () => {
    expect(pngSize(png)).toEqual({ width: 37, height: 21 });
    expect(webpSize(extended)).toEqual({ width: 37, height: 21 });
    expect(webpSize(lossy)).toEqual({ width: 1, height: 1 });
    expect(webpSize(lossless)).toEqual({ width: 1, height: 1 });
  });

  it('of any number is the one that was written', () => {
    const side = (most: number) => fc.integer({ min: 1, max: most });
    fc.assert(
      fc.property(side(0xffffffff), side(0xffffffff), (width, height) => {
        const made = Buffer.from(png);
        made.writeUInt32BE(width, 16);
        made.writeUInt32BE(height, 20);
        expect(pngSize(made)).toEqual({ width, height });
      }),
    );
    fc.assert(
      fc.property(side(0x1000000), side(0x1000000), (width, height) => {
        const made = Buffer.from(extended);
        made.writeUIntLE(width - 1, 24, 3);
        made.writeUIntLE(height - 1, 27, 3);
        expect(webpSize(made)).toEqual({ width, height });
      }),
    );
    fc.assert(
      fc.property(side(0x3fff), side(0x3fff), fc.integer({ min: 0, max: 3 }), (width, height, scale) => {
        const made = Buffer.from(lossy);
        made.writeUInt16LE((scale << 14) | width, 26);
        made.writeUInt16LE((scale << 14) | height, 28);
        expect(webpSize(made)).toEqual({ width, height });
      }),
    );
    fc.assert(
      fc.property(side(0x4000), side(0x4000), fc.integer({ min: 0, max: 15 }), (width, height, rest) => {
        const made = Buffer.from(lossless);
        made.writeUInt32LE((((rest << 28) | ((height - 1) << 14)) >>> 0) + (width - 1), 21);
        expect(webpSize(made)).toEqual({ width, height });
      }),
    );
  });

  it('of what breaks off or is something else is none', () => {
    for (const [read, whole, least] of [
      [pngSize, png, 24],
      [webpSize, extended, 30],
      [webpSize, lossy, 30],
      [webpSize, lossless, 30],
    ] as const) {
      for (let length = 0; length < least; length += 1) expect(read(whole.subarray(0, length))).toBeNull();
    }
    expect([pngSize(lossy), webpSize(png)]).toEqual([null, null]);
    expect(webpSize(Buffer.from(`RIFF\0\0\0\0WEBPALPH${'\0'.repeat(20)}`))).toBeNull();
  });

  it('of a head with a wrong byte where none may be is none', () => {
    const wrong = (whole: Buffer, at: number): Buffer => {
      const made = Buffer.from(whole);
      made.writeUInt8((whole[at] ?? 0) ^ 1, at);
      return made;
    };
    for (let at = 0; at < 16; at += 1) expect(pngSize(wrong(png, at))).toBeNull();
    for (const at of [0, 3, 8, 11, 12, 23, 24, 25]) expect(webpSize(wrong(lossy, at))).toBeNull();
    expect(webpSize(wrong(lossless, 20))).toBeNull();
  });

  it('of any bytes is a size or none, and never a throw', () => {
    const begun = fc
      .constantFrom(png, extended, lossy, lossless)
      .chain((whole) =>
        fc
          .tuple(fc.nat({ max: whole.length }), fc.uint8Array({ maxLength: 40 }))
          .map(([kept, rest]) => Buffer.concat([whole.subarray(0, kept), rest])),
      );
    fc.assert(
      fc.property(fc.oneof(begun, fc.uint8Array({ maxLength: 60 }).map(Buffer.from)), (any) => {
        for (const size of [pngSize(any), webpSize(any)]) {
          if (size !== null) expect([size.width, size.height].every((side) => Number.isInteger(side) && side >= 0)).toBe(true);
        }
        expect(typeof isPlainDrawing(any)).toBe('boolean');
      }),
    );
  });
});

describe('a drawing', () => {
  it.each([
    '<svg/>',
    '<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="99999"><path d="M0 0h9" data-name="章"/></svg>',
    '<svg><!-- Generator: a drawing program --><linearGradient id="paint"/><g style="fill:url(#paint)"><text>医保 &amp; 您</text></g></svg>',
  ])('of lines and letters is plain: %s', (text) => {
    expect(isPlainDrawing(Buffer.from(text))).toBe(true);
  });

  it.each([
    'mark.svg',
    '<svg><image href="a.png"/></svg>',
    '<x:svg xmlns:x="s"><svg/><x:image/></x:svg>',
    '<svg><filter><feImage/></filter></svg>',
    '<svg><foreignObject/></svg>',
    '<svg><g id="a"/><use href="#a"/></svg>',
    '<svg><pattern id="a"/></svg>',
    '<svg style="background:url(DATA:image/png;base64,AA)"/>',
    '<svg style="background:url(&#100;ata:image/png;base64,AA)"/>',
    '<svg><style>svg{background:url(\\64 ata:image/png;base64,AA)}</style></svg>',
    '<!DOCTYPE svg [<!ENTITY a "ata:image/png">]><svg style="background:url(d&a;)"/>',
    '<?xml version="1.0" encoding="utf-7"?><svg/>',
    '<svg><style>svg{background:url(da<!-- -->ta:image/png;base64,AA)}</style></svg>',
    '<svg><style>svg{background:url(da<![CDATA[ta:]]>image/png;base64,AA)}</style></svg>',
    '<!DOCTYPE svg PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x"><svg style="background:url(data&colon;image/png;base64,AA)"/>',
    '<svg style="background:url(data&colon;image/png;base64,AA)"/>',
    '<svg><?a <!-- ?><image href="a.png"/><?a --> ?></svg>',
    '<svg><clipPath id="a"><path/></clipPath></svg>',
    '<svg><g clip-path="url(#a)"/></svg>',
    '<svg><path stroke-dasharray=".0008"/></svg>',
    '<svg><g style="filter:blur(9px)"/></svg>',
    '<svg><g style="filter/**/:blur(9px)"/></svg>',
    '<svg><g filter = "blur(9px)"/></svg>',
    '<svg><text style="text-shadow:0 0 9px"/></svg>',
    '<svg><style>g{fill:red}</style></svg>',
    '<svg><script>x</script></svg>',
    '<svg><animate repeatCount="indefinite"/></svg>',
    '<svg style="background:url(a.png)"/>',
    '<svg><path mask="url(#a)"/></svg>',
    '<svg><path style="marker-end:url(#a)"/></svg>',
  ])('with a picture in it, open or hidden, or with what is drawn again and again, is not: %s', (text) => {
    expect(isPlainDrawing(Buffer.from(text))).toBe(false);
  });

  it.each(['<!--', 'filter', '<?xml ', 'a ', '<', '-- ', '&', 'url('])(
    'that repeats %j five times as often as there is room for hangs nobody',
    (part) => {
      const text = `<svg>${part.repeat(1_000_000 / part.length)}`;
      expect(typeof isPlainDrawing(Buffer.from(text))).toBe('boolean');
    },
  );

  it('in anything but UTF-8 is not', () => {
    expect(isPlainDrawing(Buffer.from('\ufeff<svg/>', 'utf16le'))).toBe(false);
    expect(isPlainDrawing(Buffer.from('<svg>\xe9</svg>', 'latin1'))).toBe(false);
  });
});
