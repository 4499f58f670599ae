import { describe, expect, it } from "vitest";
import { type Credential, decideAccess, lacksSecondFactor } from "@/lib/access/decide-access";
import type { AccessFacts } from "@/lib/access/facts";
import { clientProtocols, type Door, doorNames, protocolFlags, protocols } from "@/lib/platform/db/protocols";
import { adminStates, directoryStates } from "@/lib/platform/db/schema/mailbox";
import { losesAccess } from "@/lib/revocation/outbox/revoke-lost-access";

/*
 * Every combination of states with every proof at every door. What holds for all of them is said here as sentences of the
 * design, each on its own, so that no order of questions in the decision can hide a hole.
 */

/** The facts of mailboxes whose protocols are all on; in every combination of the rest. */
const everyFacts: AccessFacts[] = adminStates.flatMap((adminState) =>
  directoryStates.flatMap((directoryState) =>
    [null, "own-provider"].flatMap((identityProviderId) =>
      Array.from({ length: 2 ** 7 }, (_, bits) => {
        const bit = (place: number) => (bits & (1 << place)) !== 0;
        return {
          adminState,
          directoryState,
          identityProviderId,
          directoryReceives: bit(0),
          domainActive: bit(1),
          localPasswordAllowed: bit(2),
          mailPasswordAllowed: bit(3),
          hasSecondFactor: bit(4),
          requireSecondFactor: bit(5),
          directoryPasswordAllowed: bit(6),
          webmail: true,
          ...protocolFlags(clientProtocols),
        };
      }),
    ),
  ),
);

const now = new Date("2026-06-01T12:00:00Z");
const appPassword = {
  kind: "app-password" as const,
  protocols: protocolFlags(clientProtocols),
  expiresAt: null,
  networkAllowed: true,
};

const proofs = {
  none: { kind: "none" },
  session: { kind: "session" },
  opened: { kind: "session", opened: true },
  local: { kind: "local-password" },
  mail: { kind: "mail-password" },
  directory: { kind: "directory-password" },
  ownProvider: { kind: "single-sign-on", identityProviderId: "own-provider" },
  otherProvider: { kind: "single-sign-on", identityProviderId: "other-provider" },
  passkey: { kind: "passkey" },
  app: appPassword,
  appThatEndsLater: { ...appPassword, expiresAt: new Date(now.getTime() + 1) },
  appThatEndsNow: { ...appPassword, expiresAt: now },
  appFromElsewhere: { ...appPassword, networkAllowed: false },
  appForNothing: { ...appPassword, protocols: protocolFlags([]) },
} as const satisfies Record<string, Credential>;
type ProofName = keyof typeof proofs;
const proofNames = Object.keys(proofs) as ProofName[];

const opens = (facts: AccessFacts, door: Door, proof: ProofName) =>
  decideAccess(facts, door, proofs[proof], now).allowed;

interface Opened {
  facts: AccessFacts;
  door: Door;
  proof: ProofName;
}

const everyWay: Opened[] = everyFacts.flatMap((facts) =>
  doorNames.flatMap((door) => proofNames.map((proof) => ({ facts, door, proof }))),
);
const allOpen = everyWay.filter(({ facts, door, proof }) => opens(facts, door, proof));
const entered = allOpen.filter(({ door }) => door !== "delivery");
const by = (...names: ProofName[]) => entered.filter(({ proof }) => names.includes(proof));

/** Those for which a sentence does not hold; none, and not because there was nothing to ask. */
function expectAll(of: readonly Opened[], holds: (one: Opened) => boolean): void {
  expect(of.length).toBeGreaterThan(0);
  expect(of.filter((one) => !holds(one)).slice(0, 3)).toEqual([]);
}

