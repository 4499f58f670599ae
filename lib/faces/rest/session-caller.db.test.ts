import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { setMailboxState } from "@/lib/accounts/mailbox/set-mailbox-state";
import { createAdminSession } from "@/lib/credentials/admin-session/create-session";
import { createSession } from "@/lib/credentials/web-session/create-session";
import { listMailboxSessions, sessionIdOf } from "@/lib/credentials/web-session/queries";
import { adminSession, secondFactor, session as webSession } from "@/lib/platform/db/schema";
import { tokenDigest } from "@/lib/platform/secrets/token";
import { testDatabase } from "@/lib/testing/database";
import { createRestFixture } from "@/lib/testing/rest-fixture";
import { askRest, bearer } from "@/lib/testing/rest-request";

// A fixture of its own for nearly every test, and the machine may be busy.
const database = testDatabase();

const fixture = () => createRestFixture(database.context());

describe("a session of the portal", () => {
  it("opens the user API, and writes only from our own pages", async () => {
    const { session, mailbox } = await fixture();
    const cookie = `other=1; __Host-letterlock=${session}`;
    const profile = await askRest("user", "get", "/profile", { headers: { cookie } });
    expect(profile.body).toMatchObject({ address: mailbox.address, source: "local" });
    const write = (headers: Record<string, string>) =>
      askRest("user", "post", "/api-keys", {
        headers: { cookie, ...headers },
        body: { name: "Mine", scopes: ["profile:read"] },
      });
    expect((await write({ origin: "https://localhost:8443" })).status).toBe(201);
    expect((await write({ "sec-fetch-site": "same-origin" })).status).toBe(201);
    expect((await write({ "sec-fetch-site": "same-site" })).status).toBe(403);
    expect((await write({ origin: "null" })).status).toBe(403);
  });

  it("makes an app password only after a recent proof, whatever a stolen cookie asks; keys are not affected", async () => {
    const { session, mailbox, domain, keys } = await fixture();
    const byCookie = { cookie: `__Host-letterlock=${session}`, origin: "https://localhost:8443" };
    const make = (name: string, headers: Record<string, string>) =>
      askRest("user", "post", "/app-passwords", { headers, body: { name, protocols: ["imap"] } });
    expect((await make("At once", byCookie)).status).toBe(201);
    await database
      .client()
      .db.update(webSession)
      .set({ authenticatedAt: new Date(Date.now() - 16 * 60_000) })
      .where(eq(webSession.userId, mailbox.id));
    expect(await make("Later", byCookie)).toMatchObject({ status: 403, body: { code: "forbidden" } });
    expect((await make("By key", bearer(keys.user.token))).status).toBe(201);
    const listed = await askRest("domain-admin", "get", `/mailboxes/person@${domain}/app-passwords`, {
      headers: bearer(keys["domain-admin"].token),
    });
    const { items } = z.object({ items: z.array(z.object({ name: z.string() })) }).parse(listed.body);
    expect(items.map(({ name }) => name).sort()).toEqual(["At once", "By key", "Phone"]);
  });

  it("ends other sessions and deletes an address only after a recent proof: a thief keeps no owner out", async () => {
    const { session, mailbox, keys } = await fixture();
    const byCookie = { cookie: `__Host-letterlock=${session}`, origin: "https://localhost:8443" };
    const byKey = bearer(keys.user.token);
    const { db } = database.client();
    const temporary = { headers: byKey, body: { lifetime: "1d" } };
    const made = await askRest("user", "post", "/temporary-aliases", temporary);
    const { id } = z.object({ id: z.string() }).parse(made.body);
    await db
      .update(webSession)
      .set({ authenticatedAt: new Date(Date.now() - 16 * 60_000) })
      .where(eq(webSession.userId, mailbox.id));
    const owner = (await createSession(db, { mailboxId: mailbox.id })).token;
    const all = await listMailboxSessions(db, mailbox.id);
    const named = (token: string) => sessionIdOf(tokenDigest(token));
    const removals = (keep: string, ended: string) => [
      `/temporary-aliases/${id}`,
      `/sessions/${ended}`,
      `/other-sessions?keep=${keep}`,
      "/sessions",
    ];
    for (const path of removals(named(session), named(owner)))
      expect((await askRest("user", "delete", path, { headers: byCookie })).status, path).toBe(403);
    expect(await listMailboxSessions(db, mailbox.id)).toHaveLength(all.length);
    const fresh = { cookie: `__Host-letterlock=${owner}`, origin: "https://localhost:8443" };
    for (const path of removals(named(owner), named(session)).slice(0, 3))
      expect((await askRest("user", "delete", path, { headers: fresh })).status, path).toBeLessThan(300);
    expect(await listMailboxSessions(db, mailbox.id)).toHaveLength(1);
    expect((await askRest("user", "delete", "/sessions", { headers: byKey })).status).toBe(200);
  });

  it("ends with the mailbox", async () => {
    const { session, mailbox, keys } = await fixture();
    await setMailboxState(database.context(), { mailboxId: mailbox.id, adminState: "disabled" });
    const cookie = `__Host-letterlock=${session}`;
    expect((await askRest("user", "get", "/profile", { headers: { cookie } })).status).toBe(401);
    expect((await askRest("user", "get", "/profile", { headers: bearer(keys.user.token) })).status).toBe(401);
  });
});

