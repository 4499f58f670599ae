import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { asc, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { updateDomain } from "@/lib/accounts/domain/update-domain";
import { endMailboxSessions } from "@/lib/accounts/mailbox/end-mailbox-sessions";
import { createAppPassword } from "@/lib/credentials/app-password/create-app-password";
import { revokeAppPassword } from "@/lib/credentials/app-password/revoke-app-password";
import { createSession } from "@/lib/credentials/web-session/create-session";
import { revocation, session } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { testDatabase } from "@/lib/testing/database";
import { makeSyncFixture } from "@/lib/testing/directory/sync-fixture";
import { endedBetween, lostBetween, readWaysIn } from "@/lib/testing/ways-in";
import { cases } from "./cases";
import { makeFixture } from "./fixture";

/*
 * What takes a way in away ends what is open at the mail server, in its own transaction, and nothing else does. The sweeps over
 * REST operations and server actions hold each of those to it; here are the cases that they do not come to, and the
 * sources: whoever writes who may come in asks for a revocation.
 */

const database = testDatabase();
const db = () => database.client().db;

const root = join(import.meta.dirname, "..", "..");
const writes =
  /\.(?:update|delete)\((?:mailbox|appPassword|domain|identityProvider|session)\)|\.insert\(appPassword\)/;
const asks = /\b(?:requestRevocation\w*|revokeLostAccess|endWaysIn|endDirectoryPassword)\(/;

/** Why nothing has to end there. */
const elsewhere: Record<string, string> = {
  "access/rewrite-password-hash.ts": "the same password in another hash",
  "accounts/domain/delete-domain.ts": "an empty one: nobody is in it",
  "accounts/identity-provider/delete-identity-provider.ts":
    "its mailboxes are moved first (move-mailboxes.ts)",
  "accounts/identity-provider/rotate-client-key.ts": "our own proof at the provider, nobody's way in",
  "accounts/mailbox/choose-start-page.ts": "where somebody goes after signing in",
  "accounts/mailbox/update-profile.ts": "in which language and time zone somebody reads",
  "accounts/template/delete-template.ts": "mailboxes keep what they have",
  "accounts/template/move-users.ts": "gives a template another name only; mailboxes keep what they have",
};
/** Web sessions are asked for at every request; who ends them says what else ends. */
const ownsSessions = (file: string): boolean => file.startsWith("credentials/web-session/");

it("is asked for by every place that writes who may come in", () => {
  const silent = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && !entry.name.endsWith(".test.ts"))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => !/^(testing|checks)\//.test(file) && !ownsSessions(file))
    .filter((file) => {
      const text = readFileSync(join(root, file), "utf8");
      return writes.test(text.replace(/\s+/g, "")) && !asks.test(text);
    });
  expect(silent.sort(), "ask for a revocation, or say why nothing has to end").toEqual(
    Object.keys(elsewhere).sort(),
  );
});

const outbox = async () => {
  const rows = await db().select().from(revocation).orderBy(asc(revocation.address));
  return rows.map(({ address, domainName, reason }) => ({ name: address ?? `@${domainName}`, reason }));
};

const named = cases.map((one) => ({ ...one, ends: one.reason ?? "nothing ends" }));

it.each(named)("$what: $ends, in the transaction of the change", async ({ act, reason, before }) => {
  const fixture = await makeFixture(database.context());
  await before?.(database.context(), fixture);
  await db().delete(revocation);
  const undone = inTransaction(database.context(), async (context) => {
    await act(context, fixture);
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  expect(await outbox()).toEqual([]);
  const open = await readWaysIn(db());
  await inTransaction(database.context(), (context) => act(context, fixture));
  const left = await readWaysIn(db());
  expect(endedBetween(open, left)).toEqual(lostBetween(open, left));
  expect((await outbox()).map((row) => row.reason)).toEqual(reason ? [reason] : []);
});

describe("a run of a directory", () => {
  it("a leaver's access ends in the transaction of the line, and only the leaver's", async () => {
    const context = { ...database.context(), db: db() };
    const fixture = await makeSyncFixture(context);
    await fixture.run();
    await db().delete(revocation);
    fixture.people = [
      fixture.person("anna", { enabled: false }),
      fixture.person("ben"),
      fixture.person("cleo"),
    ];
    await fixture.run();
    expect(await outbox()).toEqual([{ name: `anna@${fixture.domain}`, reason: "left-directory" }]);
    await fixture.run();
    expect(await outbox(), "nothing more for who is out").toHaveLength(1);
    await db().delete(revocation);
    fixture.people = [fixture.person("anna"), fixture.person("ben"), fixture.person("cleo")];
    await fixture.run();
    expect(await outbox(), "coming back ends nothing").toEqual([]);
  });
});

describe("web sessions", () => {
  it("end with a domain that is switched off, and do not come back with it", async () => {
    const fixture = await makeFixture(database.context());
    const other = await makeFixture(database.context());
    for (const { id } of [fixture, other]) await createSession(db(), { mailboxId: id });
    await updateDomain(database.context(), { id: fixture.domainId, active: false });
    await updateDomain(database.context(), { id: fixture.domainId, active: true });
    expect(await db().$count(session, eq(session.userId, fixture.id))).toBe(0);
    expect(await db().$count(session, eq(session.userId, other.id)), "only there").toBe(1);
  });
});

describe("an administrator who ends all sessions", () => {
  it("ends what is open at the mail server too, although everybody may come back", async () => {
    const { id: mailboxId, address } = await makeFixture(database.context());
    await db().delete(revocation);
    await endMailboxSessions(database.context(), { mailboxId });
    expect(await outbox()).toEqual([{ name: address, reason: "sessions-ended" }]);
  });
});

describe("an app password's end", () => {
  it("waits for its moment, and is withdrawn when the app password is revoked before", async () => {
    const { id: mailboxId, address } = await makeFixture(database.context());
    await db().delete(revocation);
    const expiresAt = new Date(Date.now() + 3_600_000);
    const app = { mailboxId, name: "An hour", protocols: ["imap" as const], expiresAt };
    const { id } = await createAppPassword(database.context(), app);
    expect(await db().select().from(revocation)).toMatchObject([
      { address, nextTryAt: expiresAt, dueAt: expiresAt },
    ]);
    await revokeAppPassword(database.context(), { id });
    expect(await outbox()).toEqual([{ name: address, reason: "app-password-revoked" }]);
  });
});
