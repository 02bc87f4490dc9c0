const wholeNumbers = new Intl.NumberFormat("en");

/** "1 product", "1,204 products", for the English-only admin. The shop uses its messages for this. */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${wholeNumbers.format(count)} ${count === 1 ? singular : plural}`;
}
