/** A price as addresses and the price fields write it: "20", "19.90". */
export function inAddress(hundredths: number): string {
  return hundredths % 100 === 0 ? String(hundredths / 100) : (hundredths / 100).toFixed(2);
}
