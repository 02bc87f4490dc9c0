CREATE TYPE "evaluation_run_status" AS ENUM ('queued', 'running', 'done', 'failed', 'stopped');

CREATE TABLE "evaluation_run" (
  "id" UUID NOT NULL,
  "model_key" TEXT NOT NULL,
  "catalogue_size" INTEGER NOT NULL,
  "protocol" TEXT NOT NULL,
  "options" JSONB NOT NULL,
  "status" "evaluation_run_status" NOT NULL DEFAULT 'queued',
  "progress" JSONB,
  "result" JSONB,
  "charts" JSONB,
  "summary" TEXT,
  "error" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "started_at" TIMESTAMPTZ(3),
  "alive_at" TIMESTAMPTZ(3),
  "finished_at" TIMESTAMPTZ(3),
  CONSTRAINT "evaluation_run_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "evaluation_run_done_has_result" CHECK ("status" <> 'done' OR "result" IS NOT NULL)
);
CREATE INDEX "evaluation_run_created_at" ON "evaluation_run" ("created_at" DESC);
