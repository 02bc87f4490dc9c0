import { isIP } from "node:net";
import path from "node:path";
import { z } from "zod";
import { databaseNameSchema, databaseUrl, databaseUrlSchema } from "@/lib/env/database-url";
import { RERANKERS } from "@/lib/env/reranker-names";
import { shopUrlSchema } from "@/lib/env/shop-url";
import { UserError } from "@/lib/errors";
import { parseTrustedProxies, type TrustedProxies } from "@/lib/network/trusted-proxies";

const onOff = (fallback: "on" | "off") => z.enum(["on", "off"]).default(fallback);
const optionalText = z
  .string()
  .trim()
  .transform((value) => value || null)
  .nullable()
  .default(null);

export const envSchema = z.object({
  /**
   * Any Postgres with pgvector. If neither this nor DATABASE_HOST is set, the embedded database in DATA_DIR is used.
   */
  DATABASE_URL: databaseUrlSchema.nullable().default(null),
  /** The parts of DATABASE_URL, used if that is not set; a password needs no escaping here. */
  DATABASE_HOST: optionalText,
  DATABASE_PORT: z.coerce.number().int().min(1).max(65535).default(5432),
  DATABASE_NAME: databaseNameSchema.default("shop"),
  DATABASE_USER: z.string().default("shop"),
  DATABASE_PASSWORD: z.string().nullable().default(null),
  /** Everything the shop keeps on disk: embedded database, photos, secrets. */
  DATA_DIR: z.string().default(".data"),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  /** The address to listen on. A name is ignored: shells set HOSTNAME to the machine's own. */
  HOSTNAME: z
    .string()
    .transform((name) => (isIP(name) > 0 || name === "localhost" ? name : null))
    .nullable()
    .default(null),
  /** How long the web server waits for an answer from its database before it answers 503. */
  DATABASE_TIMEOUT_MS: z.coerce.number().int().min(500).max(600_000).default(3_000),
  /** A folder under models/, or a path. */
  EMBEDDING_MODEL: z.string().default("starter"),
  /** `inline` for a single short-lived process. */
  TOWER_RUNNER: z.enum(["thread", "inline"]).default(process.env.VERCEL ? "inline" : "thread"),
  /** The reranker of the varied view; docs/evaluation.md compares them. */
  RERANKER: z.enum(RERANKERS).default("mmr"),
  /** Whether the colours of one product share a card, or each has its own. */
  VARIANTS: z.enum(["one", "all"]).default("one"),
  DEMO_CATALOGUE: onOff("on"),
  /** Number of products in the demo catalogue. */
  DEMO_PRODUCTS: z.coerce.number().int().min(1).max(5_000).default(840),
  PHOTO_STORAGE: z.enum(["folder", "database"]).default(process.env.VERCEL ? "database" : "folder"),
  /** Space for all shoppers' photos together, in megabytes; those that would expire next are deleted first. */
  SHOPPER_PHOTOS_MB: z.coerce.number().int().min(1).max(10_000_000).default(4096),
  /** Public origin without a trailing slash, for links and for the origin check of actions. */
  SHOP_URL: shopUrlSchema.nullable().default(null),
  SHOP_NAME: z.string().default("Shop the Look"),
  /** Who is trusted to report a visitor's address; see docs/deploy.md. */
  TRUST_PROXY: z
    .string()
    .refine((setting) => parseTrustedProxies(setting) !== null, {
      message:
        "write off, how many proxies stand in front of the shop (1 to 10), or their addresses and ranges, such as 10.0.0.0/8,loopback",
    })
    .optional(),
  /** `off`, or a factor for the limits in docs/deploy.md. */
  RATE_LIMITS: z
    .string()
    .refine((setting) => parseRateFactor(setting) !== null, {
      message: "write on, off, or a number up to 1000 that every limit is multiplied by",
    })
    .default("on"),
  AUTH_SECRET: optionalText,
  /** Read by builds: using the same key in each keeps open tabs working. 16, 24 or 32 bytes in base64. */
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z
    .string()
    .trim()
    .refine(isAesKey, "use the output of `openssl rand -base64 32`")
    .nullable()
    .default(null),
  ADMIN_EMAIL: optionalText,
  ADMIN_PASSWORD: optionalText,
  /** Lets a scheduler (Vercel Cron) call the embedding job. */
  CRON_SECRET: optionalText,
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
});

export type Env = z.infer<typeof envSchema> & {
  dataDir: string;
  modelFolder: string;
  trustedProxies: TrustedProxies;
  /** Factor for the request limits; 0 for no limits. */
  rateFactor: number;
};

let cached: Env | null = null;

/** The settings, read from the environment once. Throws UserError naming every invalid setting. */
export function env(): Env {
  cached ??= readEnv(process.env);
  return cached;
}

/** For processes that bring their own database: sets DATABASE_URL from now on. */
export function setDatabaseUrl(url: string | null): void {
  cached = { ...env(), DATABASE_URL: url };
}

/** Reads settings from any record; empty strings count as unset. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  const parsed = envSchema.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new UserError("settings", `Please correct these settings. ${lines.join("; ")}`);
  }
  const settings = parsed.data;
  return {
    ...settings,
    DATABASE_URL: databaseUrl(settings),
    dataDir: path.resolve(/* turbopackIgnore: true */ process.cwd(), settings.DATA_DIR),
    modelFolder: modelFolder(settings.EMBEDDING_MODEL),
    trustedProxies: trustedProxies(settings.TRUST_PROXY, source),
    rateFactor: parseRateFactor(settings.RATE_LIMITS) ?? 1,
  };
}

/** Vercel sets the headers with visitors' addresses itself, and visitors cannot override them. */
function trustedProxies(
  setting: string | undefined,
  source: Record<string, string | undefined>,
): TrustedProxies {
  if (setting === undefined) return source.VERCEL ? "platform" : "off";
  return parseTrustedProxies(setting) ?? "off";
}

function parseRateFactor(setting: string): number | null {
  if (setting === "off") return 0;
  if (setting === "on") return 1;
  const factor = Number(setting);
  return factor > 0 && factor <= 1_000 ? factor : null;
}

function isAesKey(base64: string): boolean {
  const bytes = Buffer.from(base64, "base64");
  return bytes.toString("base64") === base64 && [16, 24, 32].includes(bytes.length);
}

function modelFolder(model: string): string {
  const looksLikePath = model.includes("/") || model.startsWith(".");
  // Not joined: otherwise the build's file tracing would assume that every function that reads settings also reads
  // models.
  const relative = looksLikePath ? model : `models/${model}`;
  return path.resolve(/* turbopackIgnore: true */ process.cwd(), relative);
}
