/** Generates the database client. The script runner has already done so by now. */
export {};
