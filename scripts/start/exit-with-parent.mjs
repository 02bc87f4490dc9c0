// Preloaded into the shop's processes, so that they stop when their parent is gone, however it ended.
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
