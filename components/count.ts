const wholeNumbers = new Intl.NumberFormat("en");

/** "1 product", "1,204 products". */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${wholeNumbers.format(count)} ${count === 1 ? singular : plural}`;
}
