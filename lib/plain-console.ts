import { Console } from "node:console";
import { Writable } from "node:stream";
import { plainText } from "@/lib/plain-text";

/**
 * From here on whatever this process prints by `console` is plain text: names of files, titles of products and messages
 * of errors cannot move the cursor, rename the window or pass for other lines.
 */
export function printPlainly(): void {
  globalThis.console = new Console({
    stdout: plain(process.stdout),
    stderr: plain(process.stderr),
  });
}

/** Writes at once, so that what was printed is out when the process ends. */
function plain(target: NodeJS.WriteStream): Writable {
  return new Writable({
    decodeStrings: false,
    write(chunk: string | Buffer, _encoding, done) {
      target.write(plainText(String(chunk)));
      done();
    },
  });
}
