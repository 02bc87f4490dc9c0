import { cache } from "react";
import { createPlanner } from "@/lib/search/plan";

/** One for the whole of a page: its results and its facets ask the towers, and measure the cutoff, once. */
export const requestPlanner = cache(createPlanner);
