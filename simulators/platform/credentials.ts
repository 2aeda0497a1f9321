// What the sandbox platform lets in. NOT SECRET: the platform behind it is a simulator and every person in it is invented.

export const sandboxAccessKey = { accessKey: 'sandbox', secretKey: 'sandbox-not-a-secret' } as const;

/** `path` is where the x-tif gateway serves the transactions: `<path>/<infno>`. */
export const sandboxTif = { paasId: 'sandbox', token: 'sandbox-not-a-secret', path: '/ebus/sandbox' } as const;
