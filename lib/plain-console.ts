import { Console } from "node:console";
import { Writable } from "node:stream";
import { plainText } from "@/lib/plain-text";

/**
 * From now on, everything this process prints through `console` is plain text: file names, product titles and error
 * messages cannot move the cursor, rename the window or pass for other lines.
 */
export function printPlainly(): void {
  globalThis.console = new Console({
    stdout: plain(process.stdout),
    stderr: plain(process.stderr),
  });
}

/** Passes text on at once, so that everything is printed before the process ends. */
function plain(target: NodeJS.WriteStream): Writable {
  return new Writable({
    decodeStrings: false,
    write(chunk: string | Buffer, _encoding, done) {
      target.write(plainText(String(chunk)));
      done();
    },
  });
}
