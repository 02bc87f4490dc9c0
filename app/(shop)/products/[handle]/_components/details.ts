/** Sentences that begin like this are care instructions. */
const CARE =
  /^(?:(?:machine|hand)[- ]wash|wash|rinse|dry[- ]clean|spot[- ]clean|wipe|brush|iron|steam|polish|do not (?:wash|bleach|iron|tumble)|(?:tumble|line) dry|機洗|手洗|水洗|乾洗|(?:建議|可)?(?:機洗|手洗|乾洗|水洗)|請?勿(?:水洗|漂白|熨燙|烘乾))/i;
/** A longer sentence says more than how to care for the product. */
const MAX_CARE_CHARACTERS = 120;

/** Tags that name a material, in the shop's languages. */
const MATERIALS = new Set(
  `acetate acrylic bamboo brass bronze cashmere chambray chiffon corduroy cotton crepe denim down elastane faux-fur
   faux-leather felt flannel fleece gabardine georgette gold hemp jersey lace lambswool leather linen lycra lyocell merino
   mesh modal mohair nylon organza polyamide polyester poplin rayon rubber satin silk silver spandex steel straw suede
   tencel tulle tweed twill velvet viscose wool
   棉 純棉 有機棉 亞麻 麻 羊毛 美麗諾羊毛 喀什米爾 羊絨 絲 真絲 蠶絲 緞面 雪紡 蕾絲 丹寧 牛仔布 燈芯絨 絲絨 天鵝絨 針織
   皮革 真皮 牛皮 羊皮 麂皮 人造皮 尼龍 聚酯纖維 嫘縈 莫代爾 萊賽爾 純銀 銀 黃銅 不鏽鋼 羽絨 草編 帆布`.split(
    /\s+/,
  ),
);

/** Splits a description into its text and its care instructions, which are null if it has none. */
export function splitCare(description: string): { text: string; care: string | null } {
  const sentences = description.split(/(?<=[.!?]\s)|(?<=[。！？])/);
  const isCare = (sentence: string) =>
    CARE.test(sentence.trim()) && sentence.trim().length <= MAX_CARE_CHARACTERS;
  const care = sentences.filter(isCare);
  const rest = sentences.filter((sentence) => !isCare(sentence));
  if (care.length === 0 || rest.length === 0) return { text: description, care: null };
  return { text: rest.join("").trim(), care: care.map((sentence) => sentence.trim()).join(" ") };
}

/** The tags that name a material, in their original spelling. */
export function materialsOf(tags: string[]): string[] {
  return tags.filter((tag) => MATERIALS.has(tag.toLowerCase().replace(/\s+/g, "-")));
}
