import type { IncomingMessage } from "node:http";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { ForeignProblem } from "@/lib/foreign-answer/foreign-problem";
import { shownText } from "@/lib/foreign-answer/provider-words";

/** What we ask for. Nothing else is unpacked: an answer of a kilobyte could become gigabytes. */
export const acceptedCoding = "gzip";

const smallest = 16 * 1_024;

/** Bytes in one piece, however many pieces they come in: a million chunks of one byte cost a megabyte. */
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

/**
 * The body of an answer from `place`, unpacked: at most `limit` bytes before and after. Throws `ForeignProblem`, or what
 * the stream threw.
 */
export async function readBody(response: IncomingMessage, place: string, limit: number): Promise<Buffer> {
  const refuse = () =>
    new ForeignProblem("too-large", `${place} answered with more than ${Math.floor(limit / 1_024)} KiB.`);
  if (Number(response.headers["content-length"] ?? 0) > limit) throw refuse();
  const within = async function* (source: AsyncIterable<Uint8Array>) {
    let length = 0;
    for await (const chunk of source) {
      length += chunk.byteLength;
      if (length > limit) throw refuse();
      yield chunk;
    }
  };
  const collected = new Collected();
  const collect = async (source: AsyncIterable<Uint8Array>) => {
    for await (const chunk of source) collected.add(chunk);
  };
  const coding = (response.headers["content-encoding"] ?? "identity").trim().toLowerCase();
  if (coding === "identity" || coding === "") await pipeline(response, within, collect);
  else if (coding === "gzip" || coding === "x-gzip")
    await pipeline(response, within, createGunzip(), within, collect);
  else
    throw new ForeignProblem(
      "packing",
      `${place} answered packed with ${shownText(coding)}, which was not asked for.`,
    );
  return collected.bytes;
}
