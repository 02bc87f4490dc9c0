/** A price as addresses and the price fields write it: "20", "19.90". */
export function inAddress(priceMinor: number): string {
  return priceMinor % 100 === 0 ? String(priceMinor / 100) : (priceMinor / 100).toFixed(2);
}
