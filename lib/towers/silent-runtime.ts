/**
 * From version 1.29 on, ONNX Runtime sends telemetry to its makers: events over the network, and an identifier of the
 * machine on disk (microsoft/onnxruntime#27379). This variable, set before it starts, prevents both. Native code reads
 * the main thread's value, so a tower thread is silent too. A value set by the user takes precedence.
 */
export function silenceRuntime(): void {
  process.env.ORT_DISABLE_TELEMETRY ??= "1";
}
