// Paper: lays parsed commands out as blocks of a strip 576 dots wide, and says what a finished strip reads.

import QRCode from 'qrcode';
import type { Align, CorrectionLevel, PaperCommand, Raster } from './escpos/command.ts';
import { characterDots, columnDots, defaultSpacing, type PaperBlock, pictureSign, type Run, type Style } from './strip.ts';

export { columnDots, dotsPerMm, lengthOf, type PaperBlock, type Piece, qrCodesOf, type Run, textOf } from './strip.ts';

export const printableDots = 576;
/** From the print head to the knife. */
const cutterDots = 96;

export type LaidOut = PaperBlock | { readonly kind: 'cut' };

/** All that is not ASCII comes from the double-byte font. */
export const columnsOf = (character: string): 1 | 2 => (character < '\u0080' ? 1 : 2);

export interface Layout {
  readonly take: (command: PaperCommand) => readonly LaidOut[];
  /** The line that no line feed ended yet is lost. */
  readonly dropLine: () => void;
  /** As after power on. */
  readonly restart: () => void;
  /** Commands that are only obeyed at the start of a line, or asked for something impossible. */
  readonly refused: () => number;
}

const plain: Style = { width: 1, height: 1, bold: false, underline: false, reverse: false };

interface Settings {
  readonly style: Style;
  readonly align: Align;
  /** null: the printer's own. */
  readonly spacing: number | null;
  readonly margin: number;
  readonly area: number;
  readonly barcode: { readonly height: number; readonly module: number; readonly caption: boolean };
  readonly graphics: { readonly raster: Raster; readonly width: 1 | 2; readonly height: 1 | 2 } | null;
  readonly qr: { readonly module: number; readonly level: CorrectionLevel; readonly text: string };
}

const initial: Settings = {
  style: plain,
  align: 'left',
  spacing: null,
  margin: 0,
  area: printableDots,
  barcode: { height: 162, module: 3, caption: false },
  graphics: null,
  qr: { module: 3, level: 'L', text: '' },
};

