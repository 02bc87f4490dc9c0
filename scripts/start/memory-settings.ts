/**
 * How processes allocate, which the C library and libuv read once, at their start. Photos are decoded on libuv's
 * threads: with an arena for each, and large blocks taken from them, a process keeps what its busiest moment took
 * (docs/decisions/0016-photos-in-bounded-lanes.md). The Dockerfile sets the same.
 */
export const MEMORY_SETTINGS = {
  MALLOC_ARENA_MAX: "2",
  MALLOC_MMAP_THRESHOLD_: "1048576",
  MALLOC_TRIM_THRESHOLD_: "1048576",
  /** So that reading files never waits for photos: those that decode and encode at once are nine at most. */
  UV_THREADPOOL_SIZE: "12",
};
