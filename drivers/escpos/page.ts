// The paper as the layout sees it: columns, lines and dots.

/** 203 dpi: eight dots a millimetre; a column of font A has twelve dots, a character of it is twenty-four high (devices.md §3.2). */
export const dotsPerMillimetre = 8;
export const columnDots = 12;
export const characterDots = 24;

/** The part of a printer's profile that decides how a document lies on the paper. */
export interface Page {
  readonly columns: number;
  /** Dots of one module of a QR code, where the paper is wide enough. */
  readonly qrModuleSize: number;
  readonly speed: { readonly lineMillimetres: number; readonly millimetresPerSecond: number; readonly cutMs: number };
}

/** White dots between two lines. */
export const gapDots = ({ speed: { lineMillimetres } }: Page): number =>
  Math.max(0, Math.round(lineMillimetres * dotsPerMillimetre) - characterDots);

export const widthInDots = ({ columns }: Page): number => columns * columnDots;
