import { createHash, createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytesEqual } from "@/lib/platform/secrets/bytes-equal";
import { cryptBase64 } from "@/lib/platform/secrets/crypt-base64";
import { md4, md5AfterBlock } from "@/lib/platform/secrets/md-blocks";
import { cramMd5, digestMd5, parseOneTime, verifyOneTime } from "@/lib/platform/secrets/mechanism-hashes";
import { isDigest, verifyDigest } from "@/lib/platform/secrets/salted-digest";

describe("MD4", () => {
  // RFC 1320, appendix A.5.
  it.each([
    ["", "31d6cfe0d16ae931b73c59d7e0c089c0"],
    ["a", "bde52cb31de33e46245e05fbdbd6fb24"],
    ["abc", "a448017aaf21d8525fc10ae87aa6729d"],
    ["message digest", "d9130a8164549fe818874806e1c7014b"],
    ["abcdefghijklmnopqrstuvwxyz", "d79e1c308aa5bbcdeea8ed63df412da9"],
    ["ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", "043f8582f241db351ce627e153e7f0e4"],
    ["1234567890".repeat(8), "e33b4ddc9c38f2199c3e7b164fcc0536"],
  ])("of %j is what RFC 1320 prints", (message, digest) =>
    expect(md4(Buffer.from(message)).toString("hex")).toBe(digest),
  );

  it("differs for messages whose padding begins a block, ends one, or fills it", () => {
    const digests = Array.from({ length: 140 }, (_, length) =>
      md4(Buffer.alloc(length, 0x61)).toString("hex"),
    );
    expect(new Set(digests).size).toBe(digests.length);
    for (const digest of digests) expect(digest).toMatch(/^[0-9a-f]{32}$/);
  });
});

describe("CRAM-MD5's two halves (RFC 2104, section 4)", () => {
  /** HMAC-MD5 finished from its inner and outer state, for a message that fills no block: the rule, from the other end. */
  const inner = (key: Buffer, pad: number) => {
    const block = Buffer.alloc(64, pad);
    for (const [index, byte] of key.entries()) block.writeUInt8(byte ^ pad, index);
    return md5AfterBlock(block);
  };

  it.each(["", "secret", "x".repeat(63), "x".repeat(64)])(
    "are those of the password as the key: %j",
    (plain) => {
      const halves = cramMd5(plain);
      expect(halves).toHaveLength(32);
      expect(halves.subarray(0, 16)).toEqual(inner(Buffer.from(plain), 0x5c));
      expect(halves.subarray(16)).toEqual(inner(Buffer.from(plain), 0x36));
    },
  );

  it("are those of the digest where the password is longer than a block", () => {
    const long = "x".repeat(65);
    const key = createHash("md5").update(long).digest();
    expect(cramMd5(long)).toEqual(Buffer.concat([inner(key, 0x5c), inner(key, 0x36)]));
    expect(createHmac("md5", long).update("challenge").digest()).toEqual(
      createHmac("md5", key).update("challenge").digest(),
    );
  });
});

describe("DIGEST-MD5 (RFC 2831, section 2.1.2.1)", () => {
  const md5 = (text: string) => createHash("md5").update(text).digest();

  it.each([
    ["anna@demo.test", "anna:demo.test:pw"],
    ["anna", "anna::pw"],
    ["a@b@c", "a:b@c:pw"],
    ["@demo.test", ":demo.test:pw"],
  ])("hashes %j as %j", (name, hashed) => expect(digestMd5(name, "pw")).toEqual(md5(hashed)));
});