describe("whatever the states and the proof", () => {
  it("nothing is open in a domain that is switched off, or for a disabled mailbox", () =>
    expectAll(allOpen, ({ facts }) => facts.domainActive && facts.adminState !== "disabled"));

  it("nobody comes in where mail is only received, or who is not in the directory", () =>
    expectAll(entered, ({ facts }) => facts.adminState === "active" && facts.directoryState === "present"));

  it("mail is delivered without a proof, and only by no proof", () => {
    expectAll(
      allOpen.filter(({ door }) => door === "delivery"),
      ({ proof }) => proof === "none",
    );
    expectAll(
      allOpen.filter(({ proof }) => proof === "none"),
      ({ door }) => door === "delivery",
    );
  });

  it("mail of somebody who has left is taken in only where it still is", () =>
    expectAll(
      allOpen.filter(({ door, facts }) => door === "delivery" && facts.directoryState !== "present"),
      ({ facts }) => facts.directoryReceives,
    ));

  it("another provider's sign-on, an app password that has ended, is for nothing or comes from elsewhere opens nothing", () =>
    expect(by("otherProvider", "appThatEndsNow", "appForNothing", "appFromElsewhere")).toEqual([]));

  it("single sign-on opens the portal alone", () =>
    expectAll(
      by("ownProvider"),
      ({ door, facts }) => door === "portal" && facts.identityProviderId !== null,
    ));

  it("a passkey opens the portal alone, and no mailbox of a provider", () =>
    expectAll(by("passkey"), ({ door, facts }) => door === "portal" && facts.identityProviderId === null));

  it("sessions open the portal and webmail, and no mail app", () =>
    expectAll(by("session", "opened"), ({ door }) => door === "portal" || door === "webmail"));

  it("app passwords open mail apps, and neither the portal nor webmail", () =>
    expectAll(by("app", "appThatEndsLater"), ({ door }) => door !== "portal" && door !== "webmail"));

  it("no password but an app password opens DAV or ActiveSync", () =>
    expectAll(
      entered.filter(({ door }) => door === "dav" || door === "eas"),
      ({ proof }) => proof === "app" || proof === "appThatEndsLater",
    ));

  it("the local password of a provider's mailbox opens only what an administrator allows", () =>
    expectAll(by("local"), ({ facts }) => facts.identityProviderId === null || facts.localPasswordAllowed));

  it("the mail password opens only where there is a provider, and its flow is on", () =>
    expectAll(by("mail"), ({ facts }) => facts.identityProviderId !== null && facts.mailPasswordAllowed));

  it("the directory's password opens only where its directory checks it, and is switched on", () =>
    expectAll(
      by("directory"),
      ({ facts }) => facts.identityProviderId !== null && facts.directoryPasswordAllowed,
    ));

  it("no password alone opens a mail app where there is a second factor, or must be one", () =>
    expectAll(
      by("local", "mail", "directory").filter(({ door }) => door !== "portal"),
      ({ facts }) => !facts.hasSecondFactor && !lacksSecondFactor(facts),
    ));

  it("a session without the factor that must be there opens nothing, an administrator's does", () => {
    expectAll(by("session"), ({ facts }) => !lacksSecondFactor(facts));
    expect(by("opened").some(({ facts }) => lacksSecondFactor(facts))).toBe(true);
  });

  it("a mailbox in order opens as the design says", () => {
    const inOrder = everyFacts.filter(
      (facts) =>
        facts.adminState === "active" &&
        facts.directoryState === "present" &&
        facts.domainActive &&
        facts.identityProviderId === null &&
        !facts.hasSecondFactor &&
        !facts.requireSecondFactor,
    );
    for (const facts of inOrder) {
      expect(clientProtocols.every((door) => opens(facts, door, "app"))).toBe(true);
      expect(
        ["portal", "imap", "pop3", "smtp", "sieve"].every((door) => opens(facts, door as Door, "local")),
      ).toBe(true);
      expect(opens(facts, "webmail", "session")).toBe(true);
    }
  });
});

describe("switching something off", () => {
  const closed = everyWay.filter(({ facts, door, proof }) => !opens(facts, door, proof));

  it.each(protocols)("%s closes that door and no other", (protocol) =>
    expectAll(
      allOpen,
      ({ facts, door, proof }) => opens({ ...facts, [protocol]: false }, door, proof) === (door !== protocol),
    ),
  );

  it.each([
    ["a domain", { domainActive: false }],
    ["a mailbox", { adminState: "disabled" }],
    ["a person in the directory", { directoryState: "disabled" }],
    ["mail passwords", { mailPasswordAllowed: false }],
    ["the passwords that a directory checks", { directoryPasswordAllowed: false }],
    ["the local password beside a provider", { localPasswordAllowed: false }],
  ] as const)("%s opens nothing", (_, off) =>
    expectAll(closed, ({ facts, door, proof }) => !opens({ ...facts, ...off }, door, proof)),
  );

  it("all but receiving opens nothing that was closed to an active mailbox", () =>
    expectAll(
      closed.filter(({ facts }) => facts.adminState === "active"),
      ({ facts, door, proof }) => !opens({ ...facts, adminState: "receive-only" }, door, proof),
    ));

  it("is noticed as lost access where somebody came in, and giving it back is not", () => {
    for (const facts of everyFacts) {
      const off = { ...facts, imap: false };
      const wasOpen = proofNames.some((proof) => opens(facts, "imap", proof));
      expect([losesAccess(facts, off), losesAccess(off, facts)]).toEqual([wasOpen, false]);
    }
  });
});
