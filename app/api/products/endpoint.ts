import { z } from "zod";
import { isHandle } from "@/lib/catalogue/handle";
import { UserError } from "@/lib/errors";
import { defineEndpoint } from "@/lib/http/endpoint";

const MOST_HANDLES = 12;
const FRESH_S = 60;
const EXPECTED = `must be 1 to ${MOST_HANDLES} handles of products, with commas between`;

export const productsEndpoint = defineEndpoint({
  path: "/api/products",
  summary:
    "What cards show of some published products, in the order asked for; those that the shop does not have are left out.",
  tier: "page",
  parameters: { handles: { schema: z.string().min(1), about: EXPECTED } },
  read(params) {
    const handles = [...new Set(params.get("handles")?.split(",", MOST_HANDLES + 1))];
    if (handles.length === 0 || handles.length > MOST_HANDLES || !handles.every(isHandle)) {
      throw new UserError("bad-handles", `handles ${EXPECTED}.`);
    }
    return { handles };
  },
  answer: z.object({
    products: z.array(
      z.object({
        handle: z.string(),
        title: z.string(),
        priceMinor: z.int().nullable().describe("In the currency's minor unit."),
        currency: z.string(),
        stock: z.int().nullable(),
        photo: z
          .object({
            storageKey: z.string(),
            alt: z.string(),
            widthPx: z.int(),
            heightPx: z.int(),
            placeholder: z.string(),
          })
          .nullable(),
      }),
    ),
  }),
  // The response is the same for everyone.
  cacheControl: `public, max-age=${FRESH_S}`,
  whatFailed: "The products could not be read.",
});
