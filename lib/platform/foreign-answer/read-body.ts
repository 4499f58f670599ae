import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { ForeignProblem } from "@/lib/platform/foreign-answer/foreign-problem";
import { shownText } from "@/lib/platform/foreign-answer/provider-words";
import { words } from "@/lib/words/text";

const bodyWords = words("provider.answer.body", {
  packed: "{place} compressed its answer with {coding}, which was not asked for.",
  tooLarge: "{place} answered with more than {size, number} KiB.",
});

/** What we ask for. Nothing else is unpacked: an answer of a kilobyte could become gigabytes. */
export const acceptedCoding = "gzip";

const smallest = 16 * 1_024;
/** The least that the pieces of a body have on average: each costs the processor as much as kilobytes do. */
const leastPiece = 64;

/** Bytes in one piece, however many pieces they come in: each of them would hold on to all that came with it. */
class Collected {
  #bytes = Buffer.allocUnsafeSlow(smallest);
  #length = 0;

  add(chunk: Uint8Array): void {
    const length = this.#length + chunk.byteLength;
    if (length > this.#bytes.byteLength) {
      const larger = Buffer.allocUnsafeSlow(Math.max(length, this.#bytes.byteLength * 2));
      larger.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = larger;
    }
    this.#bytes.set(chunk, this.#length);
    this.#length = length;
  }

  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }
}

/** The answer as its sender meant it. Throws `ForeignProblem` for a packing that was not asked for. */
function unpacked(response: IncomingMessage, place: string): Readable {
  const coding = (response.headers["content-encoding"] ?? "identity").trim().toLowerCase();
  if (coding === "identity" || coding === "") return response;
  if (coding === "gzip" || coding === "x-gzip") return response.pipe(createGunzip());
  throw new ForeignProblem("packing", bodyWords("packed", { place, coding: shownText(coding) }));
}

/**
 * The body of an answer from `place`, unpacked: at most `limit` bytes before and after, where a smaller piece counts as 64
 * bytes. Throws `ForeignProblem`, or what the stream threw.
 */
export async function readBody(response: IncomingMessage, place: string, limit: number): Promise<Buffer> {
  const tooLarge = () =>
    new ForeignProblem("too-large", bodyWords("tooLarge", { place, size: Math.floor(limit / 1_024) }));
  if (Number(response.headers["content-length"] ?? 0) > limit) throw tooLarge();
  const body = unpacked(response, place);
  const collected = new Collected();
  try {
    await new Promise<void>((resolve, reject) => {
      const within = () => {
        let length = 0;
        return (chunk: Uint8Array) => {
          length += Math.max(chunk.byteLength, leastPiece);
          if (length > limit) reject(tooLarge());
          return length <= limit;
        };
      };
      const isWithin = within();
      body.on("data", (chunk: Uint8Array) => isWithin(chunk) && collected.add(chunk));
      if (body !== response) response.on("data", within());
      body.once("end", resolve);
      for (const stream of [response, body]) stream.on("error", reject);
      response.once("close", () => response.complete || reject(new Error("the connection was closed")));
    });
    return collected.bytes;
  } finally {
    if (body !== response) body.destroy();
  }
}
