import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { adminCookieName } from "@/lib/credentials/admin-session/cookie";
import { newApiKeyToken } from "@/lib/credentials/api-key/token";
import { createAppPassword } from "@/lib/credentials/app-password/create-app-password";
import { sogoAuth } from "@/lib/doors/webmail/sogo-auth";
import type { Role } from "@/lib/faces/rest/operation";
import { machineOnly } from "@/lib/platform/machine-auth/machine-only";
import { HashQueue } from "@/lib/platform/secrets/hash-queue";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain, createTestMailbox } from "@/lib/testing/fixtures";
import { testToken } from "@/lib/testing/machine-request";
import { recordStatements } from "@/lib/testing/recorded-statements";
import { createRestFixture, type RestFixture } from "@/lib/testing/rest-fixture";
import { askRest, bearer } from "@/lib/testing/rest-request";

/*
 * Whether there is a mailbox of an address shows neither in what REST and DAV answer to somebody who may not know it, nor in
 * what makes its time: the statements and the hashes. `npm run drill -- existence` measures the time itself.
 */

const database = testDatabase();
const elsewhere = "elsewhere.test";
const existing = `existing@${elsewhere}`;
const unknown = `stranger@${elsewhere}`;
let fixture: RestFixture;

beforeAll(async () => {
  const context = database.context();
  fixture = await createRestFixture(context);
  await createTestDomain(context, { name: elsewhere });
  const { id } = await createTestMailbox(context, { address: existing, password: "a right password 1" });
  await createAppPassword(context, { mailboxId: id, name: "Calendar", protocols: ["dav", "eas"] });
});

afterEach(() => vi.restoreAllMocks());

/** What somebody is answered, and what that took, with the address taken out. */
async function costOf(address: string, ask: (address: string) => Promise<object>) {
  const hashes = vi.spyOn(HashQueue.prototype, "run");
  const { outcome: answer, statements } = await recordStatements(() => ask(address));
  const cost = { statements, hashes: hashes.mock.calls.length };
  hashes.mockRestore();
  const text = JSON.stringify(answer).replaceAll(encodeURIComponent(address), "*").replaceAll(address, "*");
  return { answer: text.replace(/"requestId":"[^"]*"/, '"requestId":""'), ...cost };
}

async function rest(
  role: Role,
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: object,
) {
  const { status, text, headers: given } = await askRest(role, method, path, { headers, body });
  return { status, text: JSON.parse(text) as object, names: [...given.keys()] };
}

describe("REST", () => {
  const callers: [string, Role, () => Record<string, string>, number][] = [
    ["with a wrong key", "admin", () => bearer(newApiKeyToken()), 401],
    ["with a person's key", "admin", () => bearer(fixture.keys.user.token), 403],
    [
      "with a person's session",
      "admin",
      () => ({ cookie: `${adminCookieName("superadmin")}=${fixture.session}` }),
      401,
    ],
    [
      "with a domain admin's key at the superadmins'",
      "admin",
      () => bearer(fixture.keys["domain-admin"].token),
      403,
    ],
    [
      "with the key of another domain's admin",
      "domain-admin",
      () => bearer(fixture.keys["domain-admin"].token),
      404,
    ],
  ];
  const calls: [string, string, object?][] = [
    ["get", "/mailboxes/*"],
    ["get", "/mailboxes/*/sessions"],
    ["get", "/mailboxes/*/app-passwords"],
    ["patch", "/mailboxes/*", { displayName: "Somebody" }],
    ["put", "/mailboxes/*", { displayName: "Somebody" }],
    ["delete", "/mailboxes/*"],
    ["post", "/mailboxes/*/app-passwords", { name: "Phone", protocols: ["imap"] }],
    ["get", "/aliases/*"],
  ];
  it.each(
    callers.flatMap(([who, role, headers, status]) =>
      calls.map(([method, path, body]) => ({ who, role, headers, status, method, path, body })),
    ),
  )("$who: $method $path", async ({ role, headers, status, method, path, body }) => {
    const ask = (address: string) =>
      rest(role, method, path.replace("*", encodeURIComponent(address)), headers(), body);
    const stranger = await costOf(unknown, ask);
    expect(JSON.parse(stranger.answer)).toHaveProperty(
      "status",
      method === "put" && status === 404 ? 403 : status,
    );
    expect(stranger.statements).not.toEqual([]);
    expect(await costOf(existing, ask)).toEqual(stranger);
  });
});

describe("DAV and ActiveSync", () => {
  it.each(["/SOGo/dav/", "/Microsoft-Server-ActiveSync?Cmd=Sync"])(
    "with a wrong password: %s",
    async (uri) => {
      const ask = async (address: string) => {
        const answer = await machineOnly(sogoAuth)(
          new Request("http://gate.test/api/sogo/auth", {
            headers: {
              "x-letterlock-token": testToken,
              "x-original-uri": uri,
              "x-original-method": "PROPFIND",
              "x-real-ip": "192.0.2.1",
              authorization: `Basic ${Buffer.from(`${address}:a wrong password 1`).toString("base64")}`,
            },
          }),
        );
        return { status: answer.status, headers: [...answer.headers], body: await answer.text() };
      };
      const stranger = await costOf(unknown, ask);
      expect(JSON.parse(stranger.answer)).toMatchObject({ status: 401 });
      expect(stranger).toMatchObject({ statements: [expect.stringContaining("FROM mailbox")], hashes: 0 });
      expect(await costOf(existing, ask)).toEqual(stranger);
    },
  );
});
