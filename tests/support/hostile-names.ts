/** Names that every JavaScript object has already, whatever is put into it. */
export const HOSTILE_NAMES = [
  "constructor",
  "__proto__",
  "toString",
  "hasOwnProperty",
  "valueOf",
  "__defineGetter__",
] as const;
