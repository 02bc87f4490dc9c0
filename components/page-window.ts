type Entry = { key: string; page: number | null };

/** The first, the last and the current page with two neighbours on each side; null marks a gap of two or more pages. */
export function pageWindow(page: number, pageCount: number): Entry[] {
  const shown = new Set([1, pageCount]);
  for (let near = page - 2; near <= page + 2; near++) {
    if (near >= 1 && near <= pageCount) shown.add(near);
  }
  const entries: Entry[] = [];
  let previous = 0;
  for (const number of [...shown].sort((a, b) => a - b)) {
    if (number === previous + 2) entries.push({ key: String(previous + 1), page: previous + 1 });
    else if (number > previous + 2) entries.push({ key: `gap-${number}`, page: null });
    entries.push({ key: String(number), page: number });
    previous = number;
  }
  return entries;
}
