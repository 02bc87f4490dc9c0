import { healthEndpoint, liveEndpoint } from "@/app/api/health/endpoint";
import { embedEndpoint } from "@/app/api/jobs/embed/endpoint";
import { productsEndpoint } from "@/app/api/products/endpoint";
import { searchEndpoint } from "@/app/api/search/endpoint";
import { suggestEndpoint } from "@/app/api/suggest/endpoint";

/** Every JSON endpoint of the shop. */
export const ENDPOINTS = [
  searchEndpoint,
  suggestEndpoint,
  productsEndpoint,
  healthEndpoint,
  liveEndpoint,
  embedEndpoint,
];
