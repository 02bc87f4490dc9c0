import type { ActionIds } from "@/scripts/load/action-ids";
import type { StartedShop } from "@/scripts/load/start-shop";
import type { Verdict } from "@/scripts/load/verdicts";

/** The account that the shop starts with. */
export const OWNER = { email: "owner@shop.example", password: "a long enough owner password" };

export type Context = {
  shop: StartedShop;
  actions: ActionIds;
  /** A loopback address that no other client of this run has. */
  newClient(): string;
  /** Asks the shop's database, as the shop may. */
  query<Row extends object>(statement: string, values?: unknown[]): Promise<Row[]>;
  /** The address of the shop's database, with whatever lets the shop in. */
  databaseUrl(): Promise<string>;
};

export type Check = {
  name: string;
  /** What is tried, in one line. */
  about: string;
  /** In a shop that was started just before: what an earlier check did to its memory does not count. */
  fresh?: boolean;
  run(context: Context): Promise<Verdict[]>;
};