describe("a session of an administrator", () => {
  async function sessions() {
    const made = await fixture();
    const { db } = database.client();
    const domainAdmin = await createAdminSession(db, { adminId: made.domainAdminId, role: "domain-admin" });
    const superadmin = await createAdminSession(db, { adminId: made.superadminId, role: "superadmin" });
    const cookie = [
      `__Host-letterlock-domain-admin=${domainAdmin}`,
      `__Host-letterlock-admin=${superadmin}`,
      `__Host-letterlock=${made.session}`,
    ];
    return { ...made, superadmin, domainAdmin, cookie: cookie.join("; ") };
  }

  it("opens the API of its own role, and only its own domains", async () => {
    const { cookie, domain } = await sessions();
    await fixture();
    const list = await askRest("domain-admin", "get", "/domains", { headers: { cookie } });
    expect(list.body).toMatchObject({ items: [{ name: domain }] });
    const write = { headers: { cookie, origin: "https://localhost:8443" }, body: { adminState: "disabled" } };
    const path = `/mailboxes/person@${domain}/state`;
    expect((await askRest("domain-admin", "put", path, write)).status).toBe(200);
    expect((await askRest("domain-admin", "put", path, { ...write, headers: { cookie } })).status).toBe(403);
  });

  it("of a superadmin opens nothing until a second factor is set up", async () => {
    const { cookie, superadminId } = await sessions();
    const ask = () => askRest("admin", "get", "/admins", { headers: { cookie } });
    expect((await ask()).status).toBe(401);
    await database
      .client()
      .db.insert(secondFactor)
      .values({ ownerKind: "admin", ownerId: superadminId, kind: "totp", name: "Phone" });
    expect((await ask()).status).toBe(200);
  });

  it("does what is dangerous only for somebody who has proved lately who it is", async () => {
    const { cookie, domainAdminId, domain, keys } = await sessions();
    const reset = (headers: Record<string, string>) =>
      askRest("domain-admin", "delete", `/mailboxes/person@${domain}/second-factors`, { headers });
    const make = () =>
      askRest("domain-admin", "post", "/api-keys", {
        headers: { cookie, origin: "https://localhost:8443" },
        body: { name: "Script", scopes: ["all:read"] },
      });
    const byCookie = { cookie, origin: "https://localhost:8443" };
    expect((await make()).status).toBe(201);
    expect((await reset(byCookie)).status).toBe(204);
    await database
      .client()
      .db.update(adminSession)
      .set({ authenticatedAt: new Date(Date.now() - 3_600_000) })
      .where(eq(adminSession.adminId, domainAdminId));
    expect((await make()).status).toBe(403);
    expect((await reset(byCookie)).status).toBe(403);
    const change = (method: "patch" | "put", body: Record<string, unknown>) =>
      askRest("domain-admin", method, `/mailboxes/person@${domain}`, { headers: byCookie, body });
    for (const method of ["patch", "put"] as const) {
      expect((await change(method, { displayName: "Renamed" })).status).toBe(200);
      expect((await change(method, { displayName: "Again", localPasswordAllowed: true })).status).toBe(403);
    }
    const allow = { headers: bearer(keys["domain-admin"].token), body: { localPasswordAllowed: true } };
    expect((await askRest("domain-admin", "patch", `/mailboxes/person@${domain}`, allow)).status).toBe(200);
    expect((await reset(bearer(keys["domain-admin"].token))).status).toBe(204);
  });

  it("is no way into another role's API", async () => {
    const { domainAdmin, superadmin } = await sessions();
    for (const cookie of [`__Host-letterlock-admin=${domainAdmin}`, `__Host-letterlock=${domainAdmin}`])
      for (const role of ["admin", "user"] as const)
        expect((await askRest(role, "get", "/api-keys", { headers: { cookie } })).status).toBe(401);
    const cookie = `__Host-letterlock-domain-admin=${superadmin}`;
    expect((await askRest("domain-admin", "get", "/api-keys", { headers: { cookie } })).status).toBe(401);
  });
});
