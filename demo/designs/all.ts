import { BACKPACK } from "./backpack";
import { BALLET_FLATS } from "./ballet-flats";
import { BASEBALL_CAP } from "./baseball-cap";
import { BEANIE } from "./beanie";
import { BELT } from "./belt";
import { BLOUSE } from "./blouse";
import { BOMBER_JACKET } from "./bomber-jacket";
import { BUCKET_BAG } from "./bucket-bag";
import { CAMISOLE } from "./camisole";
import { CARDIGAN } from "./cardigan";
import { CHELSEA_BOOTS } from "./chelsea-boots";
import { CLUTCH } from "./clutch";
import { DENIM_JACKET } from "./denim-jacket";
import type { Design } from "./design";
import { COCKTAIL_DRESS, MAXI_DRESS, MIDI_DRESS, MINI_DRESS } from "./dress-range";
import { DUNGAREES } from "./dungarees";
import { CROSSBODY_BAG, SHOULDER_BAG } from "./flap-bags";
import { GLOVES } from "./gloves";
import { HEELED_SANDALS, PUMPS } from "./heels";
import { JUMPSUIT } from "./jumpsuit";
import { HOODIE, SWEATER, SWEATSHIRT, TURTLENECK } from "./knit-range";
import { LEATHER_JACKET } from "./leather-jacket";
import { LOAFERS } from "./loafers";
import { NECKLACE } from "./necklace";
import { OXFORD_SHIRT } from "./oxford-shirt";
import { OXFORDS } from "./oxford-shoes";
import { PARKA } from "./parka";
import { POLO_SHIRT } from "./polo-shirt";
import { PUFFER_JACKET } from "./puffer-jacket";
import { BRACELET, HOOP_EARRINGS, RING } from "./rings-and-hoops";
import { SANDALS } from "./sandals";
import { SCARF, SILK_SCARF } from "./scarves";
import { SHIRT_DRESS } from "./shirt-dress";
import { MAXI_SKIRT, MIDI_SKIRT, MINI_SKIRT, PENCIL_SKIRT, PLEATED_SKIRT } from "./skirt-range";
import { SLIP_DRESS } from "./slip-dress";
import { HIGH_TOPS, SNEAKERS } from "./sneakers";
import { SOCKS } from "./socks";
import { SUN_HAT } from "./sun-hat";
import { SUNGLASSES } from "./sunglasses";
import { BIKINI, SWIMSUIT } from "./swimwear";
import { BLAZER, OVERCOAT, TRENCH_COAT } from "./tailored-range";
import { ANKLE_BOOTS, KNEE_BOOTS } from "./tall-boots";
import { TANK_TOP } from "./tank-top";
import { HENLEY, T_SHIRT } from "./tees";
import { TIE } from "./tie";
import { TOTE_BAG } from "./tote-bag";
import {
  CHINOS,
  JEANS,
  JOGGERS,
  LEGGINGS,
  SHORTS,
  TAILORED_TROUSERS,
  WIDE_LEG,
} from "./trouser-range";
import { WATCH } from "./watch";
import { WRAP_DRESS } from "./wrap-dress";

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
  JEANS,
  CHINOS,
  WIDE_LEG,
  TAILORED_TROUSERS,
  LEGGINGS,
  JOGGERS,
  SHORTS,
  MINI_SKIRT,
  MIDI_SKIRT,
  MAXI_SKIRT,
  PLEATED_SKIRT,
  PENCIL_SKIRT,
  JUMPSUIT,
  DUNGAREES,
  SWIMSUIT,
  BIKINI,
  SNEAKERS,
  HIGH_TOPS,
  LOAFERS,
  OXFORDS,
  CHELSEA_BOOTS,
  ANKLE_BOOTS,
  KNEE_BOOTS,
  BALLET_FLATS,
  SANDALS,
  PUMPS,
  HEELED_SANDALS,
  TOTE_BAG,
  CROSSBODY_BAG,
  SHOULDER_BAG,
  BACKPACK,
  CLUTCH,
  BUCKET_BAG,
  BEANIE,
  SUN_HAT,
  BASEBALL_CAP,
  SCARF,
  SILK_SCARF,
  GLOVES,
  SOCKS,
  BELT,
  SUNGLASSES,
  TIE,
  WATCH,
  NECKLACE,
  HOOP_EARRINGS,
  BRACELET,
  RING,
];
