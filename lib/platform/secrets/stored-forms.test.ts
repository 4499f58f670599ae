import { describe, expect, it } from "vitest";
import { parseBcrypt } from "@/lib/platform/secrets/bcrypt-form";
import { cryptForm } from "@/lib/platform/secrets/crypt-forms";
import {
  derivationRounds,
  parseDovecotPbkdf2,
  parsePasslibPbkdf2,
  parsePbkdf2Sha512,
  parseScram,
  verifyPbkdf2,
  verifyScram,
} from "@/lib/platform/secrets/derived-key";
import { effortOf } from "@/lib/platform/secrets/effort";
import { cryptWith } from "@/lib/platform/secrets/libcrypt";
import { isMd5Crypt, verifyMd5Crypt } from "@/lib/platform/secrets/md5-crypt";

/* Stored strings are chosen by whoever imports them: what is not exactly of a known form is none. */

describe("effortOf", () => {
  it.each([
    [0, "usual"],
    [999, "usual"],
    [1_000, "usual"],
    [1_001, "dear"],
    [10_000, "dear"],
    [10_001, "too-costly"],
    [Number.POSITIVE_INFINITY, "too-costly"],
  ])("finds %d of a usual thousand %s", (work, effort) => expect(effortOf(work, 1_000)).toBe(effort));
});

const argon = (memory: number, passes: number, lanes: number) =>
  `$argon2id$v=19$m=${memory},t=${passes},p=${lanes}$c2FsdHNhbHQ$aGFzaGhhc2g`;
const bcrypt = (cost: string) => `$2b$${cost}$${"a".repeat(53)}`;
const sha = (rounds: string) => `$6$${rounds}salt$${"a".repeat(86)}`;
const yescrypt = (blocks: string, size: string) => `$y$j${blocks}${size}$salt$${"a".repeat(43)}`;
const passlib = (name: string, rounds: number, bytes: number) =>
  `$pbkdf2${name}$${rounds}$c2FsdA$${Buffer.alloc(bytes).toString("base64").replaceAll("=", "")}`;

describe("what a check costs", () => {
  it.each([
    // Argon2: memory times passes, as one pass writes all of it (RFC 9106, section 3.1).
    [argon(524_288, 1, 1), "usual"],
    [argon(262_144, 2, 16), "usual"],
    [argon(524_289, 1, 1), "dear"],
    [argon(1_048_576, 5, 16), "dear"],
    [argon(1_048_576, 6, 1), "too-costly"],
    [argon(1_048_577, 1, 1), "too-costly"],
    [argon(8, 1, 17), "too-costly"],
    // bcrypt: two to the power of its cost.
    [bcrypt("04"), "usual"],
    [bcrypt("14"), "usual"],
    [bcrypt("15"), "dear"],
    [bcrypt("17"), "dear"],
    [bcrypt("18"), "too-costly"],
    // SHA-crypt: 5 000 rounds unless it says more.
    [sha(""), "usual"],
    [sha("rounds=700000$"), "usual"],
    [sha("rounds=700001$"), "dear"],
    [sha("rounds=7000000$"), "dear"],
    [sha("rounds=7000001$"), "too-costly"],
    // yescrypt: 128 bytes for each block of each size (crypt(5)): "j9T" is 2^12 blocks of 32 x 128 bytes.
    [yescrypt("9", "T"), "usual"],
    [yescrypt("D", "T"), "dear"],
    [yescrypt("G", "T"), "too-costly"],
    // passlib's PBKDF2: its rounds for each block of the digest.
    [passlib("", 1_000_000, 20), "usual"],
    [passlib("-sha256", 1_000_001, 32), "dear"],
    [passlib("-sha512", 10_000_000, 64), "dear"],
    [passlib("-sha512", 10_000_001, 64), "too-costly"],
  ])("%s is %s", (stored, effort) => expect(cryptForm(stored)).toMatchObject({ effort, isWeak: false }));

  it.each([`$1$salt$${"a".repeat(22)}`, `$apr1$salt$${"a".repeat(22)}`, "abkpzmEPq4NEA"])(
    "%s is quick to guess for a thief",
    (stored) => expect(cryptForm(stored)).toMatchObject({ effort: "usual", isWeak: true }),
  );
});

