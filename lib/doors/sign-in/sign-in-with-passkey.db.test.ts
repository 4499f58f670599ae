import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { setMailboxState } from "@/lib/accounts/mailbox/set-mailbox-state";
import { addPasskey } from "@/lib/credentials/second-factor/add-passkey";
import type { FactorOwner } from "@/lib/credentials/second-factor/owner";
import { signInAnswer } from "@/lib/credentials/second-factor/passkey-answer";
import { startPasskeySignIn } from "@/lib/credentials/second-factor/passkey-sign-in";
import { listFactors } from "@/lib/credentials/second-factor/queries";
import { removeFactor } from "@/lib/credentials/second-factor/remove-factor";
import { startPasskey } from "@/lib/credentials/second-factor/start-passkey";
import { startPasskeyAuthentication } from "@/lib/credentials/second-factor/start-passkey-authentication";
import { signInWithPasskey } from "@/lib/doors/sign-in/sign-in-with-passkey";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox, createTestProvider } from "@/lib/testing/fixtures";
import { insertAdmin } from "@/lib/testing/rest-fixture";
import { softwareAuthenticator } from "@/lib/testing/software-authenticator";

const database = testDatabase();
const password = "a-long-enough-password";

let owner: FactorOwner;
let address: string;
let device: ReturnType<typeof softwareAuthenticator>;
let network = 0;
/** Another caller for each test, so that no allowance adds up. */
const caller = () => ({
  ...database.context({ kind: "system", job: "sign-in" }),
  ip: `198.51.100.${network}`,
});

async function registered(whose: FactorOwner, label: string) {
  const made = softwareAuthenticator();
  const actor =
    whose.kind === "admin"
      ? ({ kind: "superadmin", id: whose.id, name: label } as const)
      : ({ kind: "mailbox", id: whose.id, address: label } as const);
  const self = database.context(actor);
  const { challenge } = await startPasskey(self, whose);
  expect(await addPasskey(self, { owner: whose, answer: made.register(challenge) })).toMatchObject({
    added: true,
  });
  return { made, self };
}

beforeEach(async () => {
  network++;
  const made = await createTestMailbox(database.context(), { password });
  owner = { kind: "mailbox", id: made.id };
  address = made.address;
  device = (await registered(owner, address)).made;
});

interface Told {
  handle?: string;
  origin?: string;
  verified?: boolean;
}

/** What a browser answers, and what its cookie holds. */
async function answered({ handle = `mailbox:${owner.id}`, origin, verified }: Told = {}, by = device) {
  const { options, kept } = await startPasskeySignIn();
  const { response, ...envelope } = by.prove(options.challenge, origin, verified);
  const userHandle = Buffer.from(handle).toString("base64url");
  return { answer: signInAnswer.parse({ ...envelope, response: { ...response, userHandle } }), kept };
}

const signIn = async (given: Parameters<typeof signInWithPasskey>[1]) => {
  const decision = await signInWithPasskey(caller(), given);
  return decision.decision === "accepted" ? decision.mailboxId : decision.reason;
};

it("opens the mailbox by the passkey alone, once for each challenge", async () => {
  const given = await answered();
  expect(await signIn(given)).toBe(owner.id);
  expect(await signIn(given), "replayed").toBe("wrong-passkey");
  expect(await signIn(await answered())).toBe(owner.id);
});

it("opens once, when the same answer comes twice at the same time", async () => {
  const given = await answered();
  const both = await Promise.all([signIn(given), signIn(given)]);
  expect(both.sort()).toEqual([owner.id, "wrong-passkey"].sort());
});

