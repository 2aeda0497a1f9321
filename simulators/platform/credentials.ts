// What the sandbox platform lets in. NOT SECRET: the platform behind it is a simulator and every person in it is invented.

export const sandboxAccessKey = { accessKey: 'sandbox', secretKey: 'sandbox-not-a-secret' } as const;

/** `path` is where the x-tif gateway serves the transactions: `<path>/<infno>`. */
export const sandboxTif = { paasId: 'sandbox', token: 'sandbox-not-a-secret', path: '/ebus/sandbox' } as const;

/** The SM2/SM4 envelope. Keys are hex: private ones 32 bytes, public ones uncompressed (04 and two coordinates). */
export const sandboxSm = {
  appId: 'sandbox-kiosk-01-not-a-secret',
  appSecret: 'sandbox-not-a-secret',
  terminalPrivateKey: '106a4ffb3899275ae4c7a044eaf9e7894feb799ee6aaf1ac4474056873b031cc',
  terminalPublicKey:
    '048d71a11940c43b74c1af5d04edc8e48cd884b86beedf3a807f975ca6843ba021890ef1991ed88f0a53cbbcbf063f76a486a5d60167b037bc2867a3019b273a29',
  platformPrivateKey: 'f5c42cc926553466ed3a58db5ff157e5e92665b11457126b0cffbec477546dd0',
  platformPublicKey:
    '046bcd74a388f7f6c34db1a6cd1dba77212399f1968f990ff38a5920ef87a36caf98f7f97f3c7fbac518e886363240cf45370293bcde6a5e143f5211372b8e30c5',
} as const;
