import type { IncomingMessage } from "node:http";
import { PassThrough } from "node:stream";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readBody } from "@/lib/platform/foreign-answer/read-body";

const place = "https://id.demo.test/token";

/** An answer that arrives in these pieces; `isComplete` false: and breaks off before its end. */
function answerOf(pieces: readonly Uint8Array[], headers: Record<string, string> = {}, isComplete = true) {
  const stream = new PassThrough();
  const response = Object.assign(stream, { headers, complete: isComplete }) as unknown as IncomingMessage;
  queueMicrotask(async () => {
    for (const piece of pieces) {
      if (stream.destroyed) return;
      stream.write(piece);
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (isComplete) stream.end();
    else stream.destroy();
  });
  return response;
}
const text = (length: number) => Buffer.alloc(length, 0x61);
const packed = { "content-encoding": "gzip" };
const tooLarge = expect.objectContaining({ kind: "too-large", code: "invalid-input" });

describe("the body of an answer", () => {
  it.each([
    ["in one piece", [text(1_000)]],
    ["in many", Array.from({ length: 10 }, () => text(100))],
    ["longer than the first room for it", [text(16_384), text(1), text(70_000)]],
    ["that is empty", []],
  ])("comes whole %s", async (_, pieces) => {
    const body = await readBody(answerOf(pieces), place, 100_000);
    expect(body.equals(Buffer.concat(pieces))).toBe(true);
  });

  it("may be exactly as long as the limit, and not a byte more", async () => {
    expect(await readBody(answerOf([text(1_024)]), place, 1_024)).toHaveLength(1_024);
    await expect(readBody(answerOf([text(1_025)]), place, 1_024)).rejects.toEqual(tooLarge);
    await expect(readBody(answerOf([text(1_000), text(64)]), place, 1_024)).rejects.toEqual(tooLarge);
  });

  it("is not begun when its announced length is beyond the limit", async () => {
    const announced = (length: string) => answerOf([text(1)], { "content-length": length });
    await expect(readBody(announced("1025"), place, 1_024)).rejects.toEqual(tooLarge);
    expect(await readBody(announced("1024"), place, 1_024)).toHaveLength(1);
    expect(await readBody(announced("no number"), place, 1_024)).toHaveLength(1);
  });

  it("is not trusted to be as short as it announced", async () => {
    const lying = answerOf([text(2_000)], { "content-length": "1" });
    await expect(readBody(lying, place, 1_024)).rejects.toEqual(tooLarge);
  });

  it("counts a tiny piece as 64 bytes, since each costs time: 16 make a KiB", async () => {
    const tiny = (count: number) => answerOf(Array.from({ length: count }, () => text(1)));
    expect(await readBody(tiny(16), place, 1_024)).toHaveLength(16);
    await expect(readBody(tiny(17), place, 1_024)).rejects.toEqual(tooLarge);
  });

  it("that breaks off is no answer, whatever has come already", async () => {
    await expect(readBody(answerOf([text(10)], {}, false), place, 1_024)).rejects.toThrow(Error);
  });
});

describe("a packed body", () => {
  it.each(["gzip", "GZIP", " gzip ", "x-gzip"])(
    "is unpacked from %j (RFC 9110, section 8.4.1.3)",
    async (coding) => {
      const response = answerOf([gzipSync("unpacked")], { "content-encoding": coding });
      expect((await readBody(response, place, 1_024)).toString()).toBe("unpacked");
    },
  );

  it.each(["identity", "IDENTITY", ""])("is none by the name of %j", async (coding) => {
    const response = answerOf([Buffer.from("as it is")], { "content-encoding": coding });
    expect((await readBody(response, place, 1_024)).toString()).toBe("as it is");
  });

  it.each(["br", "deflate", "zstd", "gzip, gzip", "gzip, br", "x".repeat(500)])(
    "is refused when it is packed by %s, which was not asked for",
    async (coding) => {
      const read = readBody(answerOf([text(1)], { "content-encoding": coding }), place, 1_024);
      await expect(read).rejects.toMatchObject({ kind: "packing", code: "invalid-input" });
      await expect(read).rejects.toSatisfy((error: Error) => error.message.length < 400);
    },
  );

  it("that unpacks to more than the limit is refused, however small it came", async () => {
    const bomb = gzipSync(text(1_000_000));
    expect(bomb.byteLength).toBeLessThan(2_000);
    await expect(readBody(answerOf([bomb], packed), place, 10_000)).rejects.toEqual(tooLarge);
  });

  it("is measured before it is unpacked, too", async () => {
    const noise = gzipSync(Buffer.from(Array.from({ length: 3_000 }, (_, index) => (index * 7_919) % 251)));
    const pieces = Array.from({ length: noise.byteLength }, (_, index) => noise.subarray(index, index + 1));
    await expect(readBody(answerOf(pieces, packed), place, 4_000)).rejects.toEqual(tooLarge);
  });

  it.each([
    ["is not gzip at all", Buffer.from("plain text")],
    ["was cut", gzipSync("a text that was cut").subarray(0, 20)],
    ["has another checksum", Buffer.concat([gzipSync("text").subarray(0, -8), Buffer.alloc(8)])],
  ])("is an error of zlib when it %s", async (_, bytes) =>
    expect(readBody(answerOf([bytes], packed), place, 1_024)).rejects.toMatchObject({
      code: expect.stringMatching(/^Z_/),
    }),
  );
});
