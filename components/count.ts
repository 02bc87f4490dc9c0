const wholeNumbers = new Intl.NumberFormat("en");

/** "1 product", "1,204 products", for the admin, which speaks English. The shop counts by its messages. */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${wholeNumbers.format(count)} ${count === 1 ? singular : plural}`;
}
