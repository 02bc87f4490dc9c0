/** What can be wrong with a row, in the summary's words. */
export const ISSUE_KINDS = {
  "invalid-value": "a value does not fit",
  "duplicate-handle": "the handle is on an earlier line",
  "wrong-field-count": "fields too many or too few",
  "unreadable-rest": "the rest of the file cannot be read",
  "photo-missing": "a photo was not found",
  "photo-ambiguous": "several photos have the name",
  "photo-refused": "a photo cannot be used",
  "photo-address": "a photo is named by its web address",
} as const;
export type IssueKind = keyof typeof ISSUE_KINDS;

export type ImportIssue = {
  /** In the file, counted from 1. */
  line: number;
  /** As written in the file; may be empty. */
  handle: string;
  /** A rejected row is not imported. A row with a warning is, without the value that the warning names. */
  severity: "rejected" | "warning";
  kind: IssueKind;
  /** Its name in the template; empty when the issue concerns the whole row. */
  column: string;
  message: string;
};
