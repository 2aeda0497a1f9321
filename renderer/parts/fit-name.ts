// Shortens a name to the lines that there is room for, from its middle: the place stands at its beginning, the machine's number at its end.

/** So much of the shortened name is its end, about a machine's number and what it belongs to. */
const shareOfEnd = 0.4;

/** From so long to as much as is left of it when `keep` characters may stand. */
export function shortened(name: string, keep: number): string {
  const characters = [...name];
  if (characters.length <= keep) return name;
  const end = Math.max(1, Math.round((keep - 1) * shareOfEnd));
  const beginning = Math.max(1, keep - 1 - end);
  return `${characters.slice(0, beginning).join('').trimEnd()}…${characters.slice(-end).join('').trimStart()}`;
}

/** `--name-lines` says how many lines there are. */
export function fitName(place: HTMLElement, name: string): void {
  const style = getComputedStyle(place);
  const most = Number(style.getPropertyValue('--name-lines')) || 1;
  const line = Number.parseFloat(style.lineHeight);
  const linesOf = (): number => Math.round(place.offsetHeight / line);
  place.textContent = name;
  for (let keep = [...name].length - 1; keep > 3 && (linesOf() > most || place.scrollWidth > place.clientWidth + 1); keep -= 1)
    place.textContent = shortened(name, keep);
  place.dataset.lines = String(linesOf());
}
