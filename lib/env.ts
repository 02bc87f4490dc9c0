import path from "node:path";
import { z } from "zod";
import { UserError } from "@/lib/errors";

const onOff = (fallback: "on" | "off") => z.enum(["on", "off"]).default(fallback);
const optionalText = z
  .string()
  .trim()
  .transform((value) => value || null)
  .nullable()
  .default(null);

const envSchema = z.object({
  /** Any Postgres with pgvector. Unset: the embedded database in DATA_DIR. */
  DATABASE_URL: optionalText,
  /** Everything the shop keeps on disk: embedded database, photos, secrets. */
  DATA_DIR: z.string().default(".data"),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  /** A folder under models/, or a path. */
  EMBEDDING_MODEL: z.string().default("starter"),
  /** `inline` where there is one short-lived process only. */
  TOWER_RUNNER: z.enum(["thread", "inline"]).default(process.env.VERCEL ? "inline" : "thread"),
  /** What orders the varied view; docs/evaluation.md compares them. */
  RERANKER: z.enum(["k-means", "k-means-near", "mmr", "msd", "dpp"]).default("mmr"),
  /** Whether the colours of one product share a card, or each has its own. */
  VARIANTS: z.enum(["one", "all"]).default("one"),
  DEMO_CATALOGUE: onOff("on"),
  /** How many products the demo catalogue has. */
  DEMO_PRODUCTS: z.coerce.number().int().min(1).max(5_000).default(840),
  PHOTO_STORAGE: z.enum(["folder", "database"]).default(process.env.VERCEL ? "database" : "folder"),
  /** What shoppers' photos may take together, in megabytes; those that would expire next go first. */
  SHOPPER_PHOTOS_MB: z.coerce.number().int().min(1).max(10_000_000).default(4096),
  /** Public address, for links and for the sign-in's origin check. */
  SHOP_URL: optionalText,
  SHOP_NAME: z.string().default("Shop the Look"),
  AUTH_SECRET: optionalText,
  ADMIN_EMAIL: optionalText,
  ADMIN_PASSWORD: optionalText,
  /** Lets a scheduler (Vercel Cron) call the embedding job. */
  CRON_SECRET: optionalText,
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
});

export type Env = z.infer<typeof envSchema> & { dataDir: string; modelFolder: string };

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
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = envSchema.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new UserError("settings", `Please correct these settings. ${lines.join("; ")}`);
  }
  const settings = parsed.data;
  return {
    ...settings,
    dataDir: path.resolve(/* turbopackIgnore: true */ process.cwd(), settings.DATA_DIR),
    modelFolder: modelFolder(settings.EMBEDDING_MODEL),
  };
}

function modelFolder(model: string): string {
  const looksLikePath = model.includes("/") || model.startsWith(".");
  const relative = looksLikePath ? model : path.join("models", model);
  return path.resolve(/* turbopackIgnore: true */ process.cwd(), relative);
}
