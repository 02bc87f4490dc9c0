import type { Design } from "./design";
import { HENLEY, T_SHIRT } from "./tees";

export const DESIGNS: readonly Design[] = [T_SHIRT, HENLEY];
