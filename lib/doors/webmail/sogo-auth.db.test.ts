import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createAppPassword } from "@/lib/credentials/app-password/create-app-password";
import { createSession } from "@/lib/credentials/web-session/create-session";
import { endSession } from "@/lib/credentials/web-session/end-session";
import { idleLifetimeMs } from "@/lib/credentials/web-session/lifetime";
import { sogoAuth } from "@/lib/doors/webmail/sogo-auth";
import { domain, mailbox, session } from "@/lib/platform/db/schema";
import { drainWrites } from "@/lib/platform/db/write-behind";
import { machineOnly } from "@/lib/platform/machine-auth/machine-only";
import { hashQueue } from "@/lib/platform/secrets/hash-queue";
import { tokenDigest } from "@/lib/platform/secrets/token";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox } from "@/lib/testing/fixtures";
import { testToken } from "@/lib/testing/machine-request";

const database = testDatabase();
const webmail = "/SOGo/so/dora@demo.test/Mail/view";
const dav = "/SOGo/dav/dora@demo.test/Calendar/";
const eas = "/Microsoft-Server-ActiveSync?Cmd=FolderSync";
const dora = { id: "", address: "dora@demo.test", password: "own password of dora" };
const made = { dav: "", eas: "", imap: "" };
let token = "";

const ask = (uri: string, headers: Record<string, string> = {}) =>
  machineOnly(sogoAuth)(
    new Request("http://gate.test/api/sogo/auth", {
      headers: {
        "x-letterlock-token": testToken,
        "x-original-uri": uri,
        "x-original-method": "GET",
        "x-real-ip": "192.0.2.1",
        ...headers,
      },
    }),
  );
const cookie = (value: string) => ({ cookie: `theme=dark; __Host-letterlock=${value}; other=1` });
const basic = (password: string, name = dora.address) => ({
  authorization: `Basic ${Buffer.from(`${name}:${password}`).toString("base64")}`,
});
const setMailbox = (values: Partial<typeof mailbox.$inferInsert>) =>
  database.client().db.update(mailbox).set(values).where(eq(mailbox.id, dora.id));

beforeAll(async () => {
  const context = database.context();
  dora.id = (await createTestMailbox(context, { address: dora.address, password: dora.password })).id;
  for (const protocol of ["dav", "eas", "imap"] as const) {
    const { password } = await createAppPassword(context, {
      mailboxId: dora.id,
      name: protocol,
      protocols: [protocol],
    });
    made[protocol] = password;
  }
});

beforeEach(async () => {
  token = (await createSession(database.client().db, { mailboxId: dora.id })).token;
});

