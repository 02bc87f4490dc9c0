import { SHIRT_DRESS, SLIP_DRESS, WRAP_DRESS } from "./cut-dresses";
import type { Design } from "./design";
import { COCKTAIL_DRESS, MAXI_DRESS, MIDI_DRESS, MINI_DRESS } from "./dresses";
import { BOMBER_JACKET, DENIM_JACKET, LEATHER_JACKET, PARKA, PUFFER_JACKET } from "./jackets";
import { CARDIGAN, HOODIE, SWEATER, SWEATSHIRT, TURTLENECK } from "./knitwear";
import { BLOUSE, OXFORD_SHIRT, POLO_SHIRT } from "./shirts";
import { CAMISOLE, TANK_TOP } from "./strappy-tops";
import { BLAZER, OVERCOAT, TRENCH_COAT } from "./tailoring";
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
  BLAZER,
  OVERCOAT,
  TRENCH_COAT,
  BOMBER_JACKET,
  DENIM_JACKET,
  LEATHER_JACKET,
  PUFFER_JACKET,
  PARKA,
  MINI_DRESS,
  MIDI_DRESS,
  MAXI_DRESS,
  COCKTAIL_DRESS,
  SHIRT_DRESS,
  WRAP_DRESS,
  SLIP_DRESS,
];
