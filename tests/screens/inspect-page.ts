// What is measured in the browser on one drawn screen; returns findings in words, none when all is well.

/** Runs inside the page: nothing of this module's scope is at hand there. */
export function inspectPage(): string[] {
  const findings: string[] = [];
  const kiosk = document.querySelector('.kiosk');
  if (!kiosk) return ['no kiosk on the page'];
  const frame = kiosk.getBoundingClientRect();
  const millimetre = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm'));
  const size = kiosk.getAttribute('data-size');
  const leastText = (size === 'extra' ? 10.4 : 7.9) * millimetre;
  const leastTarget = 15.9 * millimetre;
  const leastGap = 4 * millimetre;
  const words = (element: Element): string => (element.textContent ?? '').trim().slice(0, 16);

  const luminance = (channels: readonly number[]): number => {
    const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
      const value = channel / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const channelsOf = (colour: string): number[] => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const ground = (element: Element | null): number[] => {
    for (let at = element; at; at = at.parentElement) {
      const colour = channelsOf(getComputedStyle(at).backgroundColor);
      if (colour[3] === undefined || colour[3] === 1) return colour.slice(0, 3);
    }
    return [255, 255, 255];
  };
  const contrast = (element: Element): number => {
    const one = luminance(channelsOf(getComputedStyle(element).color).slice(0, 3));
    const other = luminance(ground(element));
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  };

  // A row that has given way lies in a column out of sight. What must stay is asked for below.
  const gaveWay = (element: Element): boolean => {
    for (let at: Element | null = element; at?.parentElement; at = at.parentElement) {
      if (
        at.parentElement.matches('.content > .lines, .content > .sheet') &&
        at.getBoundingClientRect().left >= at.parentElement.getBoundingClientRect().right - 1
      )
        return true;
    }
    return false;
  };

  const drawings = [...kiosk.querySelectorAll('svg')].filter((svg) => svg.getClientRects().length > 0);
  const drawingBoxes = drawings.map((svg) => svg.getBoundingClientRect());
  const texts = document.createTreeWalker(kiosk, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const element = node.parentElement;
    if (!element || !node.textContent?.trim() || element.getClientRects().length === 0 || gaveWay(element)) continue;
    const height = Number.parseFloat(getComputedStyle(element).fontSize);
    if (height < leastText) findings.push(`text of ${(height / millimetre).toFixed(1)} mm: ${words(element)}`);
    if (contrast(element) < 7) findings.push(`contrast ${contrast(element).toFixed(2)}: ${words(element)}`);
    const range = document.createRange();
    range.selectNodeContents(node);
    const zone = (element.closest('.sheet, .lines, .content, .answers, .band, .bar') ?? kiosk).getBoundingClientRect();
    for (const box of range.getClientRects()) {
      const outside = box.left < frame.left + millimetre * 5 || box.right > frame.right - millimetre * 5;
      if (outside || box.top < zone.top - 2 || box.bottom > zone.bottom + 2) findings.push(`outside: ${words(element)}`);
      // The font's own ascent and descent stand out of a tight line without any ink in them.
      const leading = 0.13 * height;
      for (const drawing of drawingBoxes) {
        const across = Math.min(box.right, drawing.right) - Math.max(box.left, drawing.left);
        const down = Math.min(box.bottom, drawing.bottom) - Math.max(box.top, drawing.top);
        if (across > 1 && down > leading + 1) findings.push(`text runs into a drawing: ${words(element)}`);
      }
    }
  }

  const mustStay: Readonly<Record<string, string>> = {
    identify: '.content .drawing svg',
    menu: '.content .chip',
    ticket: '.content .ticket-number, .content .notice, .content .verdict',
    trouble: '.content .lines > div',
  };
  const needed = mustStay[kiosk.getAttribute('data-screen') ?? ''];
  if (needed && ![...kiosk.querySelectorAll(needed)].some((part) => part.getClientRects().length > 0 && !gaveWay(part)))
    findings.push(`out of sight: ${needed}`);

  // Where only tickets can be had, a forgotten card and the reason are both told; and all that is known of each counter.
  // Of a filing all that must be known beforehand, that it is not submitted yet, all that is read back, and what is to be done afterwards.
  const allTold = [
    ...(kiosk.querySelector('.key.ticket.lit') ? kiosk.querySelectorAll('.lines > div:nth-child(-n + 2)') : []),
    ...kiosk.querySelectorAll('[data-screen="chooseCounter"] .key small, [data-screen="chooseCounter"] .counters'),
    ...kiosk.querySelectorAll('[data-screen="notice"] .lines:has(+ .checks) > div, [data-screen="review"] .facts > div'),
    ...kiosk.querySelectorAll('[data-screen="notice"] .push, .steps .note, .case-number, [data-screen="filed"] .clauses > li'),
  ];
  for (const part of allTold) if (part.getClientRects().length === 0 || gaveWay(part)) findings.push(`out of sight: ${words(part)}`);

  // The last line of a block should hold more than one character.
  for (const block of kiosk.querySelectorAll('p, h1, h2, dd, li > span, small, .key')) {
    const lines: { bottom: number; text: string }[] = [];
    const inside = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = inside.nextNode(); node; node = inside.nextNode()) {
      const text = node.textContent ?? '';
      for (let at = 0; at < text.length; at += 1) {
        if (!/[\p{L}\p{N}\p{P}]/u.test(text.charAt(at))) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getBoundingClientRect();
        if (box.height === 0) continue;
        const line = lines.find(({ bottom }) => Math.abs(bottom - box.bottom) < box.height * 0.5);
        const letter = /\p{P}/u.test(text.charAt(at)) ? '' : text.charAt(at);
        if (line) line.text += letter;
        else lines.push({ bottom: box.bottom, text: letter });
      }
    }
    if (lines.length > 1 && lines.some(({ text }) => text.length < 2))
      findings.push(`one character alone on a line: ${lines.map(({ text }) => text).join(' / ')}`);
  }

  for (const box of kiosk.querySelectorAll('.key, .content, .answers, .band, .bar')) {
    if (box.getClientRects().length === 0) continue;
    // The font's own ascent and descent stand out of a tight line without any ink in them.
    const leading = box.matches('.key') ? 0.13 * Number.parseFloat(getComputedStyle(box).fontSize) : 0;
    if (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1 + leading) {
      findings.push(
        `overflow of ${box.className}: ${box.scrollWidth}×${box.scrollHeight} in ${box.clientWidth}×${box.clientHeight}: ${words(box)}`,
      );
    }
  }

  const content = kiosk.querySelector('.content');
  for (const part of content?.children ?? []) {
    const left = (content?.getBoundingClientRect().bottom ?? 0) - part.getBoundingClientRect().bottom;
    if (part.getClientRects().length > 0 && left < 4 * millimetre) findings.push(`too near to the keys: ${words(part)}`);
  }

  const keys = [...kiosk.querySelectorAll<HTMLElement>('.key')];
  if (keys.filter((key) => key.matches('.lit:not(.begin)')).length > 1) findings.push('more than one lit key');
  // The lip, drawn as a shadow, is part of a raised key.
  const lip = 2 * millimetre;
  const boxes = keys.map((key) => ({ key, box: key.getBoundingClientRect(), lip: key.matches('.off') ? 0 : lip }));
  for (const { key, box } of boxes) {
    if (Math.min(box.width, box.height) < leastTarget)
      findings.push(`target of ${box.width.toFixed(0)}×${box.height.toFixed(0)} px: ${words(key)}`);
    if (key.matches('.lit') && (box.height < 26 * millimetre || box.width < 80 * millimetre))
      findings.push(`main key too small: ${words(key)}`);
  }
  for (const [index, one] of boxes.entries()) {
    for (const other of boxes.slice(index + 1)) {
      const across = Math.max(one.box.left - other.box.right, other.box.left - one.box.right);
      const down = Math.max(one.box.top - other.box.bottom - other.lip, other.box.top - one.box.bottom - one.lip);
      if (Math.max(across, down) < leastGap)
        findings.push(`gap of ${Math.max(across, down).toFixed(0)} px: ${words(one.key)} | ${words(other.key)}`);
    }
  }
  return [...new Set(findings)];
}
