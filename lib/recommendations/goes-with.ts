import type { ProductCard } from "@/lib/catalogue/product";
import { servingTowers } from "@/lib/embedding/models";
import { type Exclusion, listGoesWith } from "@/lib/recommendations/goes-with-queries";

/** The words of a product that tell whom it is for. */
export type AudienceWords = Pick<ProductCard, "title" | "broadCategory" | "fineCategory"> & {
  tags: string[];
};

/** Null if the product does not say, or is for everyone. */
export type Audience = { gender: "female" | "male" | null; children: boolean };

type Words = {
  /** Whole words, as alternatives in a regular expression. */
  latin: string;
  /** Matched anywhere in the text, since Chinese is written without spaces. */
  chinese: string;
};

const APOSTROPHE_S = "(?:['’]?s)";
const WOMEN: Words = {
  latin: "wom[ae]n|womens|ladies|lady|female",
  chinese: "女裝|女款|女鞋|女士|女性|女用",
};
const MEN: Words = {
  latin: "men|mens|gents|gentlemen|male",
  chinese: "男裝|男款|男鞋|男士|男性|男用",
};
const GIRLS: Words = { latin: `girl${APOSTROPHE_S}`, chinese: "女童|女孩" };
const BOYS: Words = { latin: `boy${APOSTROPHE_S}`, chinese: "男童|男孩" };
const KIDS: Words = {
  latin: `kid${APOSTROPHE_S}|kidswear|children(?:['’]?s)?|toddlers?`,
  chinese: "童裝|兒童|童鞋",
};
const EVERYONE: Words = { latin: "unisex", chinese: "男女|中性" };

const FEMALE = [WOMEN, GIRLS];
const MALE = [MEN, BOYS];
const CHILDREN = [GIRLS, BOYS, KIDS];

/** Products that complete a product's look, for the same people, alternating between several other broad categories. */
export async function goesWith(
  product: AudienceWords & { id: string },
  limit: number,
): Promise<ProductCard[]> {
  const { key, dimension } = await servingTowers();
  const exclusions = exclusionsFor(audienceOf(product));
  return listGoesWith({ modelKey: key, dimension }, product.id, exclusions, limit);
}

/** Whom a product is for, according to its title, categories and tags. */
export function audienceOf({ title, broadCategory, fineCategory, tags }: AudienceWords): Audience {
  const text = [title, broadCategory, fineCategory, ...tags].join(" ");
  const says = (words: Words[]) => new RegExp(pattern(words, "\\b"), "i").test(text);
  const female = says(FEMALE);
  const forBoth = says([EVERYONE]) || female === says(MALE);
  const gender = female ? "female" : "male";
  return { gender: forBoth ? null : gender, children: says(CHILDREN) };
}

/** The words that exclude other products from being for the same people. */
export function exclusionsFor({ gender, children }: Audience): Exclusion[] {
  const ofAge: Exclusion = children
    ? { says: sqlPattern([WOMEN, MEN]), unless: sqlPattern(CHILDREN) }
    : { says: sqlPattern(CHILDREN), unless: null };
  if (gender === null) return [ofAge];
  const [own, other] = gender === "female" ? [FEMALE, MALE] : [MALE, FEMALE];
  return [ofAge, { says: sqlPattern(other), unless: sqlPattern([...own, EVERYONE]) }];
}

function sqlPattern(words: Words[]): string {
  return pattern(words, "\\y");
}

/** @param boundary the regular expression's word boundary: \b, or \y in Postgres */
function pattern(words: Words[], boundary: string): string {
  const latin = words.map((each) => each.latin).join("|");
  const chinese = words.map((each) => each.chinese).join("|");
  return `${boundary}(?:${latin})${boundary}|${chinese}`;
}
