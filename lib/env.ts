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
  /** Any Postgres with pgvector. Unset, and no DATABASE_HOST: the embedded database in DATA_DIR. */
  DATABASE_URL: databaseUrlSchema.nullable().default(null),
  /** The parts of DATABASE_URL, where that is not set: no character of a password needs escaping here. */
  DATABASE_HOST: optionalText,
  DATABASE_PORT: z.coerce.number().int().min(1).max(65535).default(5432),
  DATABASE_NAME: databaseNameSchema.default("shop"),
  DATABASE_USER: z.string().default("shop"),
  DATABASE_PASSWORD: z.string().nullable().default(null),
  /** Everything the shop keeps on disk: embedded database, photos, secrets. */
  DATA_DIR: z.string().default(".data"),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  /** The address to listen on. A name is the machine's own, which shells put there, and says nothing. */
  HOSTNAME: z
    .string()
    .transform((name) => (isIP(name) > 0 || name === "localhost" ? name : null))
    .nullable()
    .default(null),
  /** How long the web server waits for one answer of its database, before it answers 503 itself. */
  DATABASE_TIMEOUT_MS: z.coerce.number().int().min(500).max(600_000).default(3_000),
  /** A folder under models/, or a path. */
  EMBEDDING_MODEL: z.string().default("starter"),
  /** `inline` where there is one short-lived process only. */
  TOWER_RUNNER: z.enum(["thread", "inline"]).default(process.env.VERCEL ? "inline" : "thread"),
  /** What orders the varied view; docs/evaluation.md compares them. */
  RERANKER: z.enum(RERANKERS).default("mmr"),
  /** Whether the colours of one product share a card, or each has its own. */
  VARIANTS: z.enum(["one", "all"]).default("one"),
  DEMO_CATALOGUE: onOff("on"),
  /** How many products the demo catalogue has. */
  DEMO_PRODUCTS: z.coerce.number().int().min(1).max(5_000).default(840),
  PHOTO_STORAGE: z.enum(["folder", "database"]).default(process.env.VERCEL ? "database" : "folder"),
  /** What shoppers' photos may take together, in megabytes; those that would expire next go first. */
  SHOPPER_PHOTOS_MB: z.coerce.number().int().min(1).max(10_000_000).default(4096),
  /** Public address, as an origin without a slash at its end: for links and for the origin check of actions. */
  SHOP_URL: shopUrlSchema.nullable().default(null),
  SHOP_NAME: z.string().default("Shop the Look"),
  /** Whose word about a visitor's address is taken; docs/deploy.md. */
  TRUST_PROXY: z
    .string()
    .refine((setting) => parseTrustedProxies(setting) !== null, {
      message:
        "write off, how many proxies stand in front of the shop (1 to 10), or their addresses and ranges, such as 10.0.0.0/8,loopback",
    })
    .optional(),
  /** `off`, or what the limits of docs/deploy.md are multiplied by. */
  RATE_LIMITS: z
    .string()
    .refine((setting) => parseRateFactor(setting) !== null, {
      message: "write on, off, or a number up to 1000 that every limit is multiplied by",
    })
    .default("on"),
  AUTH_SECRET: optionalText,
  /** Read by builds: the same in each of them keeps open tabs alive. 16, 24 or 32 bytes in base64. */
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
  /** What limits of requests are multiplied by; 0 where there are none. */
  rateFactor: number;
};

let cached: Env | null = null;

/**
 * The settings, read from the environment once.
 * Throws UserError naming every setting that does not fit.
 */
export function env(): Env {
  cached ??= readEnv(process.env);
  return cached;
}

/** For processes that bring their own database: from here on, this is the one that DATABASE_URL names. */
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

/** Vercel writes its visitors' addresses into headers itself and lets nothing past it. */
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
  // Not joined: a build's tracing would take every function that reads settings for one that reads models.
  const relative = looksLikePath ? model : `models/${model}`;
  return path.resolve(/* turbopackIgnore: true */ process.cwd(), relative);
}
