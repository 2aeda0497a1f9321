// How long to wait before the next attempt: doubling, up to a ceiling.

/** `failures` counts from 1. */
export function backOffMs(failures: number, { firstMs, mostMs }: { readonly firstMs: number; readonly mostMs: number }): number {
  return Math.min(mostMs, firstMs * 2 ** Math.min(failures - 1, 30));
}
