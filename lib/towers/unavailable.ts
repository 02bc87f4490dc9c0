/** The towers are closed, or no longer those that were opened: nothing that they are given is at fault. */
export class TowersUnavailableError extends Error {
  override readonly name = "TowersUnavailableError";
}
