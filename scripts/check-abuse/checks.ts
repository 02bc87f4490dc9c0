import { bigBodies } from "@/scripts/check-abuse/big-bodies";
import type { Check } from "@/scripts/check-abuse/check";
import { commandLine } from "@/scripts/check-abuse/command-line";
import { costlyAvifs, costlyJpegs } from "@/scripts/check-abuse/costly-photos";
import { dataFolder } from "@/scripts/check-abuse/data-folder";
import { databaseAway } from "@/scripts/check-abuse/database-away";
import { databaseProtocol } from "@/scripts/check-abuse/database-protocol";
import { health, thinSearches } from "@/scripts/check-abuse/health";
import { malformedRequests } from "@/scripts/check-abuse/malformed";
import { pageHeaders } from "@/scripts/check-abuse/page-headers";
import { photoCaching } from "@/scripts/check-abuse/photo-caching";
import { photoFlood } from "@/scripts/check-abuse/photo-flood";
import { cropQuota, photoQuota } from "@/scripts/check-abuse/photo-quotas";
import { rates } from "@/scripts/check-abuse/rates";
import { facetSearches, pagesAtOnce } from "@/scripts/check-abuse/searches";
import { signIns } from "@/scripts/check-abuse/sign-ins";
import { slowRequests } from "@/scripts/check-abuse/slow-requests";
import { webKilled } from "@/scripts/check-abuse/web-killed";

/** In this order: checks that may break the shop come last. */
export const CHECKS: readonly Check[] = [
  ...[photoFlood, bigBodies, costlyAvifs, costlyJpegs, photoQuota, cropQuota],
  ...[facetSearches, pagesAtOnce, rates, health, malformedRequests, slowRequests],
  ...[signIns, pageHeaders, photoCaching, dataFolder, commandLine],
  ...[thinSearches, databaseProtocol, webKilled, databaseAway],
];
