import fc from "fast-check";
import addressparser from "nodemailer/lib/addressparser/index.js";
import { expect, it } from "vitest";
import { decideFrom } from "@/lib/doors/submission/decide-from";
import { MilterSession } from "@/lib/doors/submission/milter-session";
import { canonicalAddress } from "@/lib/platform/address/address";

const own = "alice@demo.test";
const pieces = [
  "alice@demo.test",
  "boss@demo.test",
  "alice",
  "@",
  "demo.test",
  "Boss",
  "=?utf-8?q?boss=40demo.test?=",
];
const marks = [...'<>(),;:"\\.[] \t\r\n\0', "\r\n ", "><", '""', "()", "é", "\u202e", "\u3000"];
const line = fc
  .array(
    fc.oneof(
      fc.constantFrom(...pieces),
      fc.constantFrom(...marks),
      fc.string({ unit: "binary", maxLength: 3 }),
    ),
    {
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(""));

/** Every mailbox that another, lenient reader finds in a From line; what it takes for an address may be none (`)alice@demo.test`). */
const seenByOthers = (value: string): string[] =>
  addressparser(value, { flatten: true }).flatMap(({ address }) => canonicalAddress(address)?.address ?? []);

it("a From line is taken only if a lenient reader sees nobody else in it either", () => {
  let taken = 0;
  const property = fc.property(line, (value) => {
    if (!decideFrom({ login: own, sender: own, from: [value] }).accepted) return;
    taken++;
    for (const address of seenByOthers(value)) expect(address, value).toBe(own);
  });
  fc.assert(property, { numRuns: 20_000 });
  expect(taken, "some of them were taken").toBeGreaterThan(10);
});

it("a milter session answers or breaks off, whatever comes and however it is cut", () => {
  const packet = fc
    .tuple(fc.constantFrom(..."OCHMRDLNBEAQKTU?"), fc.uint8Array({ maxLength: 40 }))
    .map(([letter, data]) => {
      const head = Buffer.alloc(4);
      head.writeUInt32BE(data.length + 1);
      return Buffer.concat([head, Buffer.from(letter), data]);
    });
  const stream = fc
    .array(
      fc.oneof({ arbitrary: packet, weight: 9 }, { arbitrary: fc.uint8Array({ maxLength: 9 }), weight: 1 }),
    )
    .map((parts) => Buffer.concat(parts));
  const outcome = (chunks: readonly Buffer[]): string => {
    const session = new MilterSession();
    try {
      return Buffer.concat(chunks.map((chunk) => session.take(chunk))).toString("hex");
    } catch (error) {
      return `broke off: ${(error as Error).message}`;
    }
  };
  const property = fc.property(stream, (bytes) => {
    const [whole, single] = [outcome([bytes]), outcome([...bytes].map((byte) => Buffer.from([byte])))];
    expect(single).toBe(whole);
  });
  fc.assert(property, { numRuns: 2_000 });
});
