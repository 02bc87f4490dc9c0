import type { Check } from "@/scripts/check-abuse/check";

export const databaseAway: Check = {
  name: "database-away",
  about: "a database that is frozen or away",
  async run() {
    return [
      {
        what: "a Postgres that is frozen or away",
        measured: "not here: npm run check:stress -- --faults",
        bar: "503 within 5 s",
        ok: null,
      },
    ];
  },
};
