import { cookies } from "next/headers";
import { InlineScript } from "@/components/inline-script";
import { getNonce } from "@/components/nonce";

const COOKIE = "fonts";

/** Whether this browser fetched the shop's fonts before, and has them at hand. */
export async function hasFonts(): Promise<boolean> {
  return (await cookies()).has(COOKIE);
}

/**
 * Calls for the fonts once a first visit's photos are there: until then letters of the same width stand in for them
 * (fonts/fallbacks.css). Fetched with the page they would hold up the first photos by half a second on a phone.
 */
export async function LateFonts() {
  return <InlineScript code={CALL} nonce={await getNonce()} />;
}

const CALL = `addEventListener("load",()=>{document.documentElement.dataset.fonts="";document.cookie="${COOKIE}=1;path=/;max-age=31536000;samesite=lax"})`;
