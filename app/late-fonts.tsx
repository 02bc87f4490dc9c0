import { cookies } from "next/headers";
import { InlineScript } from "@/components/inline-script";
import { getNonce } from "@/components/nonce";

const COOKIE = "fonts";

/** Whether this browser has loaded the shop's fonts before and so has them cached. */
export async function hasFonts(): Promise<boolean> {
  return (await cookies()).has(COOKIE);
}

/**
 * Requests the fonts once a first visit's photos have loaded. Until then, fonts of the same width stand in for them
 * (fonts/fallbacks.css). Loaded with the page, they would delay the first photos by half a second on a phone.
 */
export async function LateFonts() {
  return <InlineScript code={CALL} nonce={await getNonce()} />;
}

const CALL = `addEventListener("load",()=>{document.documentElement.dataset.fonts="";document.cookie="${COOKIE}=1;path=/;max-age=31536000;samesite=lax"})`;
