import type { Design } from "./design";
import { DRESS_FABRICS, EVENING } from "./dress-fabrics";
import { DRESSES } from "./dress-lengths";
import { dress } from "./dresses";

export const MINI_DRESS: Design = {
  ...DRESSES,
  fine: "Mini dress",
  share: 24,
  price: [55, 140],
  occasions: ["summer parties", "date night", "festival weekends", "warm evenings"],
  pairings: ["ankle boots", "flat sandals", "a denim jacket", "white sneakers"],
  fabrics: DRESS_FABRICS,
  cut: (random) => dress(random, "mini"),
};

export const MIDI_DRESS: Design = {
  ...DRESSES,
  fine: "Midi dress",
  share: 30,
  price: [75, 190],
  occasions: ["a garden lunch", "the office", "weekends in town", "a christening"],
  pairings: ["ballet flats", "heeled sandals", "a cropped cardigan", "a straw bag"],
  fabrics: DRESS_FABRICS,
  cut: (random) => dress(random, "midi"),
};

export const MAXI_DRESS: Design = {
  ...DRESSES,
  fine: "Maxi dress",
  share: 22,
  price: [85, 220],
  occasions: ["holidays by the sea", "a summer wedding", "warm evenings", "garden parties"],
  pairings: ["flat sandals", "a sun hat", "hoop earrings", "a denim jacket"],
  fabrics: DRESS_FABRICS,
  cut: (random) => dress(random, "maxi"),
};

export const COCKTAIL_DRESS: Design = {
  ...DRESSES,
  fine: "Cocktail dress",
  share: 24,
  price: [120, 340],
  occasions: ["cocktail parties", "a winter wedding", "New Year's Eve", "an evening at the opera"],
  pairings: ["pumps and a clutch", "strappy heels", "a tailored blazer", "hoop earrings"],
  fabrics: EVENING,
  cut: (random) => dress(random, "cocktail"),
};
