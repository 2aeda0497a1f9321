// Shortens a name to the lines that there is room for, from its middle: the place stands at its beginning, the machine's number at its end.

/** So much of the shortened name is its end, about a machine's number and what it belongs to. */
const shareOfEnd = 0.4;

/** Fewer characters are no name. */
const least = 4;

/** From so long to as much as is left of it when `keep` characters may stand. */
export function shortened(name: string, keep: number): string {
  const characters = [...name];
  if (characters.length <= keep) return name;
  const end = Math.max(1, Math.round((keep - 1) * shareOfEnd));
  const beginning = Math.max(1, keep - 1 - end);
  return `${characters.slice(0, beginning).join('').trimEnd()}…${characters.slice(-end).join('').trimStart()}`;
}

/** `--name-lines` says how many lines there are. A name that fits is left as it stands: whatever is written has the page laid out once more. */
export function fitName(place: HTMLElement, name: string): void {
  const style = getComputedStyle(place);
  const most = Number(style.getPropertyValue('--name-lines')) || 1;
  const line = Number.parseFloat(style.lineHeight);
  const linesOf = (): number => Math.round(place.offsetHeight / line);
  const fits = (): boolean => linesOf() <= most && place.scrollWidth <= place.clientWidth + 1;
  const write = (text: string): boolean => {
    if (place.textContent !== text) place.textContent = text;
    return fits();
  };
  if (!write(name)) {
    let [fitting, tooLong] = [least, [...name].length];
    while (tooLong - fitting > 1) {
      const keep = Math.floor((fitting + tooLong) / 2);
      if (write(shortened(name, keep))) fitting = keep;
      else tooLong = keep;
    }
    write(shortened(name, fitting));
  }
  const lines = String(linesOf());
  if (place.dataset.lines !== lines) place.dataset.lines = lines;
}
