import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PendingMark } from "@/components/pending-mark";
import { DotsIcon, LessLikeIcon, MoreLikeIcon } from "@/components/ui/icons";
import { lessLike, moreLike, withoutExample } from "@/lib/search/request/examples";
import { isBrowsing, searchHref } from "@/lib/search/request/search-params";
import type { SearchRequest } from "@/lib/search/types";

/**
 * "More like this" and "less like this" on a card, building on the search `asked`. With a mouse they appear on hover
 * and focus; on touch screens they open from one small button. A choice stays visible and is undone the same way.
 * Without a search there are no results yet for others to be less like.
 */
export async function LikeControls({
  product: { handle, title },
  asked,
}: {
  product: { handle: string; title: string };
  asked: SearchRequest;
}) {
  const t = await getTranslations("PhotoSearch");
  const liked = asked.more.includes(handle);
  const disliked = asked.less.includes(handle);
  const back = searchHref(withoutExample(asked, handle));
  return (
    <details key={`${liked} ${disliked}`} name="like" className="like-controls">
      <summary
        aria-label={t("likeOrNot", { title })}
        className={`target w-11 justify-center ${liked || disliked ? "text-accent" : "like-quiet"}`}
      >
        <span className="flex bg-paper p-1">
          <DotsIcon />
        </span>
      </summary>
      <div className="flex w-max flex-col text-small">
        <LikeLink
          href={liked ? back : searchHref(moreLike(asked, handle))}
          label={t(liked ? "stopMore" : "moreLikeProduct", { title })}
          chosen={liked}
        >
          <MoreLikeIcon />
          {t("moreLikeThis")}
        </LikeLink>
        {disliked || !isBrowsing(asked) ? (
          <LikeLink
            href={disliked ? back : searchHref(lessLike(asked, handle))}
            label={t(disliked ? "stopLess" : "lessLikeProduct", { title })}
            chosen={disliked}
          >
            <LessLikeIcon />
            {t("lessLikeThis")}
          </LikeLink>
        ) : null}
      </div>
    </details>
  );
}

function LikeLink({
  href,
  label,
  chosen,
  children,
}: {
  href: string;
  label: string;
  chosen: boolean;
  children: ReactNode;
}) {
  return (
    <Link
      href={href}
      prefetch={false}
      aria-label={label}
      aria-current={chosen ? "true" : undefined}
      className={`target gap-1.5 bg-paper px-3 pointer-fine:min-h-8 pointer-fine:px-2 ${
        chosen ? "text-accent" : "like-quiet text-muted hover:text-ink"
      }`}
    >
      {children}
      <PendingMark />
    </Link>
  );
}
