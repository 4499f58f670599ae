import { beforeAll, expect, it } from "vitest";
import { createSuperadmin } from "@/lib/accounts/admin-account/create-superadmin";
import { operations } from "@/lib/faces/rest/operations";
import { loginAttempt } from "@/lib/platform/db/schema";
import { permissions } from "@/lib/platform/permission";
import { loadAppFile, pageFiles } from "@/lib/testing/app-files";
import { type ConsoleFixture, createConsoleFixture, type VisitorKind } from "@/lib/testing/console-fixture";
import { testDatabase } from "@/lib/testing/database";
import { signInDelegate } from "@/lib/testing/delegate-session";
import { arriveWith } from "@/lib/testing/next-request";
import { oneKeyPair } from "@/lib/testing/one-key-pair";
import { pageSample } from "@/lib/testing/page-samples";
import { type AnyPage, visitPage } from "@/lib/testing/page-visit";
import { askSample, bearer as bearerOf } from "@/lib/testing/rest-request";
import { sampleFor } from "@/lib/testing/rest-samples";

/*
 * An administrator's login may be an address of a domain, and even a mailbox there. When and from where one signs in is no
 * matter of that domain: no page and no answer shows it to those who administer the domain, nor to the mailbox.
 */

const ip = "203.0.113.66";
const count = 40_000_000;
/** The place, the number, and any sum with the number in it. */
const trace = /203\.0\.113\.66|\b4\d,\d{3},\d{3}\b|\b4000\d{4}\b/;

const database = testDatabase();
oneKeyPair();
let fixture: ConsoleFixture;
/** The cookies of a delegate with every permission. */
let delegate: Record<string, string>;
beforeAll(async () => {
  fixture = await createConsoleFixture(database.context());
  const everything = [{ domain: fixture.domain, permissions }];
  delegate = (await signInDelegate(database.context(), everything)).cookies;
  const { address } = fixture.mailbox;
  await createSuperadmin(database.context(), { login: address, password: "correct horse battery" });
  const now = new Date();
  const signIn = { firstAt: now, lastAt: now, count, address, credential: "local-password", ip };
  await database
    .client()
    .db.insert(loginAttempt)
    .values(
      (["admin", "domain-admin"] as const).flatMap((door) => [
        { ...signIn, door, result: "accepted" as const },
        { ...signIn, door, result: "rejected" as const, reason: "wrong-password" },
        { ...signIn, door, result: "unavailable" as const },
      ]),
    );
});

const pages = pageFiles().filter((file) => !file.includes("[...rest]"));
const ofRole = (role: VisitorKind) =>
  pages.filter((file) => file.startsWith(role === "user" ? "(user)/" : "(console)/[role]/"));

/** As each log is asked for just that. */
const questions = (): Record<string, string>[] => [
  {},
  { address: fixture.mailbox.address },
  { door: "admin" },
  { subject: fixture.mailbox.address },
];

async function visit(file: string, role: VisitorKind, cookies: Record<string, string>): Promise<string> {
  const { params = {}, query = {} } = pageSample(fixture, file, role);
  const module = await loadAppFile(file);
  const page = module.default as AnyPage;
  let html = "";
  for (const question of file.includes("(logs)") ? questions() : [{}]) {
    arriveWith(cookies);
    const console = role === "superadmin" ? "admin" : "domain-admin";
    const shown = await visitPage(page, { ...params, role: console }, { ...query, ...question });
    if (shown.kind === "shown") html += shown.html;
  }
  return html;
}

it("is shown to superadmins, where it is looked for here", async () => {
  const html = await visit(
    "(console)/[role]/(logs)/logins/page.tsx",
    "superadmin",
    fixture.cookies.superadmin,
  );
  expect(html).toMatch(trace);
});

it.each(ofRole("domain-admin"))(
  "is on no page of a domain admin or of a delegate with every permission: %s",
  async (file) => {
    for (const cookies of [fixture.cookies["domain-admin"], delegate])
      expect(trace.exec(await visit(file, "domain-admin", cookies))).toBeNull();
  },
);

it.each(ofRole("user"))("is on no page of the mailbox: %s", async (file) =>
  expect(trace.exec(await visit(file, "user", fixture.cookies.user))).toBeNull(),
);

const reads = (["domain-admin", "user"] as const).flatMap((role) =>
  operations
    .filter(({ method, roles, peopleOnly }) => method === "get" && roles.includes(role) && !peopleOnly)
    .map((operation) => ({ role, operation, name: `${role} ${operation.id}` })),
);

it.each(reads)("is in no answer to $name", async ({ role, operation }) => {
  const sample = sampleFor(fixture, role, operation);
  const asked =
    role === "domain-admin" && operation.id.endsWith("Logins")
      ? [
          sample,
          ...[{ address: fixture.mailbox.address }, { door: "admin" }, { ip }].map((query) => ({
            ...sample,
            query,
          })),
        ]
      : [sample];
  for (const one of asked) {
    const answer = await askSample(role, operation, one, bearerOf(fixture.keys[role].token));
    expect(answer.status).toBe(200);
    expect(trace.exec(answer.text)).toBeNull();
  }
});
