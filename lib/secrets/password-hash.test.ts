import { beforeAll, describe, expect, it } from "vitest";
import { hashQueue } from "@/lib/secrets/hash-queue";
import {
  hashPassword,
  hashProblem,
  isFastHash,
  isSupportedHash,
  verifyNobody,
  verifyPassword,
} from "@/lib/secrets/password-hash";
import { stubProductEnv } from "@/lib/testing/product-env";

beforeAll(() => stubProductEnv());

const password = "Grüße, Ölweg 7!";

/** Made by `doveadm pw -s SCHEME -p PASSWORD` of Dovecot 2.3.19. */
const storable = [
  "{SHA}L3oRYGssBVO6xP3Bsm17D/73rMg=",
  "{SHA1}L3oRYGssBVO6xP3Bsm17D/73rMg=",
  "{SHA256}We4MmA+w14bqReCvn/uO0nF7ty4hG5I8kH3p3PDY9XU=",
  "{SHA512}X3C7Iz0pgHlxGMw8eB0GthqCXPvxdSptCHiPmMgZWe2hKG9AIjM5YuL6hSKgD51gV2dMIjbPOZVBOzOEGggWxQ==",
  "{SSHA}umN3QXMnyCnkcIfFYLI/hLSXNEWsA011",
  "{ssha256}YmWv7C+tvtWk2I5XIOeB7Hcj0EhM0JFynfHa0HQUBtGgE4Ia",
  "{SSHA512}icfp+WpFgm6hU6ZhDLERelP9+7gbYSUwoy3hfQr8H1yrwpSosoz4av0U3UpBryI8ZKccog0gKcDpoYgMAEMMNEsN9+A=",
  "{SMD5}Kjg4ONcX4cIpl/VkQ+Kr3bAjevI=",
  "{LDAP-MD5}Zp0jJuHLlqJD/LpjitBqWg==",
  "{PLAIN-MD5}669d2326e1cb96a243fcba638ad06a5a",
  "{SHA256.HEX}59ee0c980fb0d786ea45e0af9ffb8ed2717bb72e211b923c907de9dcf0d8f575",
  "{SSHA512.HEX}9ed857e61c7d66399786258b602b92badfa3281d5f88931fd481ebbfd280adeb24d8db845aef5256daf931f8f88a5451a89430a6b4436a6df985db8a393b32a15ade0c39",
  "{SSHA.B64}8omFUDY++soNTNno3Erki94G/+KClbDt",
  "{MD5}$1$0RXa5Y1k$1eh9Ngu1CtntG35sbRo4x0",
  "{MD5-CRYPT}$1$eWo8rKJn$uRkV31BO9w88nghdDP8dQ0",
  "{SHA256-CRYPT}$5$MgKryrVsBN9GTw5H$.fJN1TWYgEgdGQS1bugP/jcrWUZDxaJ4AR9NQwhP7OB",
  "{SHA256-CRYPT}$5$rounds=40000$houp0eYfr1vbtasv$CZV2LhALsQel41L5Z4fW3x2CzsV6duKAr9s7i8U38y3",
  "{SHA512-CRYPT}$6$2oXWx33BEoLM5SvT$1kNNTqg34VIJ4KpYzfT.Nhnx38f93ASIg8ILiO9/wjihxEL6zZhp2LgTwJptIxzsm58mnYHQSNEvJglKRwgo7.",
  "{CRYPT}$6$rounds=1500$8HqINkc5DQAIYlY0$/IzJOkGTyNJMCVINQ7McNR0yyC/o0W4Z9es6R4/qPL4hJdNBeLq93w4DAlu5tX5u5sajB0v3UYJX6em4/2VEt1",
  "{CRYPT}$2y$05$XK/UaTUD54OVtkmZksNqbOZJqdMd.293esfkD0I68aBHL06F/5n4e",
  "{BLF-CRYPT}$2y$05$N7kyqcFTg4fWoUAdG/GSseEjtTva7oujWJzj7cZtpqUSYOCOqSuue",
  "{ARGON2I}$argon2i$v=19$m=32768,t=4,p=1$PjtBj3JZMbzJQOV4aC+9yA$dlMZKSSd0xfnFBWhD84OuvHyu6tks4C/nzo5sA/QG5U",
  "{ARGON2ID}$argon2id$v=19$m=65536,t=3,p=1$8g71ZbQ4Hp94XlELA5V2iA$z0mdFXfKcXcLdAVkPZApbj/azRCl6Q8P9Jxu/GlrC1M",
  "{PBKDF2}$1$ShqbIytSCQoKaINf$5000$52dbec1e583ec273ca32b8fcaba9d37c25d0e889",
  "{PBKDF2-SHA512}1000$c2FsdHNhbHQ=$lhLnsSpdpGu++GMF2VzcROFWg3FUj81kfEUrGfLB2BuCscPx40Y2yzLRLF6Y4N3DcGqZOW8O5CqhPoAIs+U2Hw==",
  "{SCRAM-SHA-1}4096,qnpaCoW6zsMWIuNpgZodkw==,7yEfUfYfFrUqgsm3/dJ06HSh1Nw=,b6d39Wse9zOh/Y8Fvj5zupvbuSY=",
  "{SCRAM-SHA-256}4096,0O82p9Ij1+RlyCMiD+BSNw==,2iyPtmYJ+G/0Apcyxqn7N7b1Ucalv3JzQsDWK9OaA/M=,ons6/1tSl4ar2BWW6BBImOW8gjVMPCjFTi5d6wRJkuI=",
];
const readable = [
  `{PLAIN}${password}`,
  `{CLEAR}${password}`,
  `{cleartext}${password}`,
  "{PLAIN-TRUNC}7-Grüße",
  `{PLAIN-TRUNC}${password}`,
];

