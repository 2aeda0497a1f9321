// Which ways to sign in work.

export const bothReady = { eVoucher: 'ready', idCard: 'ready' } as const;
export const codeOnly = { eVoucher: 'ready', idCard: 'unavailable' } as const;
export const cardOnly = { eVoucher: 'unavailable', idCard: 'ready' } as const;
export const noneReady = { eVoucher: 'unavailable', idCard: 'unavailable' } as const;
