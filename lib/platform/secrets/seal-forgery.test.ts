import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seal, unseal } from "@/lib/platform/secrets/seal";

/* Whoever can write to the database, but has no LETTERLOCK_SECRET, makes nothing that opens. */

const purpose = "identity-provider:1";
const bytesOf = (sealed: string): Buffer => Buffer.from(sealed.split(".")[1] ?? "", "base64url");
const sealedFrom = (bytes: Uint8Array): string => `v1.${Buffer.from(bytes).toString("base64url")}`;
const closed = expect.objectContaining({ code: "internal" });

describe("a sealed secret", () => {
  it("comes back as it was, whatever it holds and is for", () =>
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string(), (plain, whose) => {
        expect(unseal(seal(plain, whose), whose)).toBe(plain);
      }),
    ));

  it("has an IV of its own each time, or GCM would give away what two have in common (SP 800-38D, section 8)", () => {
    const ivs = Array.from({ length: 200 }, () =>
      bytesOf(seal("same", purpose)).subarray(0, 12).toString("hex"),
    );
    expect(new Set(ivs).size).toBe(ivs.length);
  });

  it("is as long as its text with an IV of 96 and a tag of 128 bits", () => {
    for (const plain of ["", "a", "a".repeat(1_000)])
      expect(bytesOf(seal(plain, purpose))).toHaveLength(12 + 16 + plain.length);
  });

  it("does not open after a flip of any one bit", () => {
    const bytes = bytesOf(seal("s3cret", purpose));
    for (let place = 0; place < bytes.length * 8; place++) {
      const forged = Buffer.from(bytes);
      forged.writeUInt8(forged.readUInt8(place >> 3) ^ (1 << (place & 7)), place >> 3);
      expect(() => unseal(sealedFrom(forged), purpose), `bit ${place}`).toThrow(closed);
    }
  });

  it.each(["", "s3cret"])(
    "does not open when it was cut anywhere, as a short tag could be guessed: %j",
    (plain) => {
      const bytes = bytesOf(seal(plain, purpose));
      for (let length = 0; length < bytes.length; length++)
        expect(() => unseal(sealedFrom(bytes.subarray(0, length)), purpose), `${length} bytes`).toThrow(
          closed,
        );
    },
  );

  it("does not open with bytes behind it, or with the parts of two", () => {
    const [one, other] = [bytesOf(seal("one", purpose)), bytesOf(seal("two", purpose))];
    expect(() => unseal(sealedFrom(Buffer.concat([one, Buffer.alloc(1)])), purpose)).toThrow(closed);
    for (const at of [12, 28]) {
      const mixed = Buffer.concat([one.subarray(0, at), other.subarray(at)]);
      expect(() => unseal(sealedFrom(mixed), purpose), `cut at ${at}`).toThrow(closed);
    }
  });

  it("opens for exactly its purpose: no case, blank or beginning of it", () => {
    const sealed = seal("s3cret", purpose);
    for (const other of [
      "",
      "identity-provider:",
      "identity-provider:11",
      "Identity-Provider:1",
      `${purpose} `,
    ])
      expect(() => unseal(sealed, other), other).toThrow(closed);
  });

  it.each(["", "v1", "v1.", ".", "v2.", "V1.", "null", "not sealed at all", "v1.!!!!"])(
    "is not mistaken for %j",
    (stored) => expect(() => unseal(stored, purpose)).toThrow(closed),
  );

  it("says nothing about itself in the error", () => {
    const sealed = seal("s3cret", purpose);
    let text = "";
    try {
      unseal(sealed, "another");
    } catch (error) {
      text = `${error} ${JSON.stringify(error)}`;
    }
    expect(text).not.toBe("");
    for (const secret of ["s3cret", sealed, bytesOf(sealed).toString("hex")])
      expect(text).not.toContain(secret);
  });
});
