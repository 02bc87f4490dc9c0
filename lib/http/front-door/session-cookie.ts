/** Whether a browser holds a cookie that looks like a session's; whether it is one is for the sign-in to say. */
export function hasSessionCookie(cookie: string | undefined): boolean {
  return /(?:^|;\s*)(?:__Secure-)?shop\.session_token=[^;]{16,}/.test(cookie ?? "");
}
