import type { ActionIds } from "@/scripts/load/action-ids";
import type { StartedShop } from "@/scripts/load/start-shop";
import type { Verdict } from "@/scripts/load/verdicts";

/** The account that exists when the shop starts. */
export const OWNER = { email: "owner@shop.example", password: "a long enough owner password" };

export type Context = {
  shop: StartedShop;
  actions: ActionIds;
  /** Returns a loopback address that no other client of this run uses. */
  newClient(): string;
  /** Queries the shop's database with the shop's own rights. */
  query<Row extends object>(statement: string, values?: unknown[]): Promise<Row[]>;
  /** The address of the shop's database, including the shop's credentials. */
  databaseUrl(): Promise<string>;
};

export type Check = {
  name: string;
  /** What is tried, in one line. */
  about: string;
  /** Runs in a newly started shop, so that earlier checks do not affect its memory. */
  fresh?: boolean;
  run(context: Context): Promise<Verdict[]>;
};
