/** Generates the database client: what runs every script has done so by now. */
export {};
