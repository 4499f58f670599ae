import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  looksLikeAppPassword,
  newAppPassword,
  normalAppPassword,
} from "@/lib/platform/secrets/app-password-form";
import { commonPasswords } from "@/lib/platform/secrets/common-passwords";
import { HashQueue, hashQueue } from "@/lib/platform/secrets/hash-queue";
import { cryptWith, hasLibcrypt } from "@/lib/platform/secrets/libcrypt";
import { opaqueString, possibleForms } from "@/lib/platform/secrets/opaque-string";
import { isOwnHash, isSupportedHash } from "@/lib/platform/secrets/password-hash";
import { minPasswordLength, passwordProblem } from "@/lib/platform/secrets/password-policy";
import { newToken, secretsEqual, tokenDigest } from "@/lib/platform/secrets/token";
import { checkPassword, rememberedAnswer } from "@/lib/platform/secrets/verified-password";

afterEach(() => void vi.useRealTimers());

const address = "anna.miller@demo.test";
const problem = (plain: string, policy?: { minLength: number; refuseCommon: boolean }) =>
  passwordProblem(plain, address, policy) !== null;

describe("a new password", () => {
  const varied = (length: number) => "correct horse battery staple ".repeat(10).slice(0, length);

  it.each([
    [9, true],
    [10, false],
    [256, false],
    [257, true],
  ])("of %i characters is refused: %s", (length, refused) => expect(problem(varied(length))).toBe(refused));

  it("is counted in characters, as people count them: a smiley is one (SP 800-63B, 5.1.1.2)", () => {
    expect(problem("\u{1f600}\u{1f601}\u{1f602}ab\u{1f603}cde")).toBe(true);
    expect(problem("\u{1f600}\u{1f601}\u{1f602}ab\u{1f603}cdef")).toBe(false);
    expect(problem(`${"\u{1f600}\u{1f601}ab".repeat(64)}`)).toBe(false);
  });

  it("has at least as many as the policy asks for", () => {
    const policy = { minLength: 14, refuseCommon: true };
    expect([problem(varied(13), policy), problem(varied(14), policy)]).toEqual([true, false]);
    expect(minPasswordLength).toBe(10);
  });

  it.each(["tab\tin the middle", "a\u007fdelete in it", "a\u0085line of C1s", "\u0000 nul in it"])(
    "has no control character: %j",
    (plain) => expect(problem(plain)).toBe(true),
  );

  it.each(["ANNA.MILLER@DEMO.TEST", "Anna.Miller", "anna.miller@demo.test"])(
    "is not the address, in whatever case: %s",
    (plain) => {
      expect(problem(plain)).toBe(true);
      expect(passwordProblem(plain, "somebody@else.test")).toBeNull();
      expect(passwordProblem(plain)).toBeNull();
    },
  );

  it("is not one of the first that are tried, whatever its case, unless the policy lets it", () => {
    const lax = { minLength: 10, refuseCommon: false };
    for (const plain of ["Password123", "QWERTYUIOP", "abababababab", "zzzzzzzzzz"])
      expect([problem(plain), problem(plain, lax)], plain).toEqual([true, false]);
    expect(problem("abcabcabcabc")).toBe(false);
  });

  it("never has the form of an app password, whatever the policy: it would not be looked for", () => {
    for (let made = 0; made < 50; made++)
      expect(problem(newAppPassword().toUpperCase(), { minLength: 10, refuseCommon: false })).toBe(true);
  });

  it("is compared with a list of which every line could be chosen otherwise", () => {
    expect(commonPasswords.size).toBeGreaterThan(100);
    for (const word of commonPasswords) {
      expect(word).toBe(word.toLowerCase());
      expect([...word].length, word).toBeGreaterThanOrEqual(minPasswordLength);
    }
  });
});

describe("the form of an app password", () => {
  it("finds a slip in any place, and two letters that changed places", () => {
    let [found, all] = [0, 0];
    for (let made = 0; made < 20; made++) {
      const bare = newAppPassword().replaceAll("-", "");
      for (let place = 0; place < bare.length; place++) {
        const other = bare[place] === "q" ? "w" : "q";
        const slips = [bare.slice(0, place) + other + bare.slice(place + 1)];
        if (bare[place] !== bare[place + 1] && place + 1 < bare.length)
          slips.push(bare.slice(0, place) + bare[place + 1] + bare[place] + bare.slice(place + 2));
        for (const slip of slips) {
          all++;
          if (!looksLikeAppPassword(slip)) found++;
        }
      }
    }
    expect(found).toBe(all);
  });

  it("is had by almost nothing that people choose: one in a million of the same letters", () => {
    const letters = fc.stringMatching(/^[a-z2-7]{24}$/);
    expect(fc.sample(letters, { numRuns: 2_000, seed: 1 }).filter(looksLikeAppPassword)).toEqual([]);
  });

  it("is read through blanks and hyphens wherever they are, up to 64 characters", () => {
    const bare = newAppPassword().replaceAll("-", "");
    expect(normalAppPassword([...bare].join(" "))).toBe(bare);
    expect(normalAppPassword(`${bare}${" ".repeat(40)}`)).toBe(bare);
    expect(normalAppPassword(`${bare}${" ".repeat(41)}`)).toBeNull();
    expect(normalAppPassword(`${bare}.`)).toBeNull();
  });
});

