// Lines of the Megatec protocol (version 2.7, 1996): the status of a UPS, and what it says it is.

/** The status takes 46 characters; some firmwares put two spaces where the standard has one. */
const longestLine = 80;
const carriageReturn = 0x0d;
const lineFeed = 0x0a;

const ascii = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
export const inquiry = { status: ascii('Q1\r'), information: ascii('I\r') } as const;

export interface UpsStatus {
  readonly kind: 'status';
  readonly inputVolts: number;
  readonly loadPercent: number;
  /** Of a cell (on-line types) or of the whole battery (standby types). */
  readonly batteryVolts: number;
  readonly utilityFailed: boolean;
  readonly batteryLow: boolean;
  readonly failed: boolean;
}
export interface UpsInformation {
  readonly kind: 'information';
  readonly model: string;
  readonly firmware: string;
}
/** `unintelligible`: a line that is neither; so is an echo, which says that the UPS does not know the inquiry. */
export type UpsLine = UpsStatus | UpsInformation | { readonly kind: 'unintelligible' };

const volts = String.raw`(\d{3}\.\d)`;
const statusLine = new RegExp(
  String.raw`^\(${volts} +${volts} +${volts} +(\d{3}) +(\d\d\.\d) +(\d{1,2}\.\d{1,2}) +([-\d]{2}\.[-\d]) +([01]{8})$`,
);
/** Company, model and version in columns of 15, 10 and 10 characters. */
const informationLine = /^#([ -~]{15}) ([ -~]{10}) ([ -~]{1,10})$/;

/** Cuts the stream at carriage returns; holds at most one line. */
export class MegatecDecoder {
  #line = '';
  #overlong = false;

  /** Characters of a line that has begun. */
  get held(): number {
    return this.#line.length;
  }

  reset(): void {
    this.#line = '';
    this.#overlong = false;
  }

  push(bytes: Uint8Array): UpsLine[] {
    return [...bytes].flatMap((byte) => this.#take(byte) ?? []);
  }

  #take(byte: number): UpsLine | null {
    if (byte === lineFeed) return null;
    if (byte !== carriageReturn) {
      const character = String.fromCharCode(byte);
      // Noise before an answer must not cost the answer; a status has no second bracket.
      if (character === '(' && !this.#line.startsWith('#')) this.reset();
      if (this.#line.length === longestLine) this.#overlong = true;
      else this.#line += character;
      return null;
    }
    const line = this.#line;
    const overlong = this.#overlong;
    this.reset();
    return overlong ? { kind: 'unintelligible' } : lineOf(line);
  }
}

function lineOf(line: string): UpsLine {
  const status = statusLine.exec(line);
  if (status) {
    const [, input = '', , , load = '', , battery = '', , bits = ''] = status;
    // b7 first: utility fail, battery low, bypass, failed, standby type, test, shutdown, beeper.
    const [utilityFailed, batteryLow, , failed] = [...bits].map((bit) => bit === '1');
    return {
      kind: 'status',
      inputVolts: Number(input),
      loadPercent: Number(load),
      batteryVolts: Number(battery),
      utilityFailed: utilityFailed === true,
      batteryLow: batteryLow === true,
      failed: failed === true,
    };
  }
  const information = informationLine.exec(line);
  if (!information) return { kind: 'unintelligible' };
  const [, company = '', model = '', firmware = ''] = information;
  return { kind: 'information', model: `${company.trim()} ${model.trim()}`.trim(), firmware: firmware.trim() };
}