describe("webmail", () => {
  it("opens with the portal's session, and SOGo gets the webmail secret", async () => {
    const answer = await ask(webmail, cookie(token));
    expect(answer.status).toBe(200);
    expect(answer.headers.get("x-user")).toBe(dora.address);
    expect(answer.headers.get("x-auth-type")).toBe("Basic");
    const [, encoded] = (answer.headers.get("x-auth") ?? "").split(" ");
    expect(Buffer.from(encoded ?? "", "base64").toString()).toBe(
      `${dora.address}:test-webmail-secret-0123456789`,
    );
  });

  it("does not open without one, with an ended or an invented one, or with a password", async () => {
    await endSession(database.client().db, token);
    const tries = [
      {},
      cookie(token),
      cookie("invented"),
      cookie(""),
      { cookie: `x__Host-letterlock=${token}` },
    ];
    for (const headers of [...tries, basic(dora.password), basic(made.dav), { "x-user": dora.address }]) {
      const answer = await ask(webmail, headers as Record<string, string>);
      expect(answer.status).toBe(401);
      expect(answer.headers.get("x-user")).toBeNull();
      expect(answer.headers.get("www-authenticate")).toBeNull();
    }
  });

  it("takes no cookie that a plain page or a subdomain could have set", async () => {
    expect((await ask(webmail, { cookie: `letterlock=${token}` })).status).toBe(401);
  });

  it("closes at the next click when the mailbox or its domain is closed", async () => {
    for (const state of [{ adminState: "disabled" }, { directoryState: "missing" }] as const) {
      await setMailbox(state);
      expect((await ask(webmail, cookie(token))).status).toBe(401);
      await setMailbox({ adminState: "active", directoryState: "present" });
    }
    const setDomain = (active: boolean) =>
      database.client().db.update(domain).set({ active }).where(eq(domain.name, "demo.test"));
    await setDomain(false);
    expect((await ask(webmail, cookie(token))).status).toBe(401);
    await setDomain(true);
    expect((await ask(webmail, cookie(token))).status).toBe(200);
  });

  it("says when a sign-in would not help, since the portal would send a signed-in person back here", async () => {
    await setMailbox({ webmail: false });
    const answer = await ask(webmail, cookie(token));
    expect(answer.status).toBe(403);
    expect(answer.headers.get("x-user")).toBeNull();
    await setMailbox({ webmail: true });
    expect((await ask("/SOGo/something/x", cookie(token))).status).toBe(403);
  });

  it("ends with the session's time, and moves it when it is used", async () => {
    const row = () =>
      database
        .client()
        .db.select()
        .from(session)
        .where(eq(session.sessionToken, tokenDigest(token)));
    const setEnd = (ms: number) =>
      database
        .client()
        .db.update(session)
        .set({ expires: new Date(Date.now() + ms) })
        .where(eq(session.sessionToken, tokenDigest(token)));
    await setEnd(60_000);
    expect((await ask(webmail, cookie(token))).status).toBe(200);
    await drainWrites();
    const [used] = await row();
    expect((used?.expires.getTime() ?? 0) - Date.now()).toBeGreaterThan(idleLifetimeMs - 60_000);
    await setEnd(-1_000);
    expect((await ask(webmail, cookie(token))).status).toBe(401);
  });

  it("does nothing for a link from elsewhere, and says why", async () => {
    const link = { ...cookie(token), "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" };
    expect((await ask(webmail, { ...link, "sec-fetch-dest": "document" })).status).toBe(200);
    const folder = "/SOGo/so/dora@demo.test/Mail/0/folderX";
    for (const uri of [`${folder}/delete`, `${folder}?Cmd=delete`, `${folder}/markRead`]) {
      const answer = await ask(uri, { ...link, "sec-fetch-dest": "document" });
      expect([answer.status, answer.headers.get("x-user")], uri).toEqual([403, null]);
      expect(answer.headers.get("x-refusal")).toBe("driven");
      const { cookie: _, ...stranger } = link as Record<string, string>;
      expect((await ask(uri, { ...stranger, "sec-fetch-dest": "document" })).status, uri).toBe(401);
      const own = { ...link, "sec-fetch-site": "same-origin", "sec-fetch-mode": "cors" };
      expect((await ask(uri, { ...own, "sec-fetch-dest": "empty" })).status, uri).toBe(200);
    }
  });

  it("has no way round by the path", async () => {
    for (const uri of ["/SOGo/connect", "/SOGo/dav/../so/x", "/SOGo/so/%2e%2e/dav", "//SOGo/so", "", "/"])
      expect((await ask(uri, cookie(token))).status, uri).toBe(403);
  });
});

describe("CalDAV, CardDAV and ActiveSync", () => {
  it("open with an app password for them; SOGo never sees it", async () => {
    for (const [uri, password] of [
      [dav, made.dav],
      [eas, made.eas],
    ] as const) {
      const answer = await ask(uri, basic(password));
      expect(answer.status).toBe(200);
      expect(Buffer.from((answer.headers.get("x-auth") ?? "").slice(6), "base64").toString()).not.toContain(
        password,
      );
    }
    expect((await ask(eas, basic(made.eas, "DEMO\\Dora@demo.test"))).headers.get("x-user")).toBe(
      dora.address,
    );
  });

  it("ask again, and hash nothing, for everything else", async () => {
    const before = hashQueue().begun;
    const wrong = [
      {},
      basic(made.eas),
      basic(made.imap),
      basic(dora.password),
      basic("guess"),
      cookie(token),
    ];
    const odd = [
      basic(made.dav, "dora@demo.test\r\nX-User: x"),
      basic(made.dav, "bob@demo.test"),
      { authorization: "Basic %%%" },
    ];
    for (const headers of [...wrong, ...odd]) {
      const answer = await ask(dav, headers as Record<string, string>);
      expect(answer.status).toBe(401);
      expect(answer.headers.get("www-authenticate")).toMatch(/^Basic realm=/);
    }
    expect(hashQueue().begun).toBe(before);
  });
});

it("listens to machines only", async () => {
  const request = new Request("http://gate.test/api/sogo/auth", {
    headers: { "x-original-uri": webmail, ...cookie(token) },
  });
  expect((await machineOnly(sogoAuth)(request)).status).toBe(403);
});
