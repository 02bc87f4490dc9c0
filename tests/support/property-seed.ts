import fc from "fast-check";

/**
 * Property-based tests draw the same cases in every run: what passes here passes everywhere, and a failure can be
 * reproduced.
 */
fc.configureGlobal({ seed: 20261123 });
