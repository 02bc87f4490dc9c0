/** @type {import("next").NextConfig} */
const nextConfig = {
  output: "standalone",
  poweredByHeader: false,
  reactStrictMode: true,
  // The towers' runtime loads a shared library by path and the models are read as files: tracing sees neither.
  outputFileTracingIncludes: {
    "/**": [
      "./node_modules/onnxruntime-node/bin/napi-v6/linux/x64/**",
      "./node_modules/@img/sharp-libvips-linux-x64/**",
      "./node_modules/@img/sharp-linux-x64/**",
      "./models/**",
      "./dist/tower-thread.mjs",
    ],
  },
  outputFileTracingExcludes: {
    "/**": [
      "./.data/**",
      "./demo/**",
      "./tests/**",
      "./training/**",
      "./node_modules/onnxruntime-node/bin/napi-v6/{darwin,win32}/**",
      "./node_modules/onnxruntime-node/bin/napi-v6/linux/arm64/**",
    ],
  },
  experimental: {
    // A photo of 12 MB, and a merchant's upload of several, with room for the form around them.
    serverActions: { bodySizeLimit: "64mb" },
  },
};

export default nextConfig;