describe("does not open", () => {
  it.each<[string, Told]>([
    ["by a device that has not verified the person", { verified: false }],
    ["by an answer that was given to another site", { origin: "https://evil.test" }],
    ["by one that says that it is somebody else's", { handle: `mailbox:${randomUUID()}` }],
    ["by one that says that it is an administrator's", { handle: "admin" }],
    ["by one that does not say whose it is", { handle: "" }],
  ])("%s", async (_, told) => {
    expect(await signIn(await answered(told))).toBe("wrong-passkey");
  });

  it("without the challenge of this browser", async () => {
    const { answer } = await answered();
    const { kept } = await startPasskeySignIn();
    expect(await signIn({ answer, kept: null })).toBe("sign-in-expired");
    expect(await signIn({ answer, kept: "v1.made-up" })).toBe("sign-in-expired");
    expect(await signIn({ answer, kept }), "another browser's").toBe("wrong-passkey");
  });

  it("with a challenge that has ended", async () => {
    const { options, kept } = await startPasskeySignIn(new Date(Date.now() - 10 * 60_000));
    const { answer } = await answered();
    expect(options.userVerification).toBe("required");
    expect(await signIn({ answer, kept })).toBe("sign-in-expired");
  });

  it("with the challenge of a second step", async () => {
    const self = database.context({ kind: "mailbox", id: owner.id, address });
    const proof = await startPasskeyAuthentication(self, owner);
    const { kept } = await startPasskeySignIn();
    const { response, ...envelope } = device.prove(proof?.challenge ?? "");
    const userHandle = Buffer.from(`mailbox:${owner.id}`).toString("base64url");
    const answer = signInAnswer.parse({ ...envelope, response: { ...response, userHandle } });
    expect(await signIn({ answer, kept })).toBe("wrong-passkey");
  });

  it("by a passkey that was removed, or never registered", async () => {
    const self = database.context({ kind: "mailbox", id: owner.id, address });
    const [factor] = await listFactors(self.db, owner);
    await removeFactor(self, { owner, factorId: factor?.id ?? "" });
    expect(await signIn(await answered())).toBe("wrong-passkey");
    expect(await signIn(await answered({}, softwareAuthenticator()))).toBe("wrong-passkey");
  });

  it("by an administrator's passkey", async () => {
    const admin = { kind: "admin", id: await insertAdmin(database.context(), "superadmin") } as const;
    const { made } = await registered(admin, "root");
    expect(await signIn(await answered({ handle: `admin:${admin.id}` }, made))).toBe("wrong-passkey");
  });

  it("a mailbox that is disabled, and says so after the right proof only", async () => {
    await setMailboxState(database.context(), { mailboxId: owner.id, adminState: "disabled" });
    expect(await signIn(await answered())).toBe("mailbox-disabled");
    expect(await signIn(await answered({ verified: false }))).toBe("wrong-passkey");
  });

  it("a mailbox whose people sign in at a provider", async () => {
    const { id: identityProviderId } = await createTestProvider(database.context());
    const theirs = await createTestMailbox(database.context(), {
      identityProviderId,
      localPasswordAllowed: true,
      password,
    });
    const whose = { kind: "mailbox", id: theirs.id } as const;
    const { made } = await registered(whose, theirs.address);
    expect(await signIn(await answered({ handle: `mailbox:${theirs.id}` }, made))).toBe("other-source");
  });
});

it("lets one caller try a passkey ten times in ten minutes; right ones do not count", async () => {
  for (let time = 0; time < 15; time++) expect(await signIn(await answered())).toBe(owner.id);
  for (let time = 0; time < 10; time++)
    expect(await signIn(await answered({ verified: false }))).toBe("wrong-passkey");
  expect(await signIn(await answered())).toBe("too-many-attempts");
});

it("asks for passkeys that can be found without a name, of mailboxes; keys of administrators only stand by", async () => {
  const admin = { kind: "admin", id: await insertAdmin(database.context(), "superadmin") } as const;
  const of = (whose: FactorOwner, self = database.context({ kind: "mailbox", id: owner.id, address })) =>
    startPasskey(self, whose);
  expect((await of(owner)).authenticatorSelection).toMatchObject({ residentKey: "preferred" });
  const root = database.context({ kind: "superadmin", id: admin.id, name: "root" });
  expect((await of(admin, root)).authenticatorSelection).toMatchObject({ residentKey: "discouraged" });
});