describe("passwords that are the same to people", () => {
  it("have one form, which is its own (RFC 8265, section 4.2)", () =>
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (plain) => {
        const form = opaqueString(plain);
        expect(opaqueString(form)).toBe(form);
        expect(opaqueString(plain.normalize("NFD"))).toBe(form);
      }),
    ));

  it("cost no more hashes than they have forms: one in ASCII, three at most", () =>
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (plain) => {
        const forms = possibleForms(plain);
        expect(forms[0]).toBe(plain);
        expect(new Set(forms).size).toBe(forms.length);
        expect(forms.length).toBeLessThanOrEqual(/^[\x20-\x7e]*$/.test(plain) ? 1 : 3);
      }),
    ));

  it("keep their case and their width", () => {
    expect(opaqueString("Stra\u00dfe")).not.toBe(opaqueString("strasse"));
    expect(opaqueString("\uff11")).toBe("\uff11");
    expect(opaqueString("a\u3000b\u00a0c")).toBe("a b c");
  });
});

describe("the queue of hashes", () => {
  it("lets nobody in whose wait is over before it began, and takes a free slot without waiting", async () => {
    const queue = new HashQueue(1, 5);
    let free = () => {};
    const running = queue.run(
      () =>
        new Promise<void>((resolve) => {
          free = resolve;
        }),
    );
    await expect(queue.run(async () => 1, AbortSignal.abort())).rejects.toMatchObject({
      code: "unavailable",
    });
    free();
    await running;
    expect(await queue.run(async () => 2, AbortSignal.abort())).toBe(2);
  });

  it("goes on in order after somebody in the middle has given up", async () => {
    const queue = new HashQueue(1, 5);
    const order: string[] = [];
    const controller = new AbortController();
    const work = (name: string) => async () => void order.push(name);
    const all = [
      queue.run(work("first")),
      queue.run(work("second"), controller.signal),
      queue.run(work("third")),
    ];
    controller.abort();
    const ended = await Promise.allSettled(all);
    expect(ended.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(order).toEqual(["first", "third"]);
    controller.abort();
    expect(queue.begun).toBe(2);
  });

  it("is one for the whole process, with a slot at least", () => {
    expect(hashQueue()).toBe(hashQueue());
  });
});

describe("what is remembered of passwords", () => {
  const stored = "{SHA256}XohImNooBHFR0OVvjcYpJ3NgPQ1qq73WKhHvch0VQtg=";
  const question = (over: object = {}) => ({ name: "a@x.test", plain: "password", stored, ...over });

  it("is forgotten when it is wrong after ten minutes, and when it is right after an hour", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const start = performance.now();
    const clock = vi.spyOn(performance, "now").mockReturnValue(start);
    const [right, wrong] = [
      question({ name: "time@x.test" }),
      question({ name: "time@x.test", plain: "guess" }),
    ];
    await checkPassword(right);
    await checkPassword(wrong);
    const knownAfter = (seconds: number) => {
      clock.mockReturnValue(start + seconds * 1_000);
      // The cache looks at the clock again after a millisecond.
      vi.advanceTimersByTime(1);
      return [rememberedAnswer(right), rememberedAnswer(wrong)];
    };
    expect(knownAfter(599)).toEqual([true, false]);
    expect(knownAfter(601)).toEqual([true, undefined]);
    expect(knownAfter(3_599)).toEqual([true, undefined]);
    expect(knownAfter(3_601)).toEqual([undefined, undefined]);
    clock.mockRestore();
    vi.advanceTimersByTime(1);
  });

  it("is of exactly that name, hash and password, wherever one ends and the next begins", async () => {
    expect(await checkPassword(question())).toBe(true);
    for (const other of [
      { name: "b@x.test" },
      { plain: "password " },
      { stored: `${stored} ` },
      { stored: null },
      { name: `a@x.test${stored.slice(0, 3)}`, stored: stored.slice(3) },
      { stored: `${stored}pass`, plain: "word" },
    ])
      expect(rememberedAnswer(question(other)), JSON.stringify(other)).toBeUndefined();
    expect(rememberedAnswer(question())).toBe(true);
  });

  it("is nothing after an outage: nobody's password is wrong because a queue was full", async () => {
    const busy = question({ name: "busy@x.test" });
    const full = vi.spyOn(hashQueue(), "run").mockRejectedValueOnce(new Error("full"));
    await expect(checkPassword(busy)).rejects.toThrow("full");
    full.mockRestore();
    expect(rememberedAnswer(busy)).toBeUndefined();
    expect(await checkPassword(busy)).toBe(true);
  });
});

describe("tokens", () => {
  it("are compared as wholes, by anything but their length", () =>
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(secretsEqual(one, other)).toBe(one === other);
        expect(secretsEqual(one, one)).toBe(true);
      }),
    ));

  it("have the digest that FIPS 180-4 gives, so that a stored one stays good", () => {
    expect(tokenDigest("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect(newToken()).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });
});

describe("the system's libcrypt", () => {
  it("is here, knows what shadow files hold, and is not asked about what C would cut", async () => {
    expect(hasLibcrypt()).toBe(true);
    expect(await cryptWith("secret", "ab")).toMatch(/^ab[./0-9A-Za-z]{11}$/);
    expect(await cryptWith("secret\0more", "ab")).toBeNull();
    expect(await cryptWith("secret", "a\0b")).toBeNull();
    expect(await cryptWith("secret", "$nonsense$")).toBeNull();
  });
});

it("a hash of our own is known by its costs, so that a change of them is noticed", () => {
  const made = (costs: string) => `{ARGON2ID}$argon2id$v=19$${costs}$c2FsdHNhbHQ$aGFzaGhhc2g`;
  expect(isOwnHash(made("m=19456,t=2,p=1"))).toBe(true);
  for (const costs of ["m=19456,t=3,p=1", "m=65536,t=2,p=1", "m=19456,t=2,p=2"]) {
    expect(isOwnHash(made(costs)), costs).toBe(false);
    expect(isSupportedHash(made(costs)), costs).toBe(true);
  }
});
