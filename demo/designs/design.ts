import type { ClothKind } from "#draw/cloth";
import type { Rgb } from "#draw/colour";
import type { Drawing, Paint } from "#draw/drawing";
import type { PatternKind, PatternSpec } from "#draw/pattern";
import type { Dye } from "#palette";
import type { Random } from "#random";

export type Audience = "women" | "men" | "unisex";
export type View = "front" | "back";

/** A cloth under the shop's name for it. */
export type FabricKind = {
  cloth: ClothKind;
  name: string;
  care: string;
  dyes: readonly Dye[];
  patterns?: readonly (readonly [PatternKind | null, number])[];
};

/** What one product is made of. */
export type Fabric = {
  cloth: ClothKind;
  name: string;
  care: string;
  dye: Dye;
  pattern: PatternSpec | null;
  trim: Rgb;
};

/** One cut: everything but the colour. Drawing it twice gives the same lines. */
export type Cut = {
  /** Named features, such as length, sleeve and neckline, exactly as drawn. */
  attributes: Record<string, string>;
  /** Phrases for the description, used after "with": "a ribbed crew neck". */
  traits: string[];
  draw(fabric: Fabric, view: View): Drawing;
};

export type Design = {
  broad: string;
  fine: string;
  /** Roughly how many of every thousand cuts. */
  share: number;
  audiences: readonly (readonly [Audience, number])[];
  /** Lowest and highest price in whole euros. */
  price: readonly [number, number];
  occasions: readonly string[];
  /** What to wear it with, as the end of "wear it with …". */
  pairings: readonly string[];
  hasBack: boolean;
  /** Whether it is "a pair of", as for shoes and trousers. */
  plural?: boolean;
  fabrics: readonly FabricKind[];
  cut(random: Random, audience: Audience): Cut;
};

export function paintOf(fabric: Fabric): Paint {
  return { cloth: fabric.cloth, dye: fabric.dye.rgb, pattern: fabric.pattern };
}

/** The same cloth in a single colour. */
export function plainOf(fabric: Fabric, cloth: ClothKind = fabric.cloth): Paint {
  return { cloth, dye: fabric.dye.rgb, pattern: null };
}
