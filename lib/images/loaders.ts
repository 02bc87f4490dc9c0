import sharp from "sharp";

/**
 * Strangers' files reach the five decoders below and no other: everything else that the image library could open
 * (SVG, PDF, TIFF, files by name, …) is blocked for the whole process.
 */
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: [
    "VipsForeignLoadJpegBuffer",
    "VipsForeignLoadPngBuffer",
    "VipsForeignLoadWebpBuffer",
    "VipsForeignLoadHeifBuffer",
    "VipsForeignLoadNsgifBuffer",
  ],
});

// Photos are given as bytes, each once, so that nothing is ever found in a cache; keeping one costs time and memory.
sharp.cache(false);

export { sharp };
