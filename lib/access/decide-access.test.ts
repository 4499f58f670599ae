import { describe, expect, it } from "vitest";
import { type Credential, decideAccess, lacksSecondFactor } from "@/lib/access/decide-access";
import type { AccessFacts } from "@/lib/access/facts";
import { clientProtocols, type Door, protocolFlags } from "@/lib/platform/db/protocols";

const all = protocolFlags(clientProtocols);
const local: AccessFacts = {
  adminState: "active",
  directoryState: "present",
  directoryReceives: true,
  domainActive: true,
  identityProviderId: null,
  localPasswordAllowed: false,
  mailPasswordAllowed: false,
  directoryPasswordAllowed: false,
  hasSecondFactor: false,
  requireSecondFactor: false,
  webmail: true,
  ...all,
};
const appPassword: Credential = {
  kind: "app-password",
  protocols: all,
  expiresAt: null,
  networkAllowed: true,
};
const doors: Door[] = ["portal", "webmail", "delivery", ...clientProtocols];
const allowed = (facts: AccessFacts, credential: Credential) =>
  doors.filter((door) => decideAccess(facts, door, credential).allowed);
const mailApps: Door[] = ["imap", "pop3", "smtp", "sieve", "dav", "eas"];
const openToPasswords: Door[] = ["portal", "imap", "pop3", "smtp", "sieve"];
/** Those named here alone: a later door is tried by lib/checks/doors.test.ts. */
const published = (opened: Door[]) =>
  opened.filter((door) => ["portal", "webmail", "delivery", ...mailApps].includes(door));
const reason = (facts: AccessFacts, door: Door, credential: Credential) => {
  const decision = decideAccess(facts, door, credential);
  return decision.allowed ? "allowed" : decision.reason;
};