describe("verifyPassword", () => {
  it.each([...storable, ...readable])("knows the right password from wrong ones: %s", async (stored) => {
    expect(await verifyPassword(password, stored)).toBe(true);
    for (const wrong of ["", "grüße, Ölweg 7!", stored])
      expect(await verifyPassword(wrong, stored), wrong).toBe(false);
  });

  it.each([
    "",
    "no scheme",
    `{UNKNOWN}${password}`,
    `{constructor}${password}`,
    `{SHA.XYZ}${password}`,
    "{SSHA}",
    "{SSHA}!!!",
    "{SHA512}L3oRYGssBVO6xP3Bsm17D/73rMg=",
    "{ARGON2ID}$argon2id$v=19$broken",
    "{CRYPT}",
    "{CRYPT}$6$rounds=999999999$x$1kNNTqg34VIJ4KpYzfT.Nhnx38f93ASIg8ILiO9/wjihxEL6zZhp2LgTwJptIxzsm58mnYHQSNEvJglKRwgo7.",
    "{BLF-CRYPT}$2y$99$tooshort",
    "{PBKDF2}$1$salt$0$00",
    "{PBKDF2-SHA512}999999999$c2FsdA==$AAAA",
    "{SCRAM-SHA-256}x",
  ])("answers false, and does not throw, for %s", async (stored) => {
    expect(await verifyPassword(password, stored)).toBe(false);
    expect(isSupportedHash(stored)).toBe(false);
  });

  it("does not take the empty password for the empty value", async () => {
    expect(await verifyPassword("", "{PLAIN}")).toBe(true);
    expect(isSupportedHash("{PLAIN}")).toBe(false);
    expect(await verifyPassword("", "{SSHA}")).toBe(false);
  });

  it("reads the values that openssl makes, with awkward lengths", async () => {
    const long = "x".repeat(100);
    expect(
      await verifyPassword(long, "{CRYPT}$5$0123456789abcdef$aKdz8fxxSEF2.sRL0xIqHdch3EAvPX6eVmzomlrlwFC"),
    ).toBe(true);
    expect(await verifyPassword("", "{CRYPT}$1$ab$rn6aQS/o7141mj179E/zA.")).toBe(true);
  });
});

describe("hashPassword", () => {
  it("makes a fresh Argon2id hash that verifies", async () => {
    const stored = await hashPassword(password);
    expect(stored).toMatch(/^\{ARGON2ID\}\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verifyPassword(password, stored)).toBe(true);
    expect(await hashPassword(password)).not.toBe(stored);
  });
});

it("stores no readable password, and every other scheme", () => {
  for (const stored of storable) expect(isSupportedHash(stored), stored).toBe(true);
  for (const stored of readable) expect(isSupportedHash(stored), stored).toBe(false);
});

it("tells fast schemes from slow ones", () => {
  expect(isFastHash(storable[4] ?? "")).toBe(true);
  expect(isFastHash(storable.at(-1) ?? "")).toBe(false);
});

it("spends a hash on nobody", async () => {
  const before = hashQueue().begun;
  expect(await verifyNobody(password)).toBe(false);
  expect(hashQueue().begun).toBe(before + 1);
});

describe("hashes that cost too much", () => {
  const bcrypt = (cost: number) => `{BLF-CRYPT}$2y$${cost}$${"a".repeat(53)}`;
  const argon = (memory: number, passes: number, lanes = 1) =>
    `{ARGON2ID}$argon2id$v=19$m=${memory},t=${passes},p=${lanes}$c2FsdHNhbHQ$aGFzaGhhc2g`;
  const shaCrypt = (rounds: number) => `{SHA512-CRYPT}$6$rounds=${rounds}$salt$${"a".repeat(86)}`;
  const pbkdf2 = (rounds: number, bytes: number) =>
    `{PBKDF2-SHA512}${rounds}$c2FsdA==$${Buffer.alloc(bytes, 7).toString("base64")}`;
  const scram = (rounds: number) =>
    `{SCRAM-SHA-256}${rounds},c2FsdA==,${Buffer.alloc(32).toString("base64")},AAAA`;

  it.each([
    bcrypt(15),
    bcrypt(31),
    bcrypt(99),
    argon(9_999_999, 1),
    argon(262_145, 1),
    argon(262_144, 3),
    argon(1_024, 999),
    argon(65_536, 3, 99),
    shaCrypt(100_001),
    shaCrypt(500_000),
    pbkdf2(1_000_001, 64),
    pbkdf2(200_000, 512),
    "{PBKDF2}$1$salt$2000000$52dbec1e583ec273ca32b8fcaba9d37c25d0e889",
    scram(1_000_001),
  ])("are not stored, whoever gives them: %s", (stored) => {
    expect(hashProblem(stored)).toBe("too-costly");
    expect(isSupportedHash(stored)).toBe(false);
  });

  it.each([bcrypt(14), argon(262_144, 2), argon(65_536, 4, 4), shaCrypt(100_000), pbkdf2(1_000_000, 64)])(
    "are told from dear, but bearable ones: %s",
    (stored) => expect(hashProblem(stored)).toBeNull(),
  );
});

it("says why a hash cannot be stored", () => {
  expect(hashProblem("secret")).toBe("unknown-scheme");
  expect(hashProblem("{NT}0123456789abcdef0123456789abcdef")).toBe("unknown-scheme");
  expect(hashProblem("{PLAIN}secret")).toBe("readable");
  expect(hashProblem("{SSHA256}secret")).toBe("malformed");
  expect(hashProblem(`{SSHA256}${"a".repeat(2_000)}`)).toBe("malformed");
});
