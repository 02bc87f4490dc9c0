/** A file in the zip or folder, not yet read. */
export type PhotoFile = {
  /** Its path inside, with "/" between folders. */
  name: string;
  byteSize: number;
  read(): Promise<Buffer>;
};

export type PhotoSource = {
  files: PhotoFile[];
  /** What is wrong with the source itself, a sentence each: files of it that nothing can be had from, say. */
  problems: string[];
  close(): Promise<void>;
};
