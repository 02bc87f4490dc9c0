// Preloaded into the shop's processes: they stop when the one that started them is gone, however it went.
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
