const format = new Intl.DateTimeFormat("en-GB", {
  dateStyle: "medium",
  timeStyle: "short",
  timeZone: "UTC",
});

export function runTime(at: Date): string {
  return `${format.format(at)} UTC`;
}

export function RunTime({ at }: { at: Date }) {
  return <time dateTime={at.toISOString()}>{runTime(at)}</time>;
}
