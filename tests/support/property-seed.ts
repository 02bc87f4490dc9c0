import fc from "fast-check";

/** Property-based tests draw the same cases in every run: what passed here passes everywhere, and a failure can be repeated. */
fc.configureGlobal({ seed: 20261123 });
