/**
 * A failure that the person in front of the screen can do something about.
 * `message` is shown as written, so it says what happened and what to do next.
 * Anything else that is thrown is a defect: logged with an id, never shown.
 */
export class UserError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "UserError";
    this.code = code;
  }
}
