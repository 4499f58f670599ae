import { request as httpsRequest } from "node:https";
import { expect, test } from "@playwright/test";
import { demoStack } from "../stack";
import type { Login } from "./logins";
import { newAppPassword, newMailbox } from "./mailbox";

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

interface Call {
  method: string;
  path: string;
  login?: Login;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** One request at the portal, as a calendar app or a phone sends it. */
function call({ method, path, login, headers = {}, body }: Call): Promise<Answer> {
  const { portal, caPem } = demoStack();
  const basic = login && `Basic ${Buffer.from(`${login.address}:${login.password}`).toString("base64")}`;
  return new Promise((resolve, reject) => {
    const options = {
      method,
      ca: caPem,
      headers: { ...(basic ? { authorization: basic } : {}), ...headers },
    };
    const sent = httpsRequest(new URL(path, portal), options, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

const calendar = (address: string) => `/SOGo/dav/${address}/Calendar/personal/`;
const propfind = (path: string, login?: Login, headers?: Record<string, string>) =>
  call({ method: "PROPFIND", path, ...(login ? { login } : {}), headers: { depth: "1", ...headers } });

const event = [
  "BEGIN:VCALENDAR",
  "VERSION:2.0",
  "PRODID:-//test//EN",
  "BEGIN:VEVENT",
  "UID:event-1@demo.test",
  "DTSTAMP:20260101T000000Z",
  "DTSTART:20260102T090000Z",
  "DTEND:20260102T100000Z",
  "SUMMARY:Planning",
  "END:VEVENT",
  "END:VCALENDAR",
  "",
].join("\r\n");

test("CalDAV: an app password with dav reads and writes, anything else gets 401", async () => {
  const own = await newMailbox("dav");
  const dav = await newAppPassword(own.address, "dav");
  const path = calendar(own.address);
  expect((await propfind(path, dav)).status).toBe(207);
  const put = await call({
    method: "PUT",
    path: `${path}event-1.ics`,
    login: dav,
    headers: { "content-type": "text/calendar" },
    body: event,
  });
  expect(put.status).toBe(201);
  expect((await propfind(path, dav)).body.toString()).toContain("event-1.ics");

  const refused = await propfind(path);
  expect(refused.status).toBe(401);
  expect(refused.headers["www-authenticate"]).toMatch(/^Basic /);
  expect((await propfind(path, own)).status, "the mailbox's own password").toBe(401);
  expect((await propfind(path, await newAppPassword(own.address, "imap"))).status, "no dav").toBe(401);
  expect((await propfind(path, { ...dav, password: "wrong" })).status).toBe(401);
});

/** Asks as a client does that was given a host only (RFC 6764 6): follows redirects with its login, and reads a link. */
async function discover(start: string, login: Login, property: string): Promise<string> {
  const body = `<?xml version="1.0"?><propfind xmlns="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><prop><${property}/></prop></propfind>`;
  const ask = (path: string) =>
    call({ method: "PROPFIND", path, login, headers: { depth: "0", "content-type": "text/xml" }, body });
  let answer = await ask(start);
  for (let hops = 0; answer.status === 301 && hops < 3; hops++)
    answer = await ask(String(answer.headers.location));
  expect(answer.status, `${start} ${property}`).toBe(207);
  const [, found = ""] = answer.body.toString().split(property.replace(/^c:/, ""));
  return /<[^>]*href[^>]*>([^<]+)</.exec(found)?.[1] ?? "";
}

for (const start of ["/", "/.well-known/caldav", "/.well-known/carddav"])
  test(`a client that knows only the host finds its calendars from ${start}`, async () => {
    const { address } = await newMailbox("found");
    const dav = await newAppPassword(address, "dav");
    const principal = await discover(start, dav, "current-user-principal");
    expect(decodeURIComponent(principal)).toContain(address);
    expect(decodeURIComponent(await discover(principal, dav, "c:calendar-home-set"))).toContain(
      `${address}/Calendar`,
    );
  });

test("a browser that keeps a DAV password sends no form for a foreign page", async () => {
  const own = await newMailbox("formed");
  const dav = await newAppPassword(own.address, "dav");
  const headers = { origin: "https://evil.test", "content-type": "text/plain" };
  const path = calendar(own.address);
  expect((await call({ method: "POST", path, login: dav, headers, body: event })).status).toBe(403);
});

test("ActiveSync: an app password with eas lists all mail folders, and the phone never learns of an IMAP password", async () => {
  const own = await newMailbox("eas");
  const eas = await newAppPassword(own.address, "eas");
  const path = `/Microsoft-Server-ActiveSync?Cmd=FolderSync&User=${own.address}&DeviceId=test1&DeviceType=phone`;
  const options = await call({ method: "OPTIONS", path: "/Microsoft-Server-ActiveSync", login: eas });
  expect(options.status).toBe(200);
  expect(options.headers["ms-asprotocolversions"]).toContain("14.1");
  // WBXML of <FolderSync><SyncKey>0</SyncKey></FolderSync> (MS-ASCMD 2.2.1.5, code page 7).
  const folderSync = Buffer.from([
    0x03, 0x01, 0x6a, 0x00, 0x00, 0x07, 0x56, 0x52, 0x03, 0x30, 0x00, 0x01, 0x01,
  ]);
  const headers = { "content-type": "application/vnd.ms-sync.wbxml", "ms-asprotocolversion": "14.1" };
  const synced = await call({ method: "POST", path, login: eas, headers, body: folderSync });
  expect(synced.status).toBe(200);
  for (const folder of ["INBOX", "Sent", "Drafts", "Trash"])
    expect(synced.body.toString("latin1")).toContain(folder);

  const wrong = await newAppPassword(own.address, "imap");
  expect((await call({ method: "POST", path, login: wrong, headers, body: folderSync })).status).toBe(401);
});

test("spoofed headers open nothing", async () => {
  const own = await newMailbox("victim");
  const spoofed = {
    "x-webobjects-remote-user": own.address,
    "x-webobjects-auth-type": "Basic",
    "x-user": own.address,
    "x-auth": "Basic eDp5",
    "x-auth-type": "Basic",
    "x-letterlock-token": "guess",
    "x-original-uri": "/SOGo/dav/",
  };
  expect((await propfind(calendar(own.address), undefined, spoofed)).status).toBe(401);
  const page = await call({ method: "GET", path: `/SOGo/so/${own.address}/Mail/view`, headers: spoofed });
  expect(page.status).toBe(302);
  expect(page.headers.location).toMatch(/\/\?next=/);
});

test("one mailbox's app password does not open another's calendar", async () => {
  const own = await newMailbox("alice");
  const other = await newMailbox("bob");
  const dav = await newAppPassword(own.address, "dav");
  const bob = await newAppPassword(other.address, "dav");
  expect((await propfind(calendar(other.address), bob)).status).toBe(207);
  expect((await propfind(calendar(other.address), dav)).status).not.toBe(207);
});

test("SOGo's own login is closed, and machine endpoints are not reachable from outside", async () => {
  const own = await newMailbox("direct");
  const body = JSON.stringify({ userName: own.address, password: own.password });
  const headers = { "content-type": "application/json" };
  expect((await call({ method: "POST", path: "/SOGo/connect", headers, body })).status).toBe(403);
  const form = `userName=${own.address}&password=${own.password}`;
  const plain = { "content-type": "application/x-www-form-urlencoded" };
  const old = await call({ method: "POST", path: "/SOGo/so/connect", headers: plain, body: form });
  expect([302, 401, 403, 404]).toContain(old.status);
  expect(old.headers["set-cookie"]).toBeUndefined();
  for (const path of ["/api/dovecot/auth", "/api/dovecot/userdb", "/api/sogo/auth"])
    for (const method of ["GET", "POST"]) expect((await call({ method, path })).status, path).toBe(404);
});
