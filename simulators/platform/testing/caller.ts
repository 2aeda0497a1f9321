// A caller of the sandbox platform for its own tests: signs as the gateway wants it and tells every byte of the answer.

import { createHmac } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { stamp, timeOf } from '../china-time.ts';
import { sandboxAccessKey } from '../credentials.ts';
import { createPopulation, type Resident } from '../people/population.ts';

export interface Heard {
  readonly status: number;
  readonly contentType: string;
  readonly body: Buffer;
  /** Whether the answer came to its announced end. */
  readonly isWhole: boolean;
}

export const institution = 'H66000000001';

/** The connection ended before there was a head of an answer: rejects with the socket's error. */
export function post(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { method: 'POST', headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      const heard = (): Heard => ({
        status: response.statusCode ?? 0,
        contentType: response.headers['content-type'] ?? '',
        body: Buffer.concat(chunks),
        isWhole: response.complete,
      });
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', () => resolve(heard()));
      response.on('end', () => resolve(heard()));
    });
    request.on('error', reject).end(body);
  });
}

export function signedHeaders(name: string, at: Date): Record<string, string> {
  const headers = {
    _api_access_key: sandboxAccessKey.accessKey,
    _api_name: name,
    _api_timestamp: String(at.getTime()),
    _api_version: '1.0.0',
  };
  const signed = Object.entries(headers)
    .map(([key, value]) => `${key}=${value}`)
    .join('&');
  return { ...headers, _api_signature: createHmac('sha1', sandboxAccessKey.secretKey).update(signed).digest('base64') };
}

export interface Caller {
  readonly messageId: () => string;
  readonly regionBody: (data: object) => object;
  readonly region: (name: string, data: object) => Promise<Heard>;
  /** The parsed answer of `region`. */
  readonly ask: (name: string, data: object) => Promise<unknown>;
  readonly national: (infno: string, input: object, changes?: object) => Promise<unknown>;
}

/** One for all callers of a test: those of one second must not use a number twice. */
let sequence = 0;

export function createCaller(url: () => string, now: () => Date): Caller {
  const messageId = (): string => {
    sequence += 1;
    return `${institution}${stamp(now()).slice(0, 14)}${String(sequence).padStart(4, '0')}`;
  };
  const regionBody = (data: object): object => ({
    ...{ reqId: messageId(), termNo: 'KIOSK-01', orgCode: institution, reqTime: timeOf(now()), data },
  });
  const region = (name: string, data: object): Promise<Heard> =>
    post(`${url()}/pss/api/${name}`, signedHeaders(name, now()), JSON.stringify(regionBody(data)));
  return {
    messageId,
    regionBody,
    region,
    ask: async (name, data) => JSON.parse((await region(name, data)).body.toString('utf8')),
    async national(infno, input, changes = {}) {
      const envelope = {
        ...{ infno, msgid: messageId(), mdtrtarea_admvs: '660100', insuplc_admdvs: '', recer_sys_code: 'MBS_LOCAL', dev_no: 'KIOSK-01' },
        ...{ dev_safe_info: '', cainfo: '', signtype: '', infver: 'V1.0', opter_type: '2', opter: 'KIOSK-01', opter_name: '自助终端01' },
        ...{ inf_time: timeOf(now()), fixmedins_code: institution, fixmedins_name: '演示机构', sign_no: '', input, ...changes },
      };
      const path = `/fsi/api/rsfComIfsService/callService/${infno}`;
      return JSON.parse((await post(url() + path, signedHeaders(infno, now()), JSON.stringify(envelope))).body.toString('utf8'));
    },
  };
}

const population = createPopulation({ seed: 'yibao', generated: 5000 });

/** One of the invented people by his id. */
export function residentOf(id: string): Resident {
  const person = population.byId(id);
  if (!person) throw new Error(`nobody is ${id}`);
  return person;
}

export const keyOf = (serial: number): string => serial.toString(16).padStart(32, '0');

/** A filing that the platform accepts on 2026-03-02, with the changes given. */
export function filingOf(person: Resident, serial: number, changes: object = {}): Readonly<Record<string, string>> {
  return {
    appy_no: keyOf(serial),
    matt_no: `KIOSK-01-B${String(serial).padStart(6, '0')}`,
    psn_no: person.personNumber,
    psn_cert_type: person.certificateType,
    certno: person.number,
    psn_name: person.name,
    insutype: person.insurances[0]?.insutype ?? '310',
    insu_admdvs: person.insurances[0]?.place ?? '660100',
    rloc_admdvs: '310000',
    rloc_rea: '99',
    begndate: '2026-03-02',
    enddate: '2026-09-02',
    tel: '00000000000',
    dcla_souc: '05',
    cmt_flag: '1',
    ...changes,
  };
}
