import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { dearHashQueue, hashQueue } from "@/lib/platform/secrets/hash-queue";
import { cryptWith } from "@/lib/platform/secrets/libcrypt";
import {
  hashPassword,
  hashProblem,
  isSupportedHash,
  needsRewriting,
  verifyNobody,
  verifyPassword,
} from "@/lib/platform/secrets/password-hash";

const password = "Grüße, Ölweg 7!";

/** Made by `doveadm pw -u alice@demo.test -s SCHEME -p PASSWORD` of Dovecot 2.3.19: every scheme in every encoding. */
const dovecots = [
  "{ARGON2I}$argon2i$v=19$m=32768,t=4,p=1$nbfmv7Ay0YFhiDi9jMywdQ$GTOnqFf3PXA8/8O03BxEHNaVM/QYIcjLs+ae0vJyWmw",
  "{ARGON2I.B64}JGFyZ29uMmkkdj0xOSRtPTMyNzY4LHQ9NCxwPTEkak12Rk9HdGhpY0lSdjRLTEtTQWJ2dyRCTFdWNWs3OHBHcmdpQlc0Z2xISVFJK24xS3dNdmE0WGNTMTgzMCtCUUdJ",
  "{ARGON2I.HEX}246172676f6e326924763d3139246d3d33323736382c743d342c703d3124754e496563483977353053654e597a693154793039672453766d61677967547132777a5045497153624136436d47534431382b566f347147716342572f7a6f373863",
  "{ARGON2ID}$argon2id$v=19$m=65536,t=3,p=1$23P1/ySBB+1d94V3lFZRfw$x+5zTrF68lQYeED9NLj9T/NJ3p9ehFGzmhZUXtQkELY",
  "{ARGON2ID.B64}JGFyZ29uMmlkJHY9MTkkbT02NTUzNix0PTMscD0xJGlOdFhUU0U5LzU0VHIyWmF1dGJTZ2ckVkliYy9QRk1lblgwTzFFZlE0R3k2UHdVZmhrWXMyeEpEd0d3bStNZjlzNA==",
  "{ARGON2ID.HEX}246172676f6e32696424763d3139246d3d36353533362c743d332c703d31246a30714972594f35556463616b626656674948697551244652714b4a6858672f784a636e52744c3135456f68697a374a355056373355623133515934416f59597063",
  "{BLF-CRYPT}$2y$05$PcxNLK1UiLM4BFOPBUZoo.Ug2AscU.U4K.iry5P0x3ioT1jJPTrJm",
  "{BLF-CRYPT.B64}JDJ5JDA1JGNsTW9vaVBwRlNBWHlzenFnalcuY2VNaTZndkJMTDZwQndvQW9wRVVkU0FmSzlWZVdtM0ky",
  "{BLF-CRYPT.HEX}243279243035247347635375396336556444777367552e586135464875354d3262316345394f545979725470663678476e52796a41587063334b384b",
  "{CRAM-MD5}b23c6b0a4df2281be40206ae5ba5b21555a24c1d73b21f1f25a04732fbc109fc",
  "{CRAM-MD5.B64}sjxrCk3yKBvkAgauW6WyFVWiTB1zsh8fJaBHMvvBCfw=",
  "{CRAM-MD5.HEX}b23c6b0a4df2281be40206ae5ba5b21555a24c1d73b21f1f25a04732fbc109fc",
  "{CRYPT}$2y$05$slk.qsioCIcPsUXt1dVLOesWSMxzVSXdIP.Ioe8bD2j1JowDkn9kC",
  "{CRYPT.B64}JDJ5JDA1JFRLdElIL3VROU41aGJoZThQMTVoV3VvSjZyTjJFSEpidm9SLkppSWZJa2dYQUtxdThKVEVD",
  "{CRYPT.HEX}24327924303524756a68424968616a437855796535367141517937584f2f54575468366f697036487a5748385838447932446c415550357352664d65",
  "{DES-CRYPT}N/hFaw9wubgXc",
  "{DES-CRYPT.B64}S3owUWNkcldPTEg1Lg==",
  "{DES-CRYPT.HEX}35785973615a352f49656a4373",
  "{DIGEST-MD5}8f5d1da338e764a928b573bfdb682b30",
  "{DIGEST-MD5.B64}j10dozjnZKkotXO/22grMA==",
  "{DIGEST-MD5.HEX}8f5d1da338e764a928b573bfdb682b30",
  "{HMAC-MD5}b23c6b0a4df2281be40206ae5ba5b21555a24c1d73b21f1f25a04732fbc109fc",
  "{HMAC-MD5.B64}sjxrCk3yKBvkAgauW6WyFVWiTB1zsh8fJaBHMvvBCfw=",
  "{HMAC-MD5.HEX}b23c6b0a4df2281be40206ae5ba5b21555a24c1d73b21f1f25a04732fbc109fc",
  "{LDAP-MD5}Zp0jJuHLlqJD/LpjitBqWg==",
  "{LDAP-MD5.B64}Zp0jJuHLlqJD/LpjitBqWg==",
  "{LDAP-MD5.HEX}669d2326e1cb96a243fcba638ad06a5a",
  "{MD5}$1$UVC4pMfD$DU2cKj3.BQ3zSJTZXhQHJ1",
  "{MD5.B64}JDEkUUJuMGlUYVkkMS8wTzVWbjYvbldEZ3c4UFNuTTAuLg==",
  "{MD5.HEX}2431242e314f6441664d5a2465704444794973744f70426e46577144495a58484b30",
  "{MD5-CRYPT}$1$j85b/mQ8$TB6njdsE7.x0ljeJt2xKH/",
  "{MD5-CRYPT.B64}JDEkZ2hldTYxaW0kblRxLm42cFVsNUlXcENud0M2ZVZ6MQ==",
  "{MD5-CRYPT.HEX}24312469783464453742382449524b535a4d78396c5465346c723333387646354430",
  "{OTP}sha1 1024 396ee257aeef55f4 a8ebd2267197dfe1",
  "{OTP.B64}c2hhMSAxMDI0IDNlNTBjN2JiMzMxNGFiYmIgOTFjZjFlM2ZiZGMwMWViMw==",
  "{OTP.HEX}73686131203130323420303766393566633665303339393061612033333238346362623939373330623839",
  "{PBKDF2}$1$OUDMy6IALMJHF7r3$5000$376273cdb5d9bf4a748dfcc0c44b9a8e34f3bce9",
  "{PBKDF2.B64}JDEkQnl0VnQ1eHZSYWRkTkRHNSQ1MDAwJDM3ODgxMTU2YWMwOGQzNWY1NzNiYmQ5ODk4ZThjZTA0OGFhMDgxZGU=",
  "{PBKDF2.HEX}2431247657677a7132784438676b48504d677724353030302430303031383965616136656134386135313062396561373532366561616137663235666261653838",
  "{PLAIN-MD4}16d469ef20e3a6862b5d7baaef239b2e",
  "{PLAIN-MD4.B64}FtRp7yDjpoYrXXuq7yObLg==",
  "{PLAIN-MD4.HEX}16d469ef20e3a6862b5d7baaef239b2e",
  "{PLAIN-MD5}669d2326e1cb96a243fcba638ad06a5a",
  "{PLAIN-MD5.B64}Zp0jJuHLlqJD/LpjitBqWg==",
  "{PLAIN-MD5.HEX}669d2326e1cb96a243fcba638ad06a5a",
  "{SCRAM-SHA-1}4096,mV0cfkeLmfywktUHkbIlPw==,b7FLYbHhjgmGsJwBN5vB8cD+v4o=,5c16sSzoUQ4Uil85koHl/0c4ymU=",
  "{SCRAM-SHA-1.B64}NDA5NiwwYzVTbDlrV2RDeDQyK1VpUUNvOFhnPT0sYXB1Q3RVTnNEY3ZkUW51M09SUEF5b2NMTU1vPSxyWmlUUGdTcXR2SVNxSzFMQi9wbkUzWEQvclk9",
  "{SCRAM-SHA-1.HEX}343039362c4b637678324946416162786368782f6b3064354438773d3d2c685473736571704d564c346b4f4f46624374617947757464436b413d2c334a6f6e5670462f32317953674573624561796c4830624a5a50413d",
  "{SCRAM-SHA-256}4096,Rh3ouA9QwhHnqVVplBiYhQ==,2/qPp2n1Nkx8WMoJBLmULPvCBLeZC9cCeTcRICTCpWk=,c1AWr17M2r8lqJD+r1fT9Q2NkLiBY7DPNkvzoZyfmZQ=",
  "{SCRAM-SHA-256.B64}NDA5Nix1NnFPSi92cWFsSUFWYmJTbWdZem5BPT0sYThWMzNFQ2ZQL21CaEFDWVBCL1hqSUtGQ3hvV1lFdTE5anFjcmRlSm5kWT0sNEh6NnE5bGZhYVpuMjNCZ0RMUTNqb2l2V25TTjlJVDlsV0dUSWx5bGJvRT0=",
  "{SCRAM-SHA-256.HEX}343039362c4b5a2f33456856637077545436527556326a6e3479673d3d2c686c33796e6e4973486c7a4d374d58314d6a4d74486b37626c574674684c412f507932715975314b3568513d2c456a68467a573061616b734c746d445a4231504379616c69452b48314e6533454363513244624f563737553d",
  "{SHA}L3oRYGssBVO6xP3Bsm17D/73rMg=",
  "{SHA.B64}L3oRYGssBVO6xP3Bsm17D/73rMg=",
  "{SHA.HEX}2f7a11606b2c0553bac4fdc1b26d7b0ffef7acc8",
  "{SHA1}L3oRYGssBVO6xP3Bsm17D/73rMg=",
  "{SHA1.B64}L3oRYGssBVO6xP3Bsm17D/73rMg=",
  "{SHA1.HEX}2f7a11606b2c0553bac4fdc1b26d7b0ffef7acc8",
  "{SHA256}We4MmA+w14bqReCvn/uO0nF7ty4hG5I8kH3p3PDY9XU=",
  "{SHA256.B64}We4MmA+w14bqReCvn/uO0nF7ty4hG5I8kH3p3PDY9XU=",
  "{SHA256.HEX}59ee0c980fb0d786ea45e0af9ffb8ed2717bb72e211b923c907de9dcf0d8f575",
  "{SHA256-CRYPT}$5$wB3SG.ycToEzJWIc$l74HCWSB6GoXEFv.nqRATFVtqR3wNl8CRCfnpdH0WJ0",
  "{SHA256-CRYPT.B64}JDUkeXVDM2UwdDFvcFlYeXJIZSRidktWSnZSR1Y3MnZXTVlsTDlSYXRGbEN4THJQaGgva0JGckFjdDhsamU0",
  "{SHA256-CRYPT.HEX}243524776849446b78446c5247414f4b344d2e243531506d4a7279586e6e47532e61794264426b7776336e6c4c4e48556a3547464754306a574d4b4d4c5635",
  "{SHA512}X3C7Iz0pgHlxGMw8eB0GthqCXPvxdSptCHiPmMgZWe2hKG9AIjM5YuL6hSKgD51gV2dMIjbPOZVBOzOEGggWxQ==",
  "{SHA512.B64}X3C7Iz0pgHlxGMw8eB0GthqCXPvxdSptCHiPmMgZWe2hKG9AIjM5YuL6hSKgD51gV2dMIjbPOZVBOzOEGggWxQ==",
  "{SHA512.HEX}5f70bb233d2980797118cc3c781d06b61a825cfbf1752a6d08788f98c81959eda1286f4022333962e2fa8522a00f9d6057674c2236cf3995413b33841a0816c5",
  "{SHA512-CRYPT}$6$dPWA3G5G5DY.fJad$ySYmPCKa3YNn7nBbiLHSzGRpSysL96PGABVPRqNygC7XWMnShBCThz/4UzPpHPNFbxT7xrDP4BoZb76yJcRC2/",
  "{SHA512-CRYPT.B64}JDYkZFpUSUdKTFUwaVNMRXFXTyRNeWp3cWd1MkdpU0JmLmpnMHZHU2FHVlN2UFZXSzB3RENFZjFwenBha1hHSjJMSmJNajFMOGk2N2tXMHJDaDVVcnBjclRoa29QLkFWM1NFMXN2aFVuLw==",
  "{SHA512-CRYPT.HEX}2436246b2e626d33596d6a4c3670347056366724486844682f673966754e384f655363456b774c586d416a546e646e556c6c6f39483472764859597754436c69582e5569546c67526e587578617272745a4259664f4d67376f4b524c5a625377344e41794a442f4b6a2e",
  "{SMD5}9Z536DyEMtXdaRPOg3wvh9hynaE=",
  "{SMD5.B64}ZCgLhre5lXmU11QgoSXnsn3zHRE=",
  "{SMD5.HEX}cd65632815b7c98fdfa1447b10d710921659aa13",
  "{SSHA}i0PYomzA+pzJOlOhUj/lPPcqlz7UG3k1",
  "{SSHA.B64}D8Njc0xRpClftnR5Dg2OmS6EUk69ceSC",
  "{SSHA.HEX}2f06e80c58132864f0ae862d68797d05ae2e827b7b9b632e",
  "{SSHA256}p0ZNbINvZ8gdINSuzMy5l1vkQlthfsWM09RS3R2XGiljRsw7",
  "{SSHA256.B64}HXtoLSgAD2kQxIQagc4v3AeVWzFfYiujHPtt9zYDBK5IIBbc",
  "{SSHA256.HEX}c3446a23fcbc11de00f7e517c644886de23db4ecdff2e1485ff11d88dbc7e9fef4b90998",
  "{SSHA512}53U+6wSmxEFB6Dtwy0Q1KsJxf+MNTMv+8S10f9xNyx6K1rIjaB7pRz0SKmxKlItctPDrCjObTFJyL5cREbiC5DRCc0k=",
  "{SSHA512.B64}2R8boQlPWTxs09ErXkOVkuf5xdSDbuc/MIpUAGBBp96G8JTvaqr9NPZAJUfh83YJ5o+HzTX/b7r8/rNlvGW9fO7xr/0=",
  "{SSHA512.HEX}51f09a65e87bf2d2733f30d2b32aa835409ba48b1a13ca2118feb03cdff5bfa01fcd1f1c3cc410c806de0c8976ead38212cbeaa0868a70f5c319d84e04d41c323b27ec56",
];
/** What others write: OS shadow files (mkpasswd), htpasswd, passlib (Mailu), mailcow, iRedMail and Postfixadmin. */
const others = [
  "{ssha256}YmWv7C+tvtWk2I5XIOeB7Hcj0EhM0JFynfHa0HQUBtGgE4Ia",
  "{SHA256-CRYPT}$5$rounds=40000$houp0eYfr1vbtasv$CZV2LhALsQel41L5Z4fW3x2CzsV6duKAr9s7i8U38y3",
  "{CRYPT}$6$rounds=1500$8HqINkc5DQAIYlY0$/IzJOkGTyNJMCVINQ7McNR0yyC/o0W4Z9es6R4/qPL4hJdNBeLq93w4DAlu5tX5u5sajB0v3UYJX6em4/2VEt1",
  "{PBKDF2-SHA512}1000$c2FsdHNhbHQ=$lhLnsSpdpGu++GMF2VzcROFWg3FUj81kfEUrGfLB2BuCscPx40Y2yzLRLF6Y4N3DcGqZOW8O5CqhPoAIs+U2Hw==",
  "$bcrypt-sha256$v=2,t=2b,r=5$wjwrfyh6yvCmtoI6bFaV3u$i4Q0xvkISVhrbyQnQHJUPPYvLTkg3qy",
  "$bcrypt-sha256$2b,5$I/NDujLR5WiErfriVRgfZu$c3lQBtkvzl5hQ.Uw11L/dvsZnfHmWDm",
  "$pbkdf2-sha512$2500$M8Y4B6D0vvd.7733HsN4Tw$EBMVclkG7pH/xdgSnjxKvlSLSGLlyiFbyKBmKQlL7Gydu57C7t1QjtNcDvtySFXw6rhBO3SQoxYGeAMsmbK6UA",
  "$pbkdf2-sha256$2900$UyrFWEsp5TxHiFGqdc65tw$iZoTDpRVJQNbZ3E4kKxOjV3MNHcFO5LSHc7ivc/xxfU",
  "$pbkdf2$1310$tDZGCIEw5nxPaW0NgZCSMg$N40UYxl2JN.BOkITgMjcj4W75nE",
  "{CRYPT}$apr1$Ux02/6cR$pp3QP2KXbtjWwA/IPMTV5/",
  "$6$m2X.EsJSTSIsOzuE$8Miw14MlMd9aEVp/Sr1zZHCdSK4hx/hJXF5ifyZyhtXcCcrUB5GMwldbrNKLVhjfans1j2I58CcWHnQorOBba/",
  "{SHA512-CRYPT}$6$rounds=656000$MZkFdsclevqmif8U$2aFfcpG/ppS/odaF7k2ipGg/0S.EOYs48dUTMZlaAaZnyJ02U2UZBnc9Ge8IGJRUzjU57Sjt4Y.bRDNDvKZUy1",
  "{CRYPT}$y$j75$0123456789abcdef$w5is3azRVHRUb5yx8BPEyi680rVv9m1ATqiwkktxmXC",
  "$y$j9T$0123456789abcdef$DTc5mIS5gueJ7ltmU340.IqGMlbZhRMJCyLr21hKLo6",
  "$gy$j75$0123456789abcdef$tYwlZw8MraU6PASrQC3UL4TsZ.SoX3QdbrRt2me7fPC",
  "{DES-CRYPT}abkpzmEPq4NEA",
  "$2b$05$abcdefghijklmnopqrstuuOpfTrHhBru7drGPd3WoU7kUtFtp1w4m",
  "$2a$05$abcdefghijklmnopqrstuuOpfTrHhBru7drGPd3WoU7kUtFtp1w4m",
  "{BLF-CRYPT}$2y$05$abcdefghijklmnopqrstuuOpfTrHhBru7drGPd3WoU7kUtFtp1w4m",
  "$1$abcdefgh$wSe4lmmvIEhCYxwMpfWnH/",
  "$5$rounds=1500$abcdefgh$6UVMgkzxnEurTrtHvxzBLH.CXw8Q2Dpbfs/lERyUNo1",
];
const storable = [...dovecots, ...others];
const readable = [
  `{PLAIN}${password}`,
  `{CLEAR}${password}`,
  `{cleartext}${password}`,
  "{PLAIN-TRUNC}7-Grüße",
  `{PLAIN-TRUNC}${password}`,
];

