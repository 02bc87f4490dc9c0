import { existsSync, readdirSync } from "node:fs";
import createNextIntlPlugin from "next-intl/plugin";

const { platform, arch } = process;
const model = process.env.EMBEDDING_MODEL || "starter";
/** Tracing would include every model in the folder, because any of them might be run. */
const otherModels = existsSync("models")
  ? readdirSync("models").filter((name) => name !== model)
  : [];
/** If a proxy in front of the shop rewrites the host, the browser still sees this one. */
const shopHost = URL.canParse(process.env.SHOP_URL ?? "")
  ? new URL(process.env.SHOP_URL).host
  : null;

// Scripts and styles are also stored compressed with Brotli (scripts/start/compress-static.ts): a seventh smaller than
// the gzip of Next's server. Vercel compresses on its own; the development server has no compressed files.
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
  // Photos are served in several sizes from /photos. Next's own optimizer would keep copies that outlive their photos;
  // switched off, it answers 404.
  images: { unoptimized: true },
  // `npm run check` type-checks everything; a newcomer's first start should not have to wait for it.
  typescript: { ignoreBuildErrors: true },
  env: { TOWERS_AT_START: process.env.VERCEL ? "" : "on" },
  // Functions that run towers trace what they need from the code (lib/towers/session.ts). It is all listed here again
  // for a function known to need everything, so that the server in .next/standalone is complete whatever tracing finds.
  outputFileTracingIncludes: {
    "/api/search": [
      `./node_modules/onnxruntime-node/bin/napi-v6/${platform}/${arch}/**`,
      `./node_modules/@img/sharp-${platform}-${arch}/**`,
      `./node_modules/@img/sharp-libvips-${platform}-${arch}/**`,
      `./models/${model}/**`,
      "./dist/tower-thread.mjs",
    ],
    // Pages that never run the model still need to know which one the vectors come from.
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
      // Pages get a policy with a nonce from proxy.ts instead. This one applies to all requests that bypass it.
      {
        key: "Content-Security-Policy",
        value:
          "default-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
      },
      { key: "X-Frame-Options", value: "SAMEORIGIN" },
      { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
      // Camera photos come through a file field, which needs none of these.
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
    // Data and images: opened on their own, they are displayed but can do nothing.
    const data = [
      {
        key: "Content-Security-Policy",
        value: "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      },
    ];
    // If the admin could be framed, another page could trick staff into clicking on it (clickjacking).
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
    // A 12 MB photo plus room for the rest of the form; lib/http/front-door/actions.ts sets a limit for each action.
    serverActions: {
      bodySizeLimit: "14mb",
      ...(shopHost ? { allowedOrigins: [shopHost] } : {}),
    },
  },
};

export default createNextIntlPlugin()(nextConfig);
