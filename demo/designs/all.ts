import type { Design } from "./design";
import { CARDIGAN, HOODIE, SWEATER, SWEATSHIRT, TURTLENECK } from "./knitwear";
import { BLOUSE, OXFORD_SHIRT, POLO_SHIRT } from "./shirts";
import { CAMISOLE, TANK_TOP } from "./strappy-tops";
import { HENLEY, T_SHIRT } from "./tees";

export const DESIGNS: readonly Design[] = [
  T_SHIRT,
  HENLEY,
  OXFORD_SHIRT,
  BLOUSE,
  POLO_SHIRT,
  TANK_TOP,
  CAMISOLE,
  SWEATER,
  TURTLENECK,
  CARDIGAN,
  HOODIE,
  SWEATSHIRT,
];