describe("strings that only resemble a form", () => {
  it.each([
    `x${bcrypt("10")}`,
    `${bcrypt("10")}x`,
    bcrypt("1"),
    `$2c$10$${"a".repeat(53)}`,
    `$2b$10$${"a".repeat(52)}!`,
    `${argon(65_536, 2, 1)}=`,
    argon(65_536, 2, 1).replace("argon2id", "argon2x"),
    argon(65_536, 2, 1).replace("v=19$", ""),
    argon(10_000_000, 2, 1),
    `$5$salt$${"a".repeat(42)}`,
    `$7$salt$${"a".repeat(43)}`,
    `$6$rounds=1234567890$salt$${"a".repeat(86)}`,
    `$6$sa:lt$${"a".repeat(86)}`,
    `$6$${"s".repeat(65)}$${"a".repeat(86)}`,
    yescrypt("9", "T").slice(0, -1),
    yescrypt("U", "T"),
    yescrypt("9", "k"),
    `$y$k9T$salt$${"a".repeat(43)}`,
    passlib("-sha384", 1_000, 48),
    passlib("-sha256", 1_000, 31),
    passlib("-sha256", 0, 32),
    `$1$ninechars$${"a".repeat(22)}`,
    `$1$salt$${"a".repeat(21)}`,
    `$apr2$salt$${"a".repeat(22)}`,
    "twelve.chars",
    "fourteen.chars",
    "thirteen-char",
    "",
    "$",
    "$$",
  ])("are no hash: %s", (stored) => expect(cryptForm(stored)).toBeNull());
});

describe("MD5 crypt", () => {
  it("agrees with the system's crypt(3) for passwords of every length about a digest's and a block's", async () => {
    for (const length of [0, 1, 2, 3, 7, 8, 15, 16, 17, 31, 32, 33, 47, 48, 63, 64, 65, 100]) {
      const plain = "pässword, ".repeat(12).slice(0, length);
      const made = await cryptWith(plain, "$1$saltsalt$");
      expect(made, `${length}`).toMatch(/^\$1\$saltsalt\$/);
      expect(verifyMd5Crypt(made ?? "", plain), `${length}`).toBe(true);
      expect(verifyMd5Crypt(made ?? "", `${plain}x`), `${length}`).toBe(false);
    }
  });

  it("goes by another name at Apache, with another result", async () => {
    const made = (await cryptWith("secret", "$1$saltsalt$")) ?? "";
    const renamed = made.replace("$1$", "$apr1$");
    expect([isMd5Crypt(made), isMd5Crypt(renamed)]).toEqual([true, true]);
    expect(verifyMd5Crypt(renamed, "secret")).toBe(false);
    // openssl passwd -apr1 -salt saltsalt secret
    expect(verifyMd5Crypt("$apr1$saltsalt$LrttParrLPdxvgutaSXWJ0", "secret")).toBe(true);
  });

  it("takes an empty salt, and nothing malformed", () => {
    expect(isMd5Crypt(`$1$$${"a".repeat(22)}`)).toBe(true);
    for (const stored of ["", "$1$", "$1$a$b", `$1$salt$${"a".repeat(23)}`, `$1$salt$${"a".repeat(21)}!`])
      expect([isMd5Crypt(stored), verifyMd5Crypt(stored, "")], stored).toEqual([false, false]);
  });
});

describe("bcrypt", () => {
  it("reads the cost of each writer's form", () => {
    const [salt, sum] = ["a".repeat(22), "b".repeat(31)];
    for (const [stored, cost] of [
      [`$2y$04$${salt}${sum}`, 4],
      [`$2x$31$${salt}${sum}`, 31],
      [`$bcrypt-sha256$2b,9$${salt}$${sum}`, 9],
      [`$bcrypt-sha256$v=2,t=2b,r=12$${salt}$${sum}`, 12],
    ] as const)
      expect(parseBcrypt(stored)?.cost, stored).toBe(cost);
    for (const stored of [
      `$bcrypt-sha256$v=3,t=2b,r=12$${salt}$${sum}`,
      `$bcrypt-sha256$v=2,t=2c,r=12$${salt}$${sum}`,
      `$bcrypt-sha256$2b,123$${salt}$${sum}`,
      `$bcrypt-sha256$2b,9$${salt}${sum}`,
    ])
      expect(parseBcrypt(stored), stored).toBeNull();
  });

  it("counts the 72 bytes that it reads, and 256 do not wrap to none ($2a$ of old OpenBSD)", async () => {
    const stored = await cryptWith("x".repeat(260), `$2a$04$${"a".repeat(22)}`);
    const read = parseBcrypt(stored ?? "");
    expect(await read?.verify("x".repeat(260))).toBe(true);
    expect(await read?.verify("x".repeat(4))).toBe(false);
    expect(await read?.verify("")).toBe(false);
  });
});

