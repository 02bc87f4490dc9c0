/** Whether a browser has a cookie that looks like a session's; only the sign-in can tell whether it is valid. */
export function hasSessionCookie(cookie: string | undefined): boolean {
  return /(?:^|;\s*)(?:__Secure-)?shop\.session_token=[^;]{16,}/.test(cookie ?? "");
}
