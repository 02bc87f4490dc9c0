import createNextIntlPlugin from "next-intl/plugin";

const { platform, arch } = process;
const model = process.env.EMBEDDING_MODEL || "starter";

// Scripts and styles lie beside themselves as Brotli (scripts/start/compress-static.ts): a seventh less than the gzip
// that Next's server makes. Vercel compresses by itself, the development server has nothing compressed.
const compressed =
  process.env.VERCEL || process.env.NODE_ENV !== "production"
    ? []
    : [
        ["js", "application/javascript; charset=UTF-8"],
        ["css", "text/css; charset=UTF-8"],
      ].map(([extension, type]) => ({
        source: `/_next/static/:path(.+\\.${extension})`,
        has: [{ type: "header", key: "accept-encoding", value: "(?:.*[ ,])?br(?:[ ,;].*)?" }],
        type,
      }));

/** @type {import("next").NextConfig} */
const nextConfig = {
  output: "standalone",
  poweredByHeader: false,
  reactStrictMode: true,
  // Photos come in their sizes from /photos. Next's own optimizer would keep copies that outlive their photos: off, it
  // answers 404.
  images: { unoptimized: true },
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
  async rewrites() {
    return {
      beforeFiles: compressed.map(({ source, has }) => ({
        source,
        has,
        destination: "/_next/static/:path.br",
      })),
    };
  },
  async headers() {
    const everywhere = [
      { key: "X-Content-Type-Options", value: "nosniff" },
      { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
    ];
    // A framed admin could be clicked through by a page laid over it.
    const admin = [
      { key: "X-Frame-Options", value: "DENY" },
      {
        key: "Content-Security-Policy",
        value: "frame-ancestors 'none'; base-uri 'none'; object-src 'none'",
      },
      { key: "Referrer-Policy", value: "same-origin" },
    ];
    return [
      ...compressed.map(({ source, has, type }) => ({
        source,
        has,
        headers: [
          { key: "Content-Encoding", value: "br" },
          { key: "Content-Type", value: type },
          { key: "Vary", value: "Accept-Encoding" },
        ],
      })),
      { source: "/:path*", headers: everywhere },
      { source: "/admin/:path*", headers: admin },
    ];
  },
  experimental: {
    // A photo of 12 MB, and a merchant's upload of several, with room for the form around them.
    serverActions: { bodySizeLimit: "64mb" },
  },
};

export default createNextIntlPlugin()(nextConfig);
