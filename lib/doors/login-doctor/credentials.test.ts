import { describe, expect, it } from "vitest";
import { decideAccess } from "@/lib/access/decide-access";
import { unpackFacts } from "@/lib/access/packed-facts";
import { noMailbox, takesMail } from "@/lib/doors/login-doctor/address-steps";
import { credentialKinds, judgeCredentials, judgeDelivery } from "@/lib/doors/login-doctor/credentials";
import { refusalWhat } from "@/lib/doors/login-doctor/refusal-words";
import { doorNames } from "@/lib/platform/db/protocols";
import { say } from "@/lib/words/text";

const row = { adminState: "active", directoryState: "present", identityProviderId: null, facts: 0xffff };
const local = {
  ...unpackFacts(row),
  directoryPasswordAllowed: false,
  hasSecondFactor: false,
  requireSecondFactor: false,
};
const person = { ...local, identityProviderId: "p1", localPasswordAllowed: false };
const everybody = {
  local,
  person,
  ofDirectory: { ...person, directoryPasswordAllowed: true },
  withFactor: { ...local, hasSecondFactor: true },
  mustHaveFactor: { ...local, requireSecondFactor: true },
  disabled: { ...local, adminState: "disabled" as const },
  left: { ...person, directoryState: "missing" as const },
  withoutProtocols: { ...local, imap: false, webmail: false },
};

describe.each(Object.entries(everybody))("of a mailbox that is %s the login doctor says", (_, facts) => {
  it.each(doorNames)("each kind of credential once, with words for every refusal at %s", (door) => {
    const verdicts = judgeCredentials(facts, door);
    const foreign = facts.directoryPasswordAllowed ? "mail-password" : "directory-password";
    expect(verdicts.map(({ credential }) => credential)).toEqual(
      credentialKinds.filter((kind) => kind !== foreign),
    );
    for (const { accepted, reason } of verdicts) {
      expect(reason === null).toBe(accepted);
      if (reason) expect(say(refusalWhat(reason)).length).toBeGreaterThan(0);
    }
  });

  it("about delivery what the delivery is decided by", () =>
    expect(judgeDelivery(facts)).toEqual(decideAccess(facts, "delivery", { kind: "none" })));
});

const accepted = (facts: typeof local, door: (typeof doorNames)[number]) =>
  judgeCredentials(facts, door).flatMap((one) => (one.accepted ? [one.credential] : []));

it.each([
  ["local", "imap", ["local-password", "app-password"]],
  ["local", "dav", ["app-password"]],
  ["local", "portal", ["local-password", "session"]],
  ["local", "webmail", ["session"]],
  ["person", "portal", ["mail-password", "single-sign-on", "session"]],
  ["person", "imap", ["mail-password", "app-password"]],
  ["ofDirectory", "portal", ["directory-password", "single-sign-on", "session"]],
  ["ofDirectory", "imap", ["directory-password", "app-password"]],
  ["withFactor", "imap", ["app-password"]],
  ["mustHaveFactor", "webmail", []],
  ["disabled", "imap", []],
  ["left", "portal", []],
  ["withoutProtocols", "webmail", []],
] as const)("%s comes in at %s by %j", (who, door, kinds) =>
  expect(accepted(everybody[who], door)).toEqual(kinds),
);

describe("an address without a mailbox", () => {
  const alias = (over: object) =>
    ({ active: true, expiresAt: null, ...over }) as NonNullable<Parameters<typeof takesMail>[0]>;
  const soon = new Date(Date.now() + 60_000);
  const over = new Date(Date.now() - 60_000);

  it.each([
    ["an alias", alias({}), true],
    ["one that still runs", alias({ expiresAt: soon }), true],
    ["one that has ended", alias({ expiresAt: over }), false],
    ["one that is switched off", alias({ active: false }), false],
    ["nothing", null, false],
  ])("takes mail where it is %s, and nobody comes in", (_, there, takes) => {
    expect(takesMail(there, "delivery")).toBe(takes);
    for (const door of doorNames.filter((one) => one !== "delivery"))
      expect(takesMail(there, door)).toBe(false);
    expect(noMailbox(there, "delivery", null).outcome).toBe(takes ? "passes" : "stops");
    expect(noMailbox(there, "imap", null).outcome).toBe("stops");
  });

  it("is no hindrance where single sign-on makes the mailbox, unless an alias has it", () => {
    const open = { verdicts: [], steps: [], open: true };
    expect(noMailbox(null, "portal", open).outcome).toBe("passes");
    expect(noMailbox(alias({}), "portal", open).outcome).toBe("stops");
  });
});
