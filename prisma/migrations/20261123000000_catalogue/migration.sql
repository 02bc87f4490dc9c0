CREATE EXTENSION IF NOT EXISTS vector;

CREATE TYPE "product_status" AS ENUM ('draft', 'published', 'archived');
CREATE TYPE "embedding_kind" AS ENUM ('text', 'image', 'average');
CREATE TYPE "embedding_model_status" AS ENUM ('building', 'serving', 'retired');

CREATE TABLE "product" (
  "id" UUID NOT NULL,
  "handle" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "description" TEXT NOT NULL DEFAULT '',
  "brand" TEXT,
  "price_minor" INTEGER,
  "currency" CHAR(3) NOT NULL DEFAULT 'EUR',
  "stock" INTEGER,
  "broad_category" TEXT NOT NULL,
  "fine_category" TEXT NOT NULL,
  "colour" TEXT,
  "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
  "status" "product_status" NOT NULL DEFAULT 'draft',
  "variant_group" TEXT,
  "import_hash" TEXT,
  "embedding_input_hash" TEXT NOT NULL,
  "embedding_error" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "published_at" TIMESTAMPTZ(3),
  CONSTRAINT "product_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "product_price_not_negative" CHECK ("price_minor" >= 0),
  CONSTRAINT "product_stock_not_negative" CHECK ("stock" >= 0)
);
CREATE UNIQUE INDEX "product_handle_key" ON "product" ("handle");
CREATE INDEX "product_status_published_at" ON "product" ("status", "published_at" DESC);
CREATE INDEX "product_category" ON "product" ("broad_category", "fine_category");
CREATE INDEX "product_variant_group" ON "product" ("variant_group");

CREATE TABLE "product_photo" (
  "id" UUID NOT NULL,
  "product_id" UUID NOT NULL,
  "position" INTEGER NOT NULL,
  "alt" TEXT NOT NULL DEFAULT '',
  "storage_key" TEXT NOT NULL,
  "content_hash" TEXT NOT NULL,
  "width_px" INTEGER NOT NULL,
  "height_px" INTEGER NOT NULL,
  "byte_size" INTEGER NOT NULL,
  "placeholder" TEXT NOT NULL DEFAULT '',
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "product_photo_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "product_photo_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "product_photo_position" ON "product_photo" ("product_id", "position");
CREATE INDEX "product_photo_content_hash" ON "product_photo" ("content_hash");

CREATE TABLE "embedding_model" (
  "key" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "dimension" INTEGER NOT NULL,
  "status" "embedding_model_status" NOT NULL DEFAULT 'building',
  "calibration" JSONB,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "embedding_model_pkey" PRIMARY KEY ("key")
);

-- One row per product, model and kind. Each (model, kind) is a partition of its own: a scan of one kind stays
-- dense, and each partition is indexed at its own dimension. Partitions are made when a model is registered.
-- Plain storage: vectors over 2 kB would be TOASTed, which makes exact scans four to five times slower.
CREATE TABLE "product_embedding" (
  "product_id" UUID NOT NULL,
  "model_key" TEXT NOT NULL,
  "kind" "embedding_kind" NOT NULL,
  "embedding" vector NOT NULL,
  "input_hash" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "product_embedding_pkey" PRIMARY KEY ("model_key", "kind", "product_id"),
  CONSTRAINT "product_embedding_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "product_embedding_model_key_fkey" FOREIGN KEY ("model_key") REFERENCES "embedding_model" ("key") ON DELETE CASCADE ON UPDATE CASCADE
) PARTITION BY LIST ("model_key");
CREATE INDEX "product_embedding_product" ON "product_embedding" ("product_id");
ALTER TABLE "product_embedding" ALTER COLUMN "embedding" SET STORAGE PLAIN;

CREATE TABLE "query_photo" (
  "id" UUID NOT NULL,
  "storage_key" TEXT NOT NULL,
  "model_key" TEXT NOT NULL,
  "embedding" vector NOT NULL,
  "width_px" INTEGER NOT NULL,
  "height_px" INTEGER NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "query_photo_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "query_photo_expires_at" ON "query_photo" ("expires_at");

CREATE TABLE "stored_file" (
  "key" TEXT NOT NULL,
  "bytes" BYTEA NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "stored_file_pkey" PRIMARY KEY ("key")
);

CREATE TABLE "auth_user" (
  "id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "email" TEXT NOT NULL,
  "email_verified" BOOLEAN NOT NULL DEFAULT false,
  "image" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "auth_user_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "auth_user_email_key" ON "auth_user" ("email");

CREATE TABLE "auth_session" (
  "id" TEXT NOT NULL,
  "token" TEXT NOT NULL,
  "user_id" TEXT NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "ip_address" TEXT,
  "user_agent" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "auth_session_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "auth_session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "auth_user" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "auth_session_token_key" ON "auth_session" ("token");
CREATE INDEX "auth_session_user" ON "auth_session" ("user_id");

CREATE TABLE "auth_account" (
  "id" TEXT NOT NULL,
  "account_id" TEXT NOT NULL,
  "provider_id" TEXT NOT NULL,
  "user_id" TEXT NOT NULL,
  "access_token" TEXT,
  "refresh_token" TEXT,
  "id_token" TEXT,
  "access_token_expires_at" TIMESTAMPTZ(3),
  "refresh_token_expires_at" TIMESTAMPTZ(3),
  "scope" TEXT,
  "password" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "auth_account_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "auth_account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "auth_user" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "auth_account_user" ON "auth_account" ("user_id");

CREATE TABLE "auth_verification" (
  "id" TEXT NOT NULL,
  "identifier" TEXT NOT NULL,
  "value" TEXT NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "auth_verification_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "auth_verification_identifier" ON "auth_verification" ("identifier");

CREATE TABLE "auth_rate_limit" (
  "id" TEXT NOT NULL,
  "key" TEXT NOT NULL,
  "count" INTEGER NOT NULL,
  "last_request" BIGINT NOT NULL,
  CONSTRAINT "auth_rate_limit_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "auth_rate_limit_key_key" ON "auth_rate_limit" ("key");
