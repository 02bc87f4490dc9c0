import { cache } from "react";
import { createPlanner } from "@/lib/search/plan";

/** One per page: its results and facets share a single call to the towers and a single measurement of the cutoff. */
export const requestPlanner = cache(createPlanner);
