/** The towers are closed, or are no longer those that were opened; their input is not at fault. */
export class TowersUnavailableError extends Error {
  override readonly name = "TowersUnavailableError";
}
