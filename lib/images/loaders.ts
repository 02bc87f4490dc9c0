import sharp from "sharp";

/**
 * Untrusted files reach only the five decoders below: everything else that the image library could open (SVG, PDF,
 * TIFF, files by name, …) is blocked for the whole process.
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

// Photos are passed as bytes, each once, so a cache would never be hit; it would only cost time and memory.
sharp.cache(false);

export { sharp };
