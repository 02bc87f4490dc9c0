import { UserError } from "@/lib/errors";
import type { ManifestInput } from "@/lib/towers/manifest";
import type { Preprocessor } from "@/lib/towers/transformers-config";

type ImageInput = Omit<ManifestInput["image"], "file">;
type Rgb = [number, number, number];

const CLIP_MEAN: Rgb = [0.48145466, 0.4578275, 0.40821073];
const CLIP_STD: Rgb = [0.26862954, 0.26130258, 0.27577711];
const DEFAULT_SIDE = 224;

/** Pillow's numbers and names for the two filters that towers are trained with. */
const INTERPOLATIONS = new Map<string | number, "bicubic" | "bilinear">([
  [2, "bilinear"],
  [3, "bicubic"],
  ["bilinear", "bilinear"],
  ["bicubic", "bicubic"],
]);

function toRgb(value: number | Rgb): Rgb {
  return typeof value === "number" ? [value, value, value] : value;
}

function interpolationOf({ resample, interpolation }: Preprocessor, source: string) {
  const named = interpolation?.toLowerCase() ?? resample ?? "bicubic";
  const known = INTERPOLATIONS.get(named);
  if (known !== undefined) return known;
  const field = interpolation === undefined ? "resample" : "interpolation";
  throw new UserError(
    "model-manifest",
    `${source}: ${field} is ${named}; supported are bilinear (2) and bicubic (3).`,
  );
}

function geometryOf(config: Preprocessor): Pick<ImageInput, "size" | "resize" | "shortestEdge"> {
  const { crop_size: crop, resize_mode: mode } = config;
  const size = config.size ?? crop ?? DEFAULT_SIDE;
  if (typeof size === "object" && "longest_edge" in size) {
    return { size: size.longest_edge, resize: "pad" };
  }
  if (mode === "squash" || mode === "longest") {
    const canvas = typeof size === "object" && "shortest_edge" in size ? size.shortest_edge : size;
    return { size: canvas, resize: mode === "squash" ? "squash" : "pad" };
  }
  const isExact = typeof size === "object" && "height" in size;
  const edge = isExact
    ? Math.min(size.height, size.width)
    : typeof size === "number"
      ? size
      : size.shortest_edge;
  const isCropped = config.do_center_crop ?? (crop !== undefined || !isExact);
  if (!isCropped && mode === undefined) return { size: isExact ? size : edge, resize: "squash" };
  return { size: crop ?? (isExact ? size : edge), resize: "shortest-edge", shortestEdge: edge };
}

/**
 * Translates preprocessor_config.json into the manifest's terms.
 * @throws UserError `model-manifest` for an unsupported filter
 */
export function imageOfPreprocessor(config: Preprocessor, source: string): ImageInput {
  const isNormalized = config.do_normalize !== false;
  return {
    ...geometryOf(config),
    interpolation: interpolationOf(config, source),
    background: toRgb(config.fill_color ?? 0),
    rescale: config.do_rescale === false ? 1 : (config.rescale_factor ?? 1 / 255),
    mean: isNormalized ? toRgb(config.image_mean ?? config.mean ?? CLIP_MEAN) : [0, 0, 0],
    std: isNormalized ? toRgb(config.image_std ?? config.std ?? CLIP_STD) : [1, 1, 1],
  };
}
