import { existsSync, readdirSync } from "node:fs";
import createNextIntlPlugin from "next-intl/plugin";

const { platform, arch } = process;
const model = process.env.EMBEDDING_MODEL || "starter";
/** Tracing takes all that lie there for models that may be run. */
const otherModels = existsSync("models")
  ? readdirSync("models").filter((name) => name !== model)
  : [];
/** Where a proxy in front of the shop rewrites the host, the browser's own is still the shop's. */
const shopHost = URL.canParse(process.env.SHOP_URL ?? "")
  ? new URL(process.env.SHOP_URL).host
  : null;

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
  env: { TOWERS_AT_START: process.env.VERCEL ? "" : "on" },
  // Functions that run towers trace what those need from the code (lib/towers/session.ts). Here is everything once more
  // for the one that all of it is known of, so that the server in .next/standalone is whole whatever tracing sees.
  outputFileTracingIncludes: {
    "/api/search": [
      `./node_modules/onnxruntime-node/bin/napi-v6/${platform}/${arch}/**`,
      `./node_modules/@img/sharp-${platform}-${arch}/**`,
      `./node_modules/@img/sharp-libvips-${platform}-${arch}/**`,
      `./models/${model}/**`,
      "./dist/tower-thread.mjs",
    ],
    // Which model the vectors are of, for pages that never run it.
    "/**": [`./models/${model}/*.json`],
  },
  outputFileTracingExcludes: {
    "/**": [
      "./.data/**",
      "./demo/**",
      "./docs/**",
      "./tests/**",
      "./training/**",
      ...otherModels.map((name) => `./models/${name}/**`),
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
    const documents = [
      // Pages get one with a nonce from proxy.ts in its place. This one holds for whatever goes past it.
      {
        key: "Content-Security-Policy",
        value:
          "default-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
      },
      { key: "X-Frame-Options", value: "SAMEORIGIN" },
      { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
      // A photo from the camera comes through a file's field, which needs none of these.
      {
        key: "Permissions-Policy",
        value: [
          "accelerometer",
          "camera",
          "display-capture",
          "geolocation",
          "gyroscope",
          "hid",
          "idle-detection",
          "magnetometer",
          "microphone",
          "midi",
          "payment",
          "screen-wake-lock",
          "serial",
          "usb",
          "xr-spatial-tracking",
        ]
          .map((feature) => `${feature}=()`)
          .join(", "),
      },
    ];
    // Data and pictures: opened by themselves, they are shown and do nothing.
    const data = [
      {
        key: "Content-Security-Policy",
        value: "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      },
    ];
    // A framed admin could be clicked through by a page laid over it.
    const admin = [
      { key: "X-Frame-Options", value: "DENY" },
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
      { source: "/((?!_next/static/).*)", headers: documents },
      { source: "/api/:path*", headers: data },
      { source: "/photos/:path*", headers: data },
      { source: "/admin/:path*", headers: admin },
    ];
  },
  experimental: {
    // A photo of 12 MB, with room for the form around it; lib/http/front-door/actions.ts bounds each action by itself.
    serverActions: {
      bodySizeLimit: "14mb",
      ...(shopHost ? { allowedOrigins: [shopHost] } : {}),
    },
  },
};

export default createNextIntlPlugin()(nextConfig);
