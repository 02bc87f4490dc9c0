/**
 * A failure that the person in front of the screen can do something about.
 * `message` is shown as written, so it says what happened and what to do next.
 * Anything else that is thrown is a defect: logged with an id, never shown.
 */
export class UserError extends Error {
  readonly code: string;
  /** Seconds after which the same request may succeed, for `Retry-After`; null where waiting does not help. */
  readonly retryAfterS: number | null;

  constructor(
    code: string,
    message: string,
    options: ErrorOptions & { retryAfterS?: number } = {},
  ) {
    const { retryAfterS = null, ...errorOptions } = options;
    super(message, errorOptions);
    this.name = "UserError";
    this.code = code;
    this.retryAfterS = retryAfterS;
  }
}

/** Parameters of an address that do not fit, each with a sentence of its own. */
export class BadParametersError extends UserError {
  readonly problems: string[];

  constructor(problems: string[]) {
    super("bad-parameters", problems.join(" "));
    this.name = "BadParametersError";
    this.problems = problems;
  }
}
