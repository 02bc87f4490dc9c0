import type { Metadata } from "next";
import { Columns } from "@/app/admin/(staff)/playground/_components/columns";
import { Controls } from "@/app/admin/(staff)/playground/_components/controls";
import { PhotoForm } from "@/app/admin/(staff)/playground/_components/photo-form";
import {
  parsePlaygroundParams,
  playgroundHref,
} from "@/app/admin/(staff)/playground/playground-params";
import { requireStaffPage } from "@/lib/accounts/staff";
import { runAction } from "@/lib/action";
import { env } from "@/lib/env";
import { RERANKERS } from "@/lib/env/reranker-names";
import { compareModes, storedAverages } from "@/lib/evaluation-runs/playground";
import { photoUrl } from "@/lib/images/photo-url";
import { getQueryPhoto } from "@/lib/shopper-photos/shopper-photos";

export const metadata: Metadata = { title: "Playground" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function PlaygroundPage({ searchParams }: Props) {
  const params = parsePlaygroundParams(await searchParams);
  await requireStaffPage(playgroundHref(params));
  const asked = params.q !== "" || params.photo !== null;
  const photo = params.photo === null ? null : await getQueryPhoto(params.photo);
  const shopReranker = env().RERANKER;
  const stored = await storedAverages();
  const request = { ...params, reranker: params.reranker ?? shopReranker };
  const outcome = asked ? await runAction(() => compareModes(request)) : null;
  return (
    <div className="gutter pt-6 pb-24">
      <h1 className="font-serif text-large">Playground</h1>
      <p className="mt-1 max-w-2xl text-small text-muted">
        One query, held against descriptions, photos and their average, in order of relevance and
        varied. The address keeps everything, to be shared.
      </p>
      <div className="mt-4 grid gap-x-8 gap-y-4 border-b border-hairline pb-4 lg:grid-cols-[1fr_auto]">
        <Controls
          key={playgroundHref(params)}
          params={params}
          rerankers={RERANKERS}
          shop={{ reranker: shopReranker, imageWeight: stored.imageWeight }}
        />
        <PhotoForm
          params={params}
          thumbnailUrl={photo ? photoUrl(photo.storageKey, 96) : null}
          hrefWithout={playgroundHref({ ...params, photo: null })}
        />
      </div>
      {outcome === null && (
        <p className="py-16 text-muted">Type what a shopper would, add a photo, or both.</p>
      )}
      {outcome && !outcome.ok && (
        <p role="alert" className="py-16 text-accent">
          {outcome.error.message}
        </p>
      )}
      {outcome?.ok && (
        <Columns answer={outcome.value} stored={stored} rows={params.rows} styles={params.styles} />
      )}
    </div>
  );
}
