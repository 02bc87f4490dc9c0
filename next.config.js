const { platform, arch } = process;
const model = process.env.EMBEDDING_MODEL || "starter";

/** @type {import("next").NextConfig} */
const nextConfig = {
  output: "standalone",
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` does that, for everything; a newcomer's first start need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // The towers' runtime loads a shared library by path and the models are read as files: tracing sees neither.
  outputFileTracingIncludes: {
    "/**": [
      `./node_modules/onnxruntime-node/bin/napi-v6/${platform}/${arch}/**`,
      `./node_modules/@img/sharp-${platform}-${arch}/**`,
      `./node_modules/@img/sharp-libvips-${platform}-${arch}/**`,
      `./models/${model}/**`,
      "./dist/tower-thread.mjs",
    ],
  },
  outputFileTracingExcludes: {
    "/**": [
      "./.data/**",
      "./demo/**",
      "./docs/**",
      "./tests/**",
      "./training/**",
      ...["darwin", "linux", "win32"].flatMap((otherPlatform) =>
        ["arm64", "x64"]
          .filter((otherArch) => otherPlatform !== platform || otherArch !== arch)
          .map(
            (otherArch) =>
              `./node_modules/onnxruntime-node/bin/napi-v6/${otherPlatform}/${otherArch}/**`,
          ),
      ),
    ],
  },
  experimental: {
    // A photo of 12 MB, and a merchant's upload of several, with room for the form around them.
    serverActions: { bodySizeLimit: "64mb" },
  },
};

export default nextConfig;
