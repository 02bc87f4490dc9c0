/**
 * Memory allocation settings, which the C library and libuv read once at startup. Photos are decoded on libuv's
 * threads. If each thread had its own arena and took large blocks from it, a process would never shrink below its
 * busiest moment (docs/decisions/0016-photos-in-bounded-lanes.md). The Dockerfile has the same settings.
 */
export const MEMORY_SETTINGS = {
  MALLOC_ARENA_MAX: "2",
  MALLOC_MMAP_THRESHOLD_: "1048576",
  MALLOC_TRIM_THRESHOLD_: "1048576",
  /** Enough that reading files never waits for photos: at most nine are decoded and encoded at once. */
  UV_THREADPOOL_SIZE: "12",
};
