import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { AccessFacts } from "@/lib/access/facts";
import { unpackFacts } from "@/lib/access/packed-facts";
import type { MailboxWithFacts } from "@/lib/access/queries";
import type { AppPasswordVerdict } from "@/lib/doors/login-doctor/app-password-verdicts";
import {
  type CredentialKind,
  credentialKinds,
  judgeCredentials,
  judgeDelivery,
} from "@/lib/doors/login-doctor/credentials";
import { describeMailbox, takesPassword } from "@/lib/doors/login-doctor/mailbox-steps";
import { loginSteps } from "@/lib/doors/login-doctor/refusal-words";
import type { Handle } from "@/lib/platform/db/client";
import { type Door, doorNames } from "@/lib/platform/db/protocols";

/* The login doctor's answer is the decision's own, for every mailbox at every door. */

const provider = vi.hoisted(() => ({ slug: "corp", enabled: true, settings: {} }));
vi.mock("@/lib/providers/provider/queries", () => ({ getProvider: async () => provider }));

const links = vi.hoisted(() => ({ ofSource: true }));
vi.mock("@/lib/accounts/external-identity/queries", () => ({
  listIdentities: async () => [{ isSource: false }, { isSource: links.ofSource }],
}));

type Asked = {
  facts?: Partial<AccessFacts>;
  door?: Door;
  kinds?: readonly CredentialKind[];
  hasPassword?: boolean;
  hasMailPassword?: boolean;
  enabled?: boolean;
  appPasswords?: readonly boolean[];
  signOnOpen?: boolean;
};
const row = { adminState: "active", directoryState: "present", identityProviderId: null, facts: 0xffff };
const inOrder = {
  ...unpackFacts(row),
  directoryPasswordAllowed: false,
  hasSecondFactor: false,
  requireSecondFactor: false,
};
const person = { ...inOrder, identityProviderId: "p1", localPasswordAllowed: false };

async function ask({
  facts = {},
  door = "imap",
  kinds = credentialKinds,
  hasPassword = true,
  hasMailPassword = true,
  enabled = true,
  appPasswords = [],
  signOnOpen = false,
}: Asked) {
  provider.enabled = enabled;
  const all = { ...inOrder, ...facts };
  const mailbox = { ...all, facts: all, domainName: "demo.test", hasPassword, hasMailPassword };
  const credentials = judgeCredentials(all, door, kinds);
  const described = await describeMailbox({} as Handle, mailbox as unknown as MailboxWithFacts, {
    door,
    credentials,
    appPasswords: appPasswords.map((accepted, index) => ({
      name: `${index}`,
      accepted,
      reason: accepted ? null : "app-password-expired",
    })) as unknown as AppPasswordVerdict[],
    signOnOpen,
    delivery: door === "delivery" ? judgeDelivery(all) : null,
  });
  const last = described.steps.at(-1);
  return {
    ...described,
    credentials,
    mailbox: mailbox as unknown as MailboxWithFacts,
    stop: last?.outcome === "stops" ? last : null,
  };
}

const anything = fc.record({
  facts: fc.record({
    adminState: fc.constantFrom("active", "disabled", "receive-only"),
    directoryState: fc.constantFrom("present", "missing", "disabled"),
    identityProviderId: fc.constantFrom(null, "p1"),
    localPasswordAllowed: fc.boolean(),
    hasSecondFactor: fc.boolean(),
    requireSecondFactor: fc.boolean(),
    domainActive: fc.boolean(),
    directoryReceives: fc.boolean(),
    mailPasswordAllowed: fc.boolean(),
    imap: fc.boolean(),
    webmail: fc.boolean(),
    dav: fc.boolean(),
  }),
  door: fc.constantFrom(...doorNames),
  kinds: fc.oneof(fc.constant(credentialKinds), fc.constantFrom(...credentialKinds.map((kind) => [kind]))),
  hasPassword: fc.boolean(),
  hasMailPassword: fc.boolean(),
  enabled: fc.boolean(),
  appPasswords: fc.array(fc.boolean(), { maxLength: 3 }),
  signOnOpen: fc.boolean(),
}) as fc.Arbitrary<Required<Asked>>;