describe("one-time passwords", () => {
  const phrase = "This is a test.";
  // RFC 2289, appendix C: the same phrase, seed "TeSt", after 0, 1 and 99 rounds.
  const vectors = [
    ["md4", 0, "D1854218EBBB0B51"],
    ["md4", 1, "63473EF01CD0B444"],
    ["md4", 99, "C5E612776E6C237A"],
    ["md5", 0, "9E876134D90499DD"],
    ["md5", 1, "7965E05436F5029F"],
    ["md5", 99, "50FE1962C4965880"],
    ["sha1", 0, "BB9E6AE1979D8FF4"],
    ["sha1", 1, "63D936639734385B"],
    ["sha1", 99, "87FEC7768B73CCF9"],
  ] as const;

  it.each(vectors)("of %s after %i rounds are those that RFC 2289 prints", (algorithm, rounds, last) => {
    const parsed = parseOneTime(`${algorithm} ${rounds} TeSt ${last}`);
    expect(parsed).toMatchObject({ algorithm, rounds });
    expect(verifyOneTime(parsed, phrase)).toBe(true);
    expect(verifyOneTime(parsed, `${phrase} `)).toBe(false);
  });

  it("do not depend on the case of the seed or the algorithm", () =>
    expect(verifyOneTime(parseOneTime("MD5 99 tESt 50fe1962c4965880"), phrase)).toBe(true));

  it.each([
    "",
    "md5 99 TeSt",
    "md5 99 TeSt 50FE1962C49658",
    "md5 99 TeSt 50FE1962C49658800",
    "md5 99 TeSt 50FE1962C496588G",
    "md5 10000 TeSt 50FE1962C4965880",
    "md5 -1 TeSt 50FE1962C4965880",
    "md5 99 seed-with-sign 50FE1962C4965880",
    "md5 99 seventeenletters1 50FE1962C4965880",
    "sha256 99 TeSt 50FE1962C4965880",
    " md5 99 TeSt 50FE1962C4965880",
    "md5 99 TeSt 50FE1962C4965880\n",
    "md5  99 TeSt 50FE1962C4965880",
  ])("are not read from %j, and no phrase fits", (stored) => {
    expect(parseOneTime(stored)).toBeNull();
    expect(verifyOneTime(parseOneTime(stored), "")).toBe(false);
  });
});

describe("comparing bytes", () => {
  it("finds equal what is equal, and nothing else, of any length", () =>
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (a, b) => {
        expect(bytesEqual(Buffer.from(a), Buffer.from(b))).toBe(Buffer.compare(a, b) === 0);
        expect(bytesEqual(Buffer.from(a), Buffer.from(a))).toBe(true);
      }),
    ));

  it("does not take a beginning for the whole", () => {
    const whole = Buffer.from("0123456789");
    for (let length = 0; length < whole.length; length++)
      expect(bytesEqual(whole.subarray(0, length), whole)).toBe(false);
  });
});

describe("crypt(3)'s base64", () => {
  it("writes six bits a character, the least significant first", () => {
    expect(cryptBase64(Buffer.from([0, 0, 0]), [[0, 1, 2]])).toBe("....");
    expect(cryptBase64(Buffer.from([0, 0, 1]), [[0, 1, 2]])).toBe("/...");
    expect(cryptBase64(Buffer.from([255, 255, 255]), [[0, 1, 2]])).toBe("zzzz");
    expect(cryptBase64(Buffer.from([0xfc, 0, 0]), [[0, 1, 2]])).toBe("...z");
  });

  it("takes the bytes in the order that is given, and two characters for one byte", () => {
    expect(cryptBase64(Buffer.from([1, 0, 0]), [[2, 1, 0]])).toBe("/...");
    expect(cryptBase64(Buffer.from([65]), [[0]])).toBe("//");
    expect(cryptBase64(Buffer.from([1, 2]), [[0, 1]])).toHaveLength(3);
  });
});

describe("digests with a salt behind them", () => {
  const algorithms = [
    ["md5", 16],
    ["sha1", 20],
    ["sha256", 32],
    ["sha512", 64],
  ] as const;
  const salted = (algorithm: string, plain: string, salt: string) =>
    Buffer.concat([createHash(algorithm).update(plain).update(salt).digest(), Buffer.from(salt)]);

  it.each(algorithms)("%s: the first %i bytes are compared, all of the rest is salt", (algorithm, bytes) => {
    for (const salt of ["", "s", "pepper and salt of any length"]) {
      const stored = salted(algorithm, "right", salt);
      expect(verifyDigest(algorithm, stored, "right"), salt).toBe(true);
      expect(verifyDigest(algorithm, stored, "wrong"), salt).toBe(false);
      expect(stored).toHaveLength(bytes + salt.length);
    }
    expect(verifyDigest(algorithm, salted(algorithm, "right", "one").fill(0, bytes), "right")).toBe(false);
  });

  it.each(algorithms)("%s: a salt must be there where one belongs, and not elsewhere", (algorithm, bytes) => {
    const lengths = [0, bytes - 1, bytes, bytes + 1].map((length) => Buffer.alloc(length));
    expect(lengths.map((stored) => isDigest(algorithm, false, stored))).toEqual([false, false, true, false]);
    expect(lengths.map((stored) => isDigest(algorithm, true, stored))).toEqual([false, false, false, true]);
  });

  it("do not take the salt for a part of the password", () => {
    const stored = salted("sha256", "right", "ly");
    expect(verifyDigest("sha256", Buffer.concat([stored.subarray(0, 32)]), "rightly")).toBe(true);
    expect(verifyDigest("sha256", stored, "rightly")).toBe(false);
  });
});
