import { campaign } from './chaos.ts';
const [filings, seed, kiosks] = process.argv.slice(2).map(Number);
const t = performance.now();
console.log(await campaign({ filings: filings ?? 20, seed: seed ?? 1, kiosks: kiosks ?? 3, say: (l) => console.log(Math.round((performance.now()-t)/1000), l) }));
console.log(Math.round((performance.now()-t)/1000), 's');
