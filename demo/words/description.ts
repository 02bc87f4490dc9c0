import type { Audience, Cut, Design, Fabric } from "#designs/design";
import type { Random } from "#random";

const FOR: Record<Audience, readonly string[]> = {
  women: ["for women", "from the women's collection", "cut for women"],
  men: ["for men", "from the men's collection", "cut for men"],
  unisex: ["for women and men", "a unisex piece", "shared by women and men"],
};

function article(words: string): string {
  return `${/^[aeiou]/i.test(words) && !/^(uni|one|euro)/i.test(words) ? "an" : "a"} ${words}`;
}

function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** How the shop names the pattern in a sentence: "with a gingham check". */
export function patternWords(fabric: Fabric): { adjective: string; phrase: string } | null {
  if (!fabric.pattern) return null;
  const words = {
    "breton stripe": ["striped", "horizontal Breton stripes"],
    pinstripe: ["pinstriped", "fine vertical pinstripes"],
    "awning stripe": ["striped", "broad vertical stripes"],
    gingham: ["gingham", "an even gingham check"],
    plaid: ["plaid", "a layered plaid check"],
    "windowpane check": ["windowpane-check", "a thin windowpane check"],
    houndstooth: ["houndstooth", "a small houndstooth check"],
    "polka dot": ["polka-dot", "regular polka dots"],
    floral: ["floral", "large printed flowers"],
    "ditsy floral": ["floral", "a scattering of small flowers"],
    "leopard print": ["leopard-print", "a leopard print"],
    "zebra print": ["zebra-print", "a zebra print"],
    paisley: ["paisley", "a paisley print"],
    "fair isle": ["Fair Isle", "Fair Isle bands"],
  }[fabric.pattern.kind] as [string, string];
  return { adjective: words[0], phrase: words[1] };
}

/** A fine category as written inside a sentence: "T-shirt" keeps its capital. */
export function spoken(fine: string): string {
  return /^[A-Z]-/.test(fine) ? fine : fine.charAt(0).toLowerCase() + fine.slice(1);
}

export function titleOf(
  name: string,
  design: Design,
  cut: Cut,
  fabric: Fabric,
  random: Random,
): string {
  const pattern = patternWords(fabric);
  const adjective =
    pattern?.adjective ??
    random.pick([
      ...(cut.attributes.silhouette ? [cut.attributes.silhouette] : []),
      fabric.name.split(" ").at(-1) as string,
      "",
    ]);
  const noun = spoken(design.fine);
  const words = [name, noun.includes(adjective) ? "" : adjective, noun].filter(Boolean).join(" ");
  return `${words} in ${fabric.dye.shade}`;
}

function opening(design: Design, audience: Audience, fabric: Fabric, random: Random): string {
  const noun = spoken(design.fine);
  const { shade } = fabric.dye;
  const pattern = patternWords(fabric);
  const whom = random.pick(FOR[audience]);
  const print = pattern
    ? random.pick([` with ${pattern.phrase}`, `, patterned with ${pattern.phrase}`])
    : "";
  const thing = design.plural ? noun : article(noun);
  return random.pick([
    () => `${capital(thing)} in ${shade} ${fabric.name}${print}, ${whom}.`,
    () => `${capital(whom)}: ${thing} in ${fabric.name}, dyed ${shade}${print}.`,
    () => `Our ${noun} in ${shade}${print}, made of ${fabric.name}, ${whom}.`,
    () => `${capital(shade)} ${noun}${print}, ${whom}, in ${fabric.name}.`,
    () =>
      `${capital(fabric.name)} in ${shade} makes ${design.plural ? `these ${noun}` : `this ${noun}`}${print}, ${whom}.`,
  ])();
}

function construction(design: Design, cut: Cut, random: Random): string {
  const traits = listed(cut.traits);
  const it = design.plural ? "They have" : "It has";
  return random.pick([
    `${it} ${traits}.`,
    `Look for ${traits}.`,
    `The details: ${traits}.`,
    `${design.plural ? "They are" : "It is"} made with ${traits}.`,
    `${capital(traits)} give ${design.plural ? "them" : "it"} shape.`,
  ]);
}

const WOMENS_ONLY =
  /dress|skirt|blouse|camisole|pumps|heel|clutch|hoop|tights|jumpsuit|ballet|swimsuit/;

function wearing(design: Design, audience: Audience, random: Random): string {
  const occasion = random.pick(design.occasions);
  const fitting = design.pairings.filter((each) => audience === "women" || !WOMENS_ONLY.test(each));
  const pairing = random.pick(
    fitting.length > 0 ? fitting : ["plain jeans", "a simple white shirt"],
  );
  const it = design.plural ? "them" : "it";
  return random.pick(
    [
      `Made for ${occasion}; wear ${it} with ${pairing}.`,
      `Good for ${occasion}, and easy with ${pairing}.`,
      `We like ${it} for ${occasion}, together with ${pairing}.`,
      `Reach for ${it} on ${occasion === "travel" ? "the road" : `days of ${occasion}`}, with ${pairing}.`,
      `Pair ${it} with ${pairing} for ${occasion}.`,
    ].filter((line) => !line.startsWith("Reach") || occasion === "travel"),
  );
}

const NOTES = [
  "Seams are finished by hand and checked before anything leaves the workroom.",
  "Cut in small numbers, so that nothing is made that nobody wears.",
  "The colour is dyed slowly and softens a little with time.",
  "Made to be mended: a spare thread of the same shade comes with it.",
  "A quiet piece that keeps its shape from one season to the next.",
  "Sizes run true; choose your usual one.",
] as const;

/** A description of 40–120 words of what is drawn. */
export function descriptionOf(
  design: Design,
  cut: Cut,
  fabric: Fabric,
  audience: Audience,
  random: Random,
): string {
  const first = [opening(design, audience, fabric, random), construction(design, cut, random)];
  const rest = [wearing(design, audience, random), `${fabric.care}.`];
  const notes = random.shuffled(NOTES);
  const sentences = [...first, ...(random.chance(0.3) ? rest.reverse() : rest)];
  if (random.chance(0.35)) sentences.splice(2, 0, notes.pop() as string);
  while (sentences.join(" ").split(/\s+/).length < 42) sentences.push(notes.pop() as string);
  return sentences.join(" ");
}
