import { NextResponse } from "next/server";
import { servingTowers } from "@/lib/embedding/models";
import { countEmbeddings } from "@/lib/embedding/queries";
import { reportUnexpected } from "@/lib/report-unexpected";

export const dynamic = "force-dynamic";

/** `GET /api/health`: 200 while the towers and the database answer, 503 otherwise. */
export async function GET(): Promise<NextResponse> {
  try {
    const { key } = await servingTowers();
    const { products, embedded, pending } = await countEmbeddings(key);
    return NextResponse.json({ status: "ok", model: key, products, embedded, pending });
  } catch (error) {
    const id = reportUnexpected(error, { path: "/api/health" });
    return NextResponse.json(
      { status: "failing", model: null, products: null, embedded: null, pending: null, id },
      { status: 503 },
    );
  }
}
