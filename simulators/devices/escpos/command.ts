// What an ESC/POS stream says, one value a command: the words between the parser, the paper and the printer.

export type Align = 'left' | 'centre' | 'right';
export type CorrectionLevel = 'L' | 'M' | 'Q' | 'H';

/** Black is 1, most significant bit on the left, `bytesPerRow` × `rows` bytes. */
export interface Raster {
  readonly bytesPerRow: number;
  readonly rows: number;
  readonly bits: Uint8Array;
}

/** Commands that put something on the paper or say how. Distances are in dots, 8 a millimetre. */
export type PaperCommand =
  | { readonly kind: 'character'; readonly character: string }
  | { readonly kind: 'lineFeed' }
  | { readonly kind: 'tab' }
  | { readonly kind: 'initialise' }
  | { readonly kind: 'align'; readonly align: Align }
  | { readonly kind: 'bold'; readonly on: boolean }
  | { readonly kind: 'underline'; readonly on: boolean }
  | { readonly kind: 'reverse'; readonly on: boolean }
  | { readonly kind: 'size'; readonly width: number; readonly height: number }
  | { readonly kind: 'feedLines'; readonly lines: number }
  | { readonly kind: 'feedDots'; readonly dots: number }
  /** null: the printer's own. */
  | { readonly kind: 'lineSpacing'; readonly dots: number | null }
  | { readonly kind: 'leftMargin'; readonly dots: number }
  | { readonly kind: 'areaWidth'; readonly dots: number }
  | { readonly kind: 'position'; readonly dots: number }
  | { readonly kind: 'qrModule'; readonly dots: number }
  | { readonly kind: 'qrLevel'; readonly level: CorrectionLevel }
  | { readonly kind: 'qrStore'; readonly text: string }
  | { readonly kind: 'qrPrint' }
  | { readonly kind: 'barcodeHeight'; readonly dots: number }
  | { readonly kind: 'barcodeModule'; readonly dots: number }
  | { readonly kind: 'barcodeCaption'; readonly shown: boolean }
  /** `modules` wide, of the narrowest bar. */
  | { readonly kind: 'barcodePrint'; readonly text: string; readonly modules: number }
  /** A picture within the line; half as dense, each of its dots is two wide. */
  | { readonly kind: 'dots'; readonly raster: Raster; readonly dots: number; readonly dense: boolean }
  | { readonly kind: 'graphicsStore'; readonly raster: Raster; readonly width: 1 | 2; readonly height: 1 | 2 }
  | { readonly kind: 'graphicsPrint' }
  | { readonly kind: 'raster'; readonly raster: Raster; readonly width: 1 | 2; readonly height: 1 | 2 }
  /** `feed` in dots: null cuts here, a number first moves the last line to the cutter and so much further. */
  | { readonly kind: 'cut'; readonly feed: number | null };

/** Commands that want an answer once the bytes before them are read. */
export type AskCommand =
  | { readonly kind: 'askPaper' }
  | { readonly kind: 'askDrawer' }
  | { readonly kind: 'askIdentity'; readonly what: number }
  | { readonly kind: 'automaticStatus'; readonly mask: number }
  | { readonly kind: 'processId'; readonly id: Uint8Array };

/** `accepted`: understood and without effect here; `unknown`: not understood, its bytes are skipped. */
export type IdleCommand = { readonly kind: 'accepted' } | { readonly kind: 'unknown'; readonly bytes: string };

export type Command = PaperCommand | AskCommand | IdleCommand;

/** Obeyed when it arrives, before the buffer, also off line. */
export type RealTimeCommand =
  | { readonly kind: 'status'; readonly part: 1 | 2 | 3 | 4 }
  | { readonly kind: 'recover' }
  | { readonly kind: 'recoverAndClear' }
  | { readonly kind: 'clear' };
