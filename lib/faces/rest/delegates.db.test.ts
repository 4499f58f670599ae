import { beforeAll, expect, it } from "vitest";
import { type Permission, permissions } from "@/lib/platform/permission";
import { testDatabase } from "@/lib/testing/database";
import { signInDelegate } from "@/lib/testing/delegate-session";
import { createRestFixture, type RestFixture, validPassword } from "@/lib/testing/rest-fixture";
import { askRest } from "@/lib/testing/rest-request";
import { digestTables } from "@/lib/testing/table-digest";

/* What a delegate's session comes to over REST; a page and a script can ask for it. */

const database = testDatabase();
let own: RestFixture;
let foreign: RestFixture;
beforeAll(async () => {
  own = await createRestFixture(database.context());
  foreign = await createRestFixture(database.context());
});

const headersOf = async (domain: string, given: readonly Permission[]) => {
  const { token } = await signInDelegate(database.context(), [{ domain, permissions: given }]);
  return { cookie: `__Host-letterlock-domain-admin=${token}`, origin: "https://localhost:8443" };
};

interface Request {
  what: string;
  needs: Permission[] | "nothing that there is";
  method: string;
  path: (fixture: RestFixture) => string;
  body?: (fixture: RestFixture) => object;
}

const mailbox = ({ mailbox: { address } }: RestFixture) => `/mailboxes/${address}`;
const never = "nothing that there is";

const requests: Request[] = [
  {
    what: "makes a mailbox",
    needs: ["create-mailboxes"],
    method: "post",
    path: () => "/mailboxes",
    body: ({ domain }) => ({ address: `new@${domain}` }),
  },
  {
    what: "makes a mailbox by PUT",
    needs: ["create-mailboxes"],
    method: "put",
    path: ({ domain }) => `/mailboxes/put@${domain}`,
    body: () => ({ displayName: "Put" }),
  },
  {
    what: "changes a mailbox by PUT",
    needs: ["edit-mailboxes"],
    method: "put",
    path: mailbox,
    body: () => ({ displayName: "Changed" }),
  },
  {
    what: "changes a mailbox",
    needs: ["edit-mailboxes"],
    method: "patch",
    path: mailbox,
    body: () => ({ quotaBytes: 7_000_000 }),
  },
  {
    what: "sets a password",
    needs: ["reset-sign-in"],
    method: "put",
    path: (fixture) => `${mailbox(fixture)}/password`,
    body: () => ({ password: `${validPassword} too` }),
  },
  { what: "exports logins", needs: ["read-logs"], method: "get", path: () => "/logins/export?format=csv" },
  { what: "deletes a mailbox", needs: never, method: "delete", path: mailbox },
  {
    what: "makes an app password",
    needs: never,
    method: "post",
    path: (fixture) => `${mailbox(fixture)}/app-passwords`,
    body: () => ({ name: "Spy", protocols: ["imap"] }),
  },
  {
    what: "moves a mailbox to another source",
    needs: never,
    method: "put",
    path: (fixture) => `${mailbox(fixture)}/source`,
    body: ({ provider }) => ({ source: provider.slug }),
  },
  {
    what: "makes an API key",
    needs: never,
    method: "post",
    path: () => "/api-keys",
    body: () => ({ name: "Key", scopes: ["all:write"] }),
  },
];

const ask = async ({ method, path, body }: Request, headers: Record<string, string>) => {
  const { status, text } = await askRest("domain-admin", method, path(own), {
    headers,
    ...(body ? { body: body(own) } : {}),
  });
  return { status, text };
};

it.each(requests)("a delegate $what with $needs, and not without", async (request) => {
  const needed = request.needs === never ? [] : request.needs;
  const others = permissions.filter((one) => !needed.includes(one));
  const refusing = [await headersOf(own.domain, others)];
  // A log is the reader's own domains', whoever asks.
  if (request.method !== "get") refusing.push(await headersOf(foreign.domain, permissions));
  for (const headers of refusing) {
    const before = await digestTables(database.client());
    const { status, text } = await ask(request, headers);
    // To whoever may only make mailboxes, PUT of one that is there is one that cannot be made.
    expect([403, 404, 409], text).toContain(status);
    expect(await digestTables(database.client())).toEqual(before);
  }
  if (needed.length === 0) return;
  const { status, text } = await ask(request, await headersOf(own.domain, needed));
  expect([200, 201, 204], text).toContain(status);
});

it("a log has only the domains where it may be read", async () => {
  const headers = await headersOf(own.domain, ["read-logs"]);
  const read = async (path: string) => (await askRest("domain-admin", "get", path, { headers })).text;
  const events = await read("/audit-events");
  expect(events).toContain(own.mailbox.address);
  expect(events).not.toContain(foreign.mailbox.address);
  expect(await read(`/audit-events?domain=${foreign.domain}`)).not.toContain(foreign.mailbox.address);
});
