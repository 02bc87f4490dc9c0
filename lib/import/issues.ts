/** What can be wrong with a row, as the summary counts it. */
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
  /** Of the file, from 1. */
  line: number;
  /** As it stands in the file; may be empty. */
  handle: string;
  /** A rejected row is not imported; one with a warning is, without what the warning names. */
  severity: "rejected" | "warning";
  kind: IssueKind;
  /** By its name in the template; empty when it is about the whole row. */
  column: string;
  message: string;
};
