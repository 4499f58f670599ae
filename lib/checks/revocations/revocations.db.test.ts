import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { asc, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { updateDomain } from "@/lib/accounts/domain/update-domain";
import { createAppPassword } from "@/lib/credentials/app-password/create-app-password";
import { revokeAppPassword } from "@/lib/credentials/app-password/revoke-app-password";
import { createSession } from "@/lib/credentials/web-session/create-session";
import { revocation, session } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { testDatabase } from "@/lib/testing/database";
import { makeSyncWorld } from "@/lib/testing/directory/sync-world";
import { places } from "./places";
import { makeWorld, type World } from "./world";

/*
 * Every place that writes who may come in, and what of it ends what is open at the mail server. The places come from the
 * sources: a new one fails here until it has a line that says which.
 */

const database = testDatabase();
const db = () => database.client().db;

const root = join(import.meta.dirname, "..", "..");
const writes = /\.(?:update|delete)\((?:mailbox|appPassword|domain|identityProvider|session)\)/;
const inserts = /\.insert\(appPassword\)/;

it("knows every place that writes who may come in", () => {
  const found = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && !entry.name.endsWith(".test.ts"))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => !file.startsWith("testing/"))
    .filter((file) => {
      const text = readFileSync(join(root, file), "utf8").replace(/\s+/g, "");
      return writes.test(text) || inserts.test(text);
    });
  expect(found.sort(), "say in places.ts what ends there").toEqual(Object.keys(places).sort());
});

const outbox = async () => {
  const rows = await db().select().from(revocation).orderBy(asc(revocation.address));
  return rows.map(({ address, domainName, reason }) => ({ name: address ?? `@${domainName}`, reason }));
};

for (const [file, cases] of Object.entries(places)) {
  if (typeof cases === "string") continue;
  describe(file, () => {
    for (const { what, act, ends = ({ address }: World) => [address], reason, before } of cases) {
      it(`${what}: ${reason ?? "nothing ends"}, in the transaction of the change`, async () => {
        const world = await makeWorld(database.context());
        await before?.(database.context(), world);
        await db().delete(revocation);
        const undone = inTransaction(database.context(), async (context) => {
          await act(context, world);
          throw new Error("undone");
        });
        await expect(undone).rejects.toThrow("undone");
        expect(await outbox()).toEqual([]);
        await inTransaction(database.context(), (context) => act(context, world));
        expect(await outbox()).toEqual(
          ends(world)
            .sort()
            .map((name) => ({ name, reason })),
        );
      });
    }
  });
}

describe("directory-sync/apply-line.ts", () => {
  it("a leaver's access ends in the transaction of the line, and only the leaver's", async () => {
    const context = { ...database.context(), db: db() };
    const world = await makeSyncWorld(context);
    await world.run();
    await db().delete(revocation);
    world.people = [world.person("anna", { enabled: false }), world.person("ben"), world.person("cleo")];
    await world.run();
    expect(await outbox()).toEqual([{ name: `anna@${world.domain}`, reason: "left-directory" }]);
    await world.run();
    expect(await outbox(), "nothing more for who is out").toHaveLength(1);
    await db().delete(revocation);
    world.people = [world.person("anna"), world.person("ben"), world.person("cleo")];
    await world.run();
    expect(await outbox(), "coming back ends nothing").toEqual([]);
  });
});

describe("web sessions", () => {
  it("end with a domain that is switched off, and do not come back with it", async () => {
    const world = await makeWorld(database.context());
    const other = await makeWorld(database.context());
    for (const { id } of [world, other]) await createSession(db(), { mailboxId: id });
    await updateDomain(database.context(), { id: world.domainId, active: false });
    await updateDomain(database.context(), { id: world.domainId, active: true });
    expect(await db().$count(session, eq(session.userId, world.id))).toBe(0);
    expect(await db().$count(session, eq(session.userId, other.id)), "only there").toBe(1);
  });
});

describe("an app password's end", () => {
  it("waits for its moment, and is withdrawn when the app password is revoked before", async () => {
    const { id: mailboxId, address } = await makeWorld(database.context());
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
