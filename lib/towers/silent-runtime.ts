/**
 * ONNX Runtime reports to its makers from version 1.29 on: events over the network, an identifier of the machine on disk
 * (microsoft/onnxruntime#27379). Set before it starts, this variable has it do neither. It is read by native code, which sees what
 * the main thread sets, so that a thread for the towers is silent too. Whoever sets it themselves decides.
 */
export function silenceRuntime(): void {
  process.env.ORT_DISABLE_TELEMETRY ??= "1";
}
