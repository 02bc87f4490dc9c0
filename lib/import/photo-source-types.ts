/** A file in the zip or folder, not read yet. */
export type PhotoFile = {
  /** Its path inside, with "/" between folders. */
  name: string;
  byteSize: number;
  read(): Promise<Buffer>;
};

export type PhotoSource = {
  files: PhotoFile[];
  /** One sentence per problem with the source itself, such as files that cannot be extracted. */
  problems: string[];
  close(): Promise<void>;
};
