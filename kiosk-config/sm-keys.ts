// Whether texts are keys of SM2 (GB/T 32918.5, recommended curve): a mistyped one is a mistake of the configuration and must not wait for
// the first filing to show. By hand: the library for SM2 has no business here.

const prime = 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn;
const b = 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n;
const order = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;

/** 64 hex digits, from 1 to n − 2. */
export function isPrivateKey(text: string): boolean {
  if (!/^[\da-f]{64}$/i.test(text)) return false;
  const number = BigInt(`0x${text}`);
  return number >= 1n && number <= order - 2n;
}

/** 130 hex digits: 04, x and y of a point on the curve. */
export function isPublicKey(text: string): boolean {
  const [, first, second] = /^04([\da-f]{64})([\da-f]{64})$/i.exec(text) ?? [];
  if (first === undefined || second === undefined) return false;
  const [x, y] = [BigInt(`0x${first}`), BigInt(`0x${second}`)];
  // a is −3.
  return x < prime && y < prime && (y * y - x * x * x + 3n * x - b) % prime === 0n;
}