describe("derived keys", () => {
  const hex = "ab".repeat(20);
  const base64 = (bytes: number) => Buffer.alloc(bytes, 1).toString("base64");

  it("cost their rounds for each block that the key fills (RFC 8018, section 5.2)", () => {
    const key = (bytes: number) => ({ rounds: 10, salt: Buffer.alloc(0), expected: Buffer.alloc(bytes) });
    expect([1, 20, 21, 40, 41].map((bytes) => derivationRounds(key(bytes), 20))).toEqual([
      10, 10, 20, 20, 30,
    ]);
  });

  it("of Dovecot have 20 bytes and at least one round", () => {
    expect(parseDovecotPbkdf2(`$1$salt$5000$${hex}`)).toEqual({
      rounds: 5_000,
      salt: Buffer.from("salt"),
      expected: Buffer.from(hex, "hex"),
    });
    expect(parseDovecotPbkdf2(`$1$$1$${hex.toUpperCase()}`)).toMatchObject({ rounds: 1 });
    for (const stored of [
      `$1$salt$0$${hex}`,
      `$1$salt$-1$${hex}`,
      `$1$salt$1e3$${hex}`,
      `$1$salt$1234567890$${hex}`,
      `$1$salt$1$${hex}ab`,
      `$1$salt$1$${hex.slice(2)}`,
      `$2$salt$1$${hex}`,
      `x$1$salt$1$${hex}`,
    ])
      expect(parseDovecotPbkdf2(stored), stored).toBeNull();
  });

  it("of FreeIPA have any length from 128 bits, up to what somebody could mean", () => {
    for (const bytes of [16, 64, 256, 512])
      expect(parsePbkdf2Sha512(`1000$c2FsdA==$${base64(bytes)}`)?.expected, `${bytes}`).toHaveLength(bytes);
    for (const bytes of [1, 15, 513]) expect(parsePbkdf2Sha512(`1000$c2FsdA==$${base64(bytes)}`)).toBeNull();
    for (const stored of [
      "1000$$AAAA",
      "1000$c2FsdA==",
      `1000$c2Fs dA==$${base64(64)}`,
      `$c2FsdA==$${base64(64)}`,
    ])
      expect(parsePbkdf2Sha512(stored), stored).toBeNull();
  });

  it("of passlib write plus as a point, and have their digest's length", () => {
    const read = parsePasslibPbkdf2(`$pbkdf2-sha256$29000$.A$${"./".repeat(21)}8`);
    expect(read).toMatchObject({ digest: "sha256", digestBytes: 32, key: { rounds: 29_000 } });
    expect(read?.key.salt).toEqual(Buffer.from("+A", "base64"));
    expect(read?.key.expected).toEqual(Buffer.from(`${"+/".repeat(21)}8`, "base64"));
  });

  it("of SCRAM need all of their four parts (RFC 5803)", () => {
    const whole = ["4096", "c2FsdA==", base64(20), base64(20)];
    expect(parseScram(whole.join(","), 20)).toMatchObject({ rounds: 4_096 });
    for (const missing of [1, 2, 3])
      expect(
        parseScram(whole.map((part, index) => (index === missing ? "" : part)).join(","), 20),
      ).toBeNull();
    expect(parseScram(whole.slice(0, 3).join(","), 20)).toBeNull();
    expect(parseScram(whole.join(","), 32), "another digest's length").toBeNull();
    for (const rounds of ["", "0", "-4096", "4096.5", "many"])
      expect(parseScram([rounds, ...whole.slice(1)].join(","), 20), rounds).toBeNull();
  });

  it("of SCRAM are checked as RFC 5802's example says, prepared by NFKC", async () => {
    // RFC 5802, section 5 ("pencil"), and RFC 7677, section 3, in Dovecot's form.
    const sha1 = parseScram(
      "4096,QSXCR+Q6sek8bf92,6dlGYMOdZcOPutkcNY8U2g7vK9Y=,D+CSWLOshSulAsxiupA+qs2/fTE=",
      20,
    );
    expect(await verifyScram(sha1, "pencil", "sha1")).toBe(true);
    expect(await verifyScram(sha1, "\uff50encil", "sha1"), "a full-width p").toBe(true);
    expect(await verifyScram(sha1, "Pencil", "sha1")).toBe(false);
    const sha256 = parseScram(
      "4096,W22ZaJ0SNY7soEsUEjb6gQ==,WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=,wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=",
      32,
    );
    expect(await verifyScram(sha256, "pencil", "sha256")).toBe(true);
    expect(await verifyScram(sha256, "pencil", "sha1")).toBe(false);
  });

  it("that could not be read fit no password", async () => {
    expect(await verifyPbkdf2(null, "", "sha1")).toBe(false);
    expect(await verifyScram(null, "", "sha1")).toBe(false);
  });

  it.each([
    [1, "0c60c80f961f0e71f3a9b524af6012062fe037a6"],
    [2, "ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957"],
    [4_096, "4b007901b765489abead49d926f721d065a429c1"],
  ])("are RFC 6070's after %i rounds", async (rounds, expected) => {
    const parsed = parseDovecotPbkdf2(`$1$salt$${rounds}$${expected}`);
    expect(await verifyPbkdf2(parsed, "password", "sha1")).toBe(true);
    expect(await verifyPbkdf2(parsed, "password", "sha256")).toBe(false);
    expect(await verifyPbkdf2(parsed, "passwore", "sha1")).toBe(false);
  });
});