/** @param paperDots what the head can print on: 576 on paper of 80 mm, 384 on paper of 58 mm */
export function openLayout(paperDots = printableDots): Layout {
  let settings = initial;
  let runs: readonly Run[] = [];
  let position = 0;
  let refused = 0;

  const area = (): number => Math.min(settings.area, paperDots - settings.margin);
  const spacing = (): number => settings.spacing ?? defaultSpacing;
  const atLineStart = (): boolean => runs.length === 0 && position === 0;

  function leftOf(width: number): number {
    const room = Math.max(0, area() - width);
    return settings.margin + Math.floor({ left: 0, centre: room / 2, right: room }[settings.align]);
  }

  function dropLine(): void {
    runs = [];
    position = 0;
  }

  function endLine(): PaperBlock {
    const tallest = Math.max(1, ...runs.map(({ height }) => height));
    const dots = Math.max(spacing(), tallest === 1 ? characterDots : tallest * defaultSpacing);
    const block: PaperBlock = runs.length === 0 ? { kind: 'feed', dots } : { kind: 'line', runs, left: leftOf(position), dots };
    dropLine();
    return block;
  }

  function write(character: string): readonly PaperBlock[] {
    const { style } = settings;
    const columns = columnsOf(character) * style.width;
    const full = position > 0 && position + columns * columnDots > area() ? [endLine()] : [];
    const last = runs.at(-1);
    const joins =
      last !== undefined && last.raster === undefined && sameStyle(last, style) && last.at + last.columns * columnDots === position;
    runs = joins
      ? [...runs.slice(0, -1), { ...last, text: last.text + character, columns: last.columns + columns }]
      : [...runs, { ...style, text: character, columns, at: position }];
    position += columns * columnDots;
    return full;
  }

  /** A picture within the line stands on its base line; a printer cuts off what is beyond the line's end, which is as good as refused. */
  function drawInLine({ raster, dots, dense }: Extract<PaperCommand, { kind: 'dots' }>): readonly LaidOut[] {
    const width = dots * (dense ? 1 : 2);
    if (position + width > area()) return refuse();
    const columns = width / columnDots;
    const run = {
      ...plain,
      width: dense ? 1 : 2,
      text: pictureSign.repeat(Math.max(1, Math.round(columns / 2))),
      columns,
      at: position,
      raster,
    };
    runs = [...runs, run];
    position += width;
    return [];
  }

  function printImage(raster: Raster, width: 1 | 2, height: 1 | 2): readonly LaidOut[] {
    if (!atLineStart()) return refuse();
    return [{ kind: 'image', raster, width, height, left: leftOf(raster.bytesPerRow * 8 * width), dots: raster.rows * height }];
  }

  function printBarcode(text: string, modules: number): readonly LaidOut[] {
    const { height, module, caption } = settings.barcode;
    const width = modules * module;
    if (!atLineStart() || width > area()) return refuse();
    return [{ kind: 'barcode', text, width, caption, left: leftOf(width), dots: height + (caption ? characterDots : 0) }];
  }

  function refuse(): readonly LaidOut[] {
    refused += 1;
    return [];
  }

  function printQr(): readonly LaidOut[] {
    const { text, level, module } = settings.qr;
    const size = modulesOf(text, level);
    if (size === null || size * module > area()) return refuse();
    return [{ kind: 'qr', text, level, module, left: leftOf(size * module), dots: size * module }];
  }

  function set(changed: Partial<Settings>): readonly LaidOut[] {
    settings = { ...settings, ...changed };
    return [];
  }
  const setStyle = (changed: Partial<Style>): readonly LaidOut[] => set({ style: { ...settings.style, ...changed } });
  const setBarcode = (changed: Partial<Settings['barcode']>): readonly LaidOut[] => set({ barcode: { ...settings.barcode, ...changed } });
  const setQr = (changed: Partial<Settings['qr']>): readonly LaidOut[] => set({ qr: { ...settings.qr, ...changed } });

  function take(command: PaperCommand): readonly LaidOut[] {
    switch (command.kind) {
      case 'character':
        return write(command.character);
      case 'lineFeed':
        return [endLine()];
      case 'tab':
        position = (Math.floor(position / (8 * columnDots)) + 1) * 8 * columnDots;
        return [];
      case 'position':
        position = command.dots;
        return [];
      case 'feedLines':
        return feed(command.lines * spacing());
      case 'feedDots':
        return feed(command.dots);
      case 'initialise':
        dropLine();
        return set({ ...initial, qr: settings.qr });
      case 'align':
        return atLineStart() ? set({ align: command.align }) : refuse();
      case 'bold':
        return setStyle({ bold: command.on });
      case 'underline':
        return setStyle({ underline: command.on });
      case 'reverse':
        return setStyle({ reverse: command.on });
      case 'size':
        return setStyle({ width: command.width, height: command.height });
      case 'lineSpacing':
        return set({ spacing: command.dots });
      case 'leftMargin':
        return atLineStart() ? set({ margin: Math.min(command.dots, paperDots - columnDots) }) : refuse();
      case 'areaWidth':
        return atLineStart() ? set({ area: Math.max(command.dots, columnDots) }) : refuse();
      case 'barcodeHeight':
        return setBarcode({ height: command.dots });
      case 'barcodeModule':
        return setBarcode({ module: command.dots });
      case 'barcodeCaption':
        return setBarcode({ caption: command.shown });
      case 'qrModule':
        return setQr({ module: command.dots });
      case 'qrLevel':
        return setQr({ level: command.level });
      case 'qrStore':
        return setQr({ text: command.text });
      case 'qrPrint':
        return atLineStart() ? printQr() : refuse();
      case 'barcodePrint':
        return printBarcode(command.text, command.modules);
      case 'raster':
        return printImage(command.raster, command.width, command.height);
      case 'dots':
        return drawInLine(command);
      case 'graphicsStore':
        return set({ graphics: command });
      case 'graphicsPrint':
        return settings.graphics ? printImage(settings.graphics.raster, settings.graphics.width, settings.graphics.height) : refuse();
      case 'cut':
        if (!atLineStart()) return refuse();
        return command.feed === null ? [{ kind: 'cut' }] : [{ kind: 'feed', dots: cutterDots + command.feed }, { kind: 'cut' }];
    }
  }

  /** A feed first prints the line that stands in the buffer; the paper moves at least so far as that needs. */
  function feed(dots: number): readonly LaidOut[] {
    if (runs.length === 0) {
      dropLine();
      return [{ kind: 'feed', dots }];
    }
    const line = endLine();
    return [line, { kind: 'feed', dots: Math.max(0, dots - line.dots) }];
  }

  return {
    take,
    dropLine,
    restart() {
      settings = initial;
      refused = 0;
      dropLine();
    },
    refused: () => refused,
  };
}

const sameStyle = (left: Style, right: Style): boolean =>
  left.width === right.width &&
  left.height === right.height &&
  left.bold === right.bold &&
  left.underline === right.underline &&
  left.reverse === right.reverse;

/** Modules a side; null: no code can hold this text, or there is none. */
function modulesOf(text: string, level: CorrectionLevel): number | null {
  if (text === '') return null;
  // The library throws for a text that is too long; 2 953 bytes is the most that any QR code holds.
  try {
    return QRCode.create(text, { errorCorrectionLevel: level }).modules.size;
  } catch {
    return null;
  }
}
