import { beforeAll, describe, expect, it } from "vitest";
import { getDomainByName } from "@/lib/accounts/domain/queries";
import { updateDomain } from "@/lib/accounts/domain/update-domain";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { setDirectoryPassword } from "@/lib/accounts/mailbox/set-directory-password";
import { setMailboxSource } from "@/lib/accounts/mailbox/set-mailbox-source";
import { setMailboxState } from "@/lib/accounts/mailbox/set-mailbox-state";
import { updateMailbox } from "@/lib/accounts/mailbox/update-mailbox";
import { createAppPassword } from "@/lib/credentials/app-password/create-app-password";
import { recordAttempt } from "@/lib/credentials/login-attempt/record-attempt";
import { explainLogin } from "@/lib/doors/login-doctor/explain-login";
import { databaseClient } from "@/lib/platform/db/client";
import { doorNames } from "@/lib/platform/db/protocols";
import { drainWrites } from "@/lib/platform/db/write-behind";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox, createTestProvider } from "@/lib/testing/fixtures";
import { say } from "@/lib/words/text";

const database = testDatabase();
const context = () => database.context();
const address = "alice@doctor.test";
let id = "";

beforeAll(async () => {
  databaseClient();
  ({ id } = await createTestMailbox(context(), { address, password: "a fine password" }));
});

type Question = Parameters<typeof explainLogin>[1];
async function stop(question: Partial<Question> = {}) {
  const { steps, possible } = await explainLogin(context(), { address, door: "imap", ...question });
  const last = steps.find(({ outcome }) => outcome === "stops");
  expect(possible).toBe(last === undefined);
  return last?.step ?? null;
}

describe("explainLogin", () => {
  it("names the step at which the way of a login ends", async () => {
    expect(await stop({ address: "Alice@Doctor.test" })).toBeNull();
    expect(await stop({ address: "no address" })).toBe("address");
    expect(await stop({ address: "alice@nowhere.test" })).toBe("domain");
    expect(await stop({ address: "bob@doctor.test" })).toBe("mailbox");
    await updateMailbox(context(), { mailboxId: id, pop3: false });
    expect(await stop({ door: "pop3" })).toBe("door");
    await setMailboxState(context(), { mailboxId: id, adminState: "receive-only" });
    expect(await stop()).toBe("state");
    expect(await stop({ door: "delivery" })).toBeNull();
    await setMailboxState(context(), { mailboxId: id, adminState: "active" });
    const domain = await getDomainByName(context().db, "doctor.test");
    await updateDomain(context(), { id: domain.id, active: false });
    expect(await stop({ door: "delivery" })).toBe("domain");
    await updateDomain(context(), { id: domain.id, active: true });
  });

  it("tells which credentials a door takes, and which app passwords", async () => {
    expect(await stop({ door: "dav" })).toBe("credential");
    expect(await stop({ credential: "single-sign-on", door: "portal" })).toBe("credential");
    await createAppPassword(context(), { mailboxId: id, name: "mail", protocols: ["imap"] });
    expect(await stop({ door: "dav" })).toBe("credential");
    await createAppPassword(context(), {
      mailboxId: id,
      name: "phone",
      protocols: ["dav"],
      allowedNetworks: ["192.0.2.0/24"],
    });
    expect(await stop({ door: "dav" })).toBeNull();
    expect(await stop({ door: "dav", ip: "192.0.2.7" })).toBeNull();
    const { appPasswords } = await explainLogin(context(), { address, door: "dav", ip: "198.51.100.1" });
    expect(appPasswords.map(({ name, reason }) => [name, reason])).toEqual([
      ["phone", "network-not-allowed"],
      ["mail", "app-password-lacks-protocol"],
    ]);
    const { credentials } = await explainLogin(context(), { address, door: "dav" });
    expect(credentials).toContainEqual({
      credential: "local-password",
      accepted: false,
      reason: "credential-not-for-door",
    });
  });

  it("follows a change of source", async () => {
    const provider = await createTestProvider(context());
    const { id: mailboxId } = await createTestMailbox(context(), {
      address: "moved@doctor.test",
      password: "a fine password",
    });
    await setMailboxSource(context(), { mailboxId, identityProviderId: provider.id });
    expect(await stop({ address: "moved@doctor.test" })).toBe("credential");
    expect(await stop({ address: "moved@doctor.test", door: "portal" })).toBeNull();
  });

  it("explains the mail password of a directory", async () => {
    const settings = { mailPassword: { enabled: true } };
    const provider = await createTestProvider(context(), { settings });
    const { id: mailboxId } = await createTestMailbox(context(), {
      address: "mail@doctor.test",
      identityProviderId: provider.id,
    });
    const ask = { address: "mail@doctor.test", credential: "mail-password" } as const;
    const last = async () => {
      const step = (await explainLogin(context(), { ...ask, door: "imap" })).steps.at(-1);
      return step && say(step.what);
    };
    expect(await last()).toContain("The directory has given no mail password");
    await setDirectoryPassword(context(), {
      mailboxId,
      identityProviderId: provider.id,
      directoryPasswordHash: "{SSHA}umN3QXMnyCnkcIfFYLI/hLSXNEWsA011",
    });
    expect(await stop(ask)).toBeNull();
    expect(await stop({ ...ask, door: "dav" })).toBe("credential");
    await setIdentityProvider(context(), { slug: provider.slug, enabled: false });
    expect(await stop(ask)).toBe("credential");
    expect(await last()).toContain("mail-password-off");
    expect(await stop({ address, credential: "mail-password" }), "a local mailbox").toBe("credential");
  });

  it("shows recent logins, and never a secret", async () => {
    recordAttempt({
      address,
      mailboxId: id,
      door: "imap",
      credential: "local-password",
      result: "rejected",
      reason: "wrong-password",
      ip: "192.0.2.1",
      providerSlug: null,
    });
    await drainWrites();
    const explanation = await explainLogin(context(), { address, door: "imap" });
    expect(explanation.recentLogins).toMatchObject([{ reason: "wrong-password", ip: "192.0.2.1" }]);
    expect(JSON.stringify(explanation)).not.toMatch(/argon|digest|hash/i);
  });

  it("is for administrators of the domain, at every door", async () => {
    const admin = (domain: string) =>
      database.context({ kind: "domain-admin", id: "1", name: "d", domains: [domain] });
    for (const door of doorNames) {
      await expect(explainLogin(admin("other.test"), { address, door })).rejects.toMatchObject({
        code: "forbidden",
      });
      await expect(explainLogin(admin("other.test"), { address: "x", door })).rejects.toMatchObject({
        code: "forbidden",
      });
      expect((await explainLogin(admin("doctor.test"), { address, door })).steps.length).toBeGreaterThan(1);
    }
    const mailbox = database.context({ kind: "mailbox", id, address });
    await expect(explainLogin(mailbox, { address, door: "imap" })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