describe("for anybody at any door, the way of a login", () => {
  it("goes through the steps in their order, each once, and ends where one stops", () =>
    fc.assert(
      fc.asyncProperty(anything, async (asked) => {
        const { steps, possible } = await ask(asked);
        const places = steps.map(({ step }) => loginSteps.indexOf(step));
        expect(places).toEqual([...new Set(places)].sort((one, other) => one - other));
        expect(steps.slice(0, -1).every(({ outcome }) => outcome === "passes")).toBe(true);
        expect(possible).toBe(steps.at(-1)?.outcome === "passes");
      }),
    ));

  it("is open if something that is there is accepted, and comes from somewhere", () =>
    fc.assert(
      fc.asyncProperty(anything, async (asked) => {
        const { possible, credentials } = await ask(asked);
        const delivers = judgeDelivery({ ...inOrder, ...asked.facts }).allowed;
        const isThere: Record<string, boolean> = {
          "local-password": asked.hasPassword,
          "mail-password": asked.hasMailPassword,
          "directory-password": true,
          "single-sign-on": asked.enabled && asked.facts.identityProviderId !== null,
          "app-password": asked.appPasswords.includes(true),
          // At the portal a session comes from one of the others.
          session: asked.door !== "portal" || asked.kinds.length === 1 || asked.signOnOpen,
        };
        const ways = credentials.filter(({ credential, accepted }) => accepted && isThere[credential]);
        expect(possible).toBe(asked.door === "delivery" ? delivers : ways.length > 0);
      }),
      { numRuns: 300 },
    ));

  it("says nothing of credentials where the mailbox as a whole is shut", () =>
    fc.assert(
      fc.asyncProperty(anything, async (asked) => {
        const shut = { ...asked, facts: { ...asked.facts, domainActive: false } };
        const { steps } = await ask(shut);
        expect(steps.map(({ step, outcome }) => [step, outcome])).toEqual([["domain", "stops"]]);
      }),
    ));
});

describe("the way of a login ends", () => {
  it.each<[string, Asked, string | null]>([
    ["nowhere where all is in order", {}, null],
    ["where the domain is off", { facts: { domainActive: false } }, "domain"],
    ["where the mailbox is disabled", { facts: { adminState: "disabled" } }, "state"],
    ["where it receives only", { facts: { adminState: "receive-only" } }, "state"],
    ["where somebody has left", { facts: { ...person, directoryState: "missing" } }, "state"],
    ["at a door that is off", { facts: { imap: false } }, "door"],
    ["where no app password is, and must be", { facts: { hasSecondFactor: true } }, "credential"],
    ["nowhere where one is", { facts: { hasSecondFactor: true }, appPasswords: [true] }, null],
    ["where each has ended", { facts: { hasSecondFactor: true }, appPasswords: [false] }, "credential"],
    ["where there is no password", { hasPassword: false }, "credential"],
    ["there at the portal as well", { hasPassword: false, door: "portal" }, "credential"],
    [
      "at the portal where the provider is off",
      { facts: person, enabled: false, hasMailPassword: false, door: "portal" },
      "credential",
    ],
    [
      "nowhere there if single sign-on leads in",
      { hasPassword: false, door: "portal", signOnOpen: true },
      null,
    ],
    [
      "nowhere at the portal for who has signed in",
      { hasPassword: false, door: "portal", kinds: ["session"] },
      null,
    ],
    ["nowhere in webmail, whose sessions are the portal's", { hasPassword: false, door: "webmail" }, null],
    ["nowhere for mail, whoever has a password", { hasPassword: false, door: "delivery" }, null],
  ])("%s", async (_, asked, step) => {
    const { stop } = await ask(asked);
    expect(stop?.step ?? null).toBe(step);
    if (stop) expect(stop.advice).not.toBeNull();
  });

  it("at mail apps where no account of a directory that checks passwords is linked, and not at the portal", async () => {
    const facts = { ...person, directoryPasswordAllowed: true };
    const asked = { facts, kinds: ["directory-password"] as const };
    expect((await ask(asked)).possible).toBe(true);
    links.ofSource = false;
    expect((await ask(asked)).stop?.step).toBe("credential");
    expect((await ask({ ...asked, door: "portal" })).possible).toBe(true);
    links.ofSource = true;
  });

  it("with the name of the directory's attribute where that gives no password, if it is known", async () => {
    const asked = { facts: person, hasMailPassword: false, kinds: ["mail-password"] as const };
    provider.settings = { mailPassword: { attribute: "mailHash" } };
    const known = (await ask(asked)).stop?.what;
    provider.settings = {};
    const unknown = (await ask(asked)).stop?.what;
    expect([
      JSON.stringify(known).includes("mailHash"),
      JSON.stringify(unknown).includes("mailHash"),
    ]).toEqual([true, false]);
  });
});

it.each<[string, Asked, boolean]>([
  ["a local mailbox with one", {}, true],
  ["one without", { hasPassword: false }, false],
  ["a provider's, by the directory's", { facts: person, hasPassword: false }, true],
  ["a provider's, by its own that is not allowed", { facts: person, hasMailPassword: false }, false],
  ["one in order, at a door that takes none", { door: "dav" }, false],
])("a password opens %s: %#", async (_, asked, opens) => {
  const { credentials, mailbox } = await ask(asked);
  expect(takesPassword(credentials, mailbox)).toBe(opens);
});
