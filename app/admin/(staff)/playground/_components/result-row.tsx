import Link from "next/link";
import { RankTable } from "@/app/admin/(staff)/playground/_components/rank-table";
import { ProductPhoto } from "@/components/product-photo";
import { decimals } from "@/lib/evaluation/report/table";
import type { PlaygroundResult, Similarity } from "@/lib/evaluation-runs/playground";

/**
 * A result and what explains its rank: distance, style, its ranks in all columns, and how much text and photo
 * contribute.
 */
export function ResultRow({
  result,
  rank,
  ranks,
  own,
  styles,
  most,
}: {
  result: PlaygroundResult;
  rank: number;
  ranks: (number | null)[];
  own: number;
  styles: number;
  /** The similarity shown as a bar of full length. */
  most: number;
}) {
  const { id, title, fineCategory, colour, photo, distance, cluster, clusterSize, similarity } =
    result;
  return (
    <li
      data-product={id}
      className="grid grid-cols-[3.5rem_minmax(0,1fr)] gap-x-3 border-b border-hairline py-3 text-small transition-colors data-same:bg-plate"
    >
      <span className="block w-14">
        {photo ? (
          <ProductPhoto photo={photo} alt="" sizes="56px" />
        ) : (
          <span className="block aspect-4/5 bg-plate" />
        )}
      </span>
      <div className="min-w-0">
        <p className="flex gap-x-2">
          <span className="text-muted tabular-nums">{rank}</span>
          <Link
            href={`/admin/products/${id}`}
            prefetch={false}
            title={title}
            className="quiet-link truncate"
          >
            {title}
          </Link>
        </p>
        <p className="truncate text-muted">{[fineCategory, colour].filter(Boolean).join(" · ")}</p>
        <p className="flex justify-between tabular-nums">
          <span title="Cosine distance">{decimals(distance)}</span>
          <span className="text-muted">
            {cluster === null ? "no style" : `style ${cluster + 1} of ${styles}`}
            {clusterSize === null ? null : (
              <span title="Candidates in this style"> ({clusterSize})</span>
            )}
          </span>
        </p>
      </div>
      <Parts similarity={similarity} most={most} />
      <RankTable ranks={ranks} own={own} title={title} />
    </li>
  );
}

/**
 * Bars show what text and photo contribute to the average's similarity; the numbers below, how similar each is alone.
 */
function Parts({ similarity, most }: { similarity: Similarity; most: number }) {
  const { text, image, textPart, imagePart } = similarity;
  const width = (part: number) => ({ width: `${(Math.max(0, part) / most) * 100}%` });
  return (
    <div className="col-span-2 mt-2">
      <div aria-hidden="true" className="flex h-1.5 bg-plate">
        <span className="bg-ink" style={width(textPart)} />
        <span className="bg-accent" style={width(imagePart)} />
      </div>
      <p
        className="mt-1 flex justify-between text-muted tabular-nums"
        title={`To the average: ${decimals(textPart)} by the description, ${decimals(imagePart)} by the photo`}
      >
        <span>text {decimals(text)}</span>
        <span>{image === null ? "no photo" : `photo ${decimals(image)}`}</span>
        <span>both {decimals(textPart + imagePart)}</span>
      </p>
    </div>
  );
}