describe("decideAccess", () => {
  it("opens exactly the doors of each credential", () => {
    expect(published(allowed(local, { kind: "local-password" }))).toEqual(openToPasswords);
    expect(published(allowed(local, appPassword))).toEqual(mailApps);
    expect(allowed(local, { kind: "session" })).toEqual(["portal", "webmail"]);
    expect(allowed(local, { kind: "none" })).toEqual(["delivery"]);
  });

  it("takes SSO only from the mailbox's own provider", () => {
    const sso: Credential = { kind: "single-sign-on", identityProviderId: "p1" };
    expect(allowed({ ...local, identityProviderId: "p1" }, sso)).toEqual(["portal"]);
    expect(reason({ ...local, identityProviderId: "p2" }, "portal", sso)).toBe("other-source");
    expect(reason(local, "portal", sso)).toBe("other-source");
  });

  it("refuses the kept local password of a provider's mailbox unless it is allowed as well", () => {
    const moved = { ...local, identityProviderId: "p1" };
    expect(allowed(moved, { kind: "local-password" })).toEqual([]);
    expect(allowed({ ...moved, localPasswordAllowed: true }, { kind: "local-password" })).toContain("imap");
  });

  it("takes the mail password of a provider whose flow is on, at the doors of the local one", () => {
    const person = { ...local, identityProviderId: "p1", mailPasswordAllowed: true };
    const mail: Credential = { kind: "mail-password" };
    expect(published(allowed(person, mail))).toEqual(openToPasswords);
    expect(allowed({ ...person, mailPasswordAllowed: false }, mail)).toEqual([]);
    expect(reason({ ...person, mailPasswordAllowed: false }, "imap", mail)).toBe("mail-password-off");
    expect(reason({ ...person, identityProviderId: null }, "imap", mail)).toBe("other-source");
    expect(reason(person, "dav", mail)).toBe("credential-not-for-door");
    expect(reason({ ...person, pop3: false }, "pop3", mail)).toBe("protocol-off");
    expect(reason({ ...person, directoryState: "disabled" }, "imap", mail)).toBe("directory-disabled");
    // A second factor from the mailbox's local time: no mail app can ask for it.
    expect(allowed({ ...person, hasSecondFactor: true }, mail)).toEqual(["portal"]);
    expect(allowed({ ...person, requireSecondFactor: true }, mail)).toContain("imap");
    expect(allowed(person, { kind: "local-password" }), "the two are told apart").toEqual([]);
  });

  it("takes the password that the source's directory checks, at the doors of the local one", () => {
    const person = { ...local, identityProviderId: "p1", directoryPasswordAllowed: true };
    const theirs: Credential = { kind: "directory-password" };
    expect(published(allowed(person, theirs))).toEqual(openToPasswords);
    expect(allowed({ ...person, directoryPasswordAllowed: false }, theirs)).toEqual([]);
    expect(reason({ ...person, directoryPasswordAllowed: false }, "imap", theirs)).toBe(
      "directory-password-off",
    );
    expect(reason({ ...person, identityProviderId: null }, "imap", theirs)).toBe("other-source");
    expect(reason(person, "eas", theirs)).toBe("credential-not-for-door");
    expect(reason({ ...person, directoryState: "missing" }, "portal", theirs)).toBe("directory-disabled");
    expect(allowed({ ...person, hasSecondFactor: true }, theirs)).toEqual(["portal"]);
    expect(allowed(person, { kind: "mail-password" }), "the two are told apart").toEqual([]);
  });

  it("wants an app password in mail apps once a second factor is set", () => {
    const factor = { ...local, hasSecondFactor: true };
    expect(allowed(factor, { kind: "local-password" })).toEqual(["portal"]);
    expect(reason(factor, "imap", { kind: "local-password" })).toBe("second-factor-set");
    expect(reason(factor, "dav", { kind: "local-password" })).toBe("credential-not-for-door");
    expect(allowed(factor, appPassword)).toEqual([...clientProtocols]);
  });

  it("lets nobody but app passwords past a required second factor that is not there yet", () => {
    const required = { ...local, requireSecondFactor: true };
    expect(allowed(required, { kind: "local-password" })).toEqual(["portal"]);
    expect(reason(required, "smtp", { kind: "local-password" })).toBe("second-factor-required");
    expect(allowed(required, { kind: "session" })).toEqual([]);
    expect(reason(required, "webmail", { kind: "session" })).toBe("second-factor-required");
    expect(allowed(required, { kind: "session", opened: true })).toEqual(["portal", "webmail"]);
    expect(allowed(required, appPassword)).toEqual([...clientProtocols]);
    expect(allowed({ ...required, hasSecondFactor: true }, { kind: "session" })).toEqual([
      "portal",
      "webmail",
    ]);
    expect(reason({ ...required, hasSecondFactor: true }, "imap", { kind: "local-password" })).toBe(
      "second-factor-set",
    );
  });

  it("asks nobody of an identity provider for a second factor", () => {
    const person = {
      ...local,
      requireSecondFactor: true,
      identityProviderId: "p1",
      localPasswordAllowed: true,
    };
    expect(lacksSecondFactor(person)).toBe(false);
    expect(allowed(person, { kind: "session" })).toEqual(["portal", "webmail"]);
    expect(allowed(person, { kind: "local-password" })).toContain("imap");
  });

  it("closes everything but delivery as the states say", () => {
    for (const credential of [appPassword, { kind: "local-password" }, { kind: "session" }] as Credential[]) {
      expect(allowed({ ...local, adminState: "disabled" }, credential)).toEqual([]);
      expect(allowed({ ...local, adminState: "receive-only" }, credential)).toEqual([]);
      expect(allowed({ ...local, directoryState: "missing" }, credential)).toEqual([]);
      expect(allowed({ ...local, domainActive: false }, credential)).toEqual([]);
    }
    expect(reason({ ...local, adminState: "receive-only" }, "delivery", { kind: "none" })).toBe("allowed");
    expect(reason({ ...local, directoryState: "disabled" }, "delivery", { kind: "none" })).toBe("allowed");
    const refused = { ...local, directoryState: "missing" as const, directoryReceives: false };
    expect(reason(refused, "delivery", { kind: "none" })).toBe("directory-disabled");
    expect(reason({ ...local, directoryReceives: false }, "delivery", { kind: "none" })).toBe("allowed");
    expect(reason({ ...local, adminState: "disabled" }, "delivery", { kind: "none" })).toBe(
      "mailbox-disabled",
    );
  });

  it("bounds an app password by the mailbox's flags, its own, its expiry and its networks", () => {
    expect(reason({ ...local, imap: false }, "imap", appPassword)).toBe("protocol-off");
    expect(reason(local, "imap", { ...appPassword, protocols: { ...all, imap: false } })).toBe(
      "app-password-lacks-protocol",
    );
    expect(reason(local, "imap", { ...appPassword, expiresAt: new Date(0) })).toBe("app-password-expired");
    expect(reason(local, "imap", { ...appPassword, networkAllowed: false })).toBe("network-not-allowed");
  });
});