describe("verifyPassword", () => {
  const name = "alice@demo.test";

  it.each([...storable, ...readable])(
    "knows the right password from wrong ones: %s",
    async (stored) => {
      expect(await verifyPassword(password, stored, { name })).toBe(true);
      expect(await verifyPassword("Gruesse, Oelweg 7!", stored, { name })).toBe(false);
    },
    30_000,
  );

  it.each(storable.filter(needsRewriting))(
    "takes neither nothing nor the hash itself: %s",
    async (stored) => {
      for (const wrong of ["", stored, stored.slice(stored.indexOf("}") + 1)])
        expect(await verifyPassword(wrong, stored, { name }), wrong).toBe(false);
    },
  );

  it("survives the collection of garbage while libcrypt works", async () => {
    const stored = "$5$rounds=1500$abcdefgh$6UVMgkzxnEurTrtHvxzBLH.CXw8Q2Dpbfs/lERyUNo1";
    const checks = Array.from({ length: 30 }, () => cryptWith(password, stored));
    const litter = Array.from({ length: 3_000 }, () => Buffer.alloc(32_768));
    expect(new Set(await Promise.all(checks))).toEqual(new Set([stored]));
    expect(litter).toHaveLength(3_000);
  });

  it("does not take what C would cut off behind a NUL", async () => {
    const stored = "{DES-CRYPT}abkpzmEPq4NEA";
    expect(await verifyPassword(`${password}\0more`, stored)).toBe(false);
  });

  it("takes a DIGEST-MD5 hash for the address that it was made for", async () => {
    const stored = dovecots.find((hash) => hash.startsWith("{DIGEST-MD5}")) ?? "";
    expect(await verifyPassword(password, stored, { name: "bob@demo.test" })).toBe(false);
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
    expect(await verifyPassword("", "{PLAIN}")).toBe(false);
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

describe("needsRewriting", () => {
  it.each([
    "{SHA}L3oRYGssBVO6xP3Bsm17D/73rMg=",
    "{PLAIN-MD4.B64}FtRp7yDjpoYrXXuq7yObLg==",
    "{DES-CRYPT}9p48PN7tn8X2M",
    "$1$abcdefgh$4xjXo4QJ4VnOJBzMSJbIO/",
    `{BLF-CRYPT}$2y$15$${"a".repeat(53)}`,
    `$6$rounds=3000000$salt$${"a".repeat(86)}`,
  ])("is said of what is quick to guess or takes seconds: %s", (stored) =>
    expect(needsRewriting(stored)).toBe(true),
  );

  it.each([
    `{BLF-CRYPT}$2y$10$${"a".repeat(53)}`,
    `$6$rounds=656000$salt$${"a".repeat(86)}`,
    "{ARGON2ID}$argon2id$v=19$m=65536,t=3,p=1$8g71ZbQ4Hp94XlELA5V2iA$z0mdFXfKcXcLdAVkPZApbj/azRCl6Q8P9Jxu/GlrC1M",
    "nothing known",
  ])("is not said of %s", (stored) => expect(needsRewriting(stored)).toBe(false));
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

  const yescrypt = (parameters: string) => `$y$${parameters}$salt$${"a".repeat(43)}`;

  it.each([
    bcrypt(18),
    bcrypt(31),
    bcrypt(99),
    argon(9_999_999, 1),
    argon(1_048_577, 1),
    argon(262_144, 21),
    argon(65_536, 3, 99),
    shaCrypt(7_000_001),
    shaCrypt(999_999_999),
    pbkdf2(10_000_001, 64),
    pbkdf2(2_000_000, 512),
    "{PBKDF2}$1$salt$20000000$52dbec1e583ec273ca32b8fcaba9d37c25d0e889",
    scram(10_000_001),
    yescrypt("jHT"),
  ])("are not stored, whoever gives them, nor checked: %s", async (stored) => {
    expect(hashProblem(stored)).toBe("too-costly");
    expect(isSupportedHash(stored)).toBe(false);
    expect(await verifyPassword(password, stored)).toBe(false);
  });

  it.each([
    bcrypt(17),
    argon(262_144, 2),
    argon(1_048_576, 5),
    argon(65_536, 4, 4),
    shaCrypt(656_000),
    pbkdf2(1_000_000, 64),
    yescrypt("jFT"),
  ])("are told from dear, but bearable ones: %s", (stored) => expect(hashProblem(stored)).toBeNull());

  it("wait for each other, so that usual ones go on meanwhile", async () => {
    const plain = "in ASCII";
    const dear = `{PBKDF2-SHA512}1000001$c2FsdA==$${Buffer.alloc(64).toString("base64")}`;
    const [usual, waiting] = [hashQueue().begun, dearHashQueue().begun];
    const order: string[] = [];
    await Promise.all([
      verifyPassword(plain, dear).then(() => order.push("dear")),
      verifyNobody(plain).then(() => order.push("usual")),
    ]);
    expect(order).toEqual(["usual", "dear"]);
    expect([hashQueue().begun - usual, dearHashQueue().begun - waiting]).toEqual([1, 1]);
  });
});

it.each([
  ["secret", "no-scheme"],
  ["9p48PN7tn8X2M", "no-scheme"],
  ["{NT}0123456789abcdef0123456789abcdef", "unknown-scheme"],
  ["{SHA.XYZ}L3oRYGssBVO6xP3Bsm17D/73rMg=", "unknown-scheme"],
  ["{PLAIN}secret", "readable"],
  ["{PLAIN.B64}c2VjcmV0", "readable"],
  ["{SSHA256}secret", "malformed"],
  ["$6$broken", "malformed"],
  [`{SSHA256}${"a".repeat(2_000)}`, "malformed"],
] as const)("says why a hash cannot be stored: %s", (stored, problem) =>
  expect(hashProblem(stored)).toBe(problem),
);

describe("passwords that Unicode counts as the same (RFC 8265, OpaqueString)", () => {
  const composed = "Gr\u00fc\u00dfe aus K\u00f6ln";
  const decomposed = composed.normalize("NFD");
  const otherSpace = composed.replace(" ", "\u00a0");
  const rawHash = (plain: string) => `{SHA256}${createHash("sha256").update(plain).digest("base64")}`;

  it.each([composed, decomposed, otherSpace])(
    "match a new hash, however they are typed: %j",
    async (typed) => {
      for (const chosen of [composed, decomposed, otherSpace])
        expect(await verifyPassword(typed, await hashPassword(chosen))).toBe(true);
    },
  );

  it("match hashes that were made of the bytes as they were typed", async () => {
    for (const chosen of [composed, decomposed])
      for (const typed of [composed, decomposed])
        expect(await verifyPassword(typed, rawHash(chosen)), `${chosen} ${typed}`).toBe(true);
    expect(await verifyPassword(otherSpace, rawHash(otherSpace))).toBe(true);
  });

  it("do not match what only looks alike", async () => {
    const stored = await hashPassword("\u2460 fine password");
    expect(await verifyPassword("1 fine password", stored), "NFKC would say so").toBe(false);
    expect(await verifyPassword("\u2460 Fine password", stored)).toBe(false);
  });
});
