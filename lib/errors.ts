/**
 * A failure that the user can do something about. `message` is shown as written, so it says what happened and what to
 * do next. Any other error is a defect: logged with an id, never shown.
 */
export class UserError extends Error {
  readonly code: string;
  /** Seconds after which the same request may succeed, for `Retry-After`; null if waiting does not help. */
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

/** Invalid URL parameters, with one sentence for each. */
export class BadParametersError extends UserError {
  readonly problems: string[];

  constructor(problems: string[]) {
    super("bad-parameters", problems.join(" "));
    this.name = "BadParametersError";
    this.problems = problems;
  }
}
