import { beforeAll, describe, expect, it } from "vitest";
import { sends } from "@/app/(console)/sends";
import { listAdminGroups } from "@/lib/accounts/admin-group/queries";
import { type Permission, permissions } from "@/lib/platform/permission";
import { actionSamples, placeOf } from "@/lib/testing/action-samples";
import { type ActionSample, sending } from "@/lib/testing/actions/action-sample";
import { loadAppFile, pageFiles } from "@/lib/testing/app-files";
import { type ConsoleFixture, createConsoleFixture } from "@/lib/testing/console-fixture";
import { testDatabase } from "@/lib/testing/database";
import { signInDelegate } from "@/lib/testing/delegate-session";
import { arriveWith } from "@/lib/testing/next-request";
import { oneKeyPair } from "@/lib/testing/one-key-pair";
import { pageSample } from "@/lib/testing/page-samples";
import { type AnyPage, callAction, type Outcome, visitPage } from "@/lib/testing/page-visit";
import { sentForm } from "@/lib/testing/sent-form";
import { digestTables } from "@/lib/testing/table-digest";

/*
 * Every page and every action of domain admins, tried by delegates with each permission alone, with the others in the same domain
 * and all in another. The lists come from the file tree and the registry; the tables below say what each permission opens, so that
 * nothing new is open to delegates unless it is named here.
 */

const room = "(console)/[role]/";
const mail = ["domains/page.tsx", "domains/[name]/page.tsx", "templates/page.tsx", "templates/[id]/page.tsx"];
const mailboxes = ["mailboxes/page.tsx", "mailboxes/[address]/page.tsx"];
/** Everybody lands on one and finds out on the other why it is an administrator; both ask for each card. */
const forEverybody = ["page.tsx", "account/page.tsx"];

const pagesOf: Record<Permission, string[]> = {
  "create-mailboxes": [...mail, ...mailboxes, "mailboxes/new/page.tsx"],
  "edit-mailboxes": [
    ...mail,
    ...mailboxes,
    "mailboxes/[address]/aliases/page.tsx",
    "mailboxes/[address]/settings/page.tsx",
    "aliases/page.tsx",
    "aliases/new/page.tsx",
    "aliases/[address]/page.tsx",
  ],
  "reset-sign-in": [
    ...mailboxes,
    "mailboxes/[address]/devices/page.tsx",
    "mailboxes/[address]/sign-in/page.tsx",
  ],
  "read-logs": ["login-doctor/page.tsx", "(logs)/logins/page.tsx", "(logs)/audit/page.tsx"],
};

const one = `${room}mailboxes/[address]`;
const actionsOf: Record<Permission, string[]> = {
  "create-mailboxes": [sending("createMailbox")],
  "edit-mailboxes": [
    sending("updateMailbox"),
    sending("releasePin"),
    sending("setMailboxState"),
    sending("previewTemplate"),
    sending("applyTemplate"),
    sending("createAlias"),
    sending("updateAlias"),
    "(console)/perform.ts#perform alias.delete delete",
  ],
  "reset-sign-in": [
    sending("setMailboxPassword"),
    "(console)/perform.ts#perform app-password.revoke revoke",
    "(console)/perform.ts#perform app-password.revoke-all revoke-all",
    "(console)/perform.ts#perform mailbox.delete-recovery-address delete-recovery-address",
    "(console)/perform.ts#perform mailbox.reset-second-factors reset-second-factors",
    "(console)/perform.ts#perform session.end end",
    "(console)/perform.ts#perform session.end-all end-all",
  ],
  "read-logs": [],
};
/** It says how somebody can sign in, and is a change of a mailbox. */
const needsTwo = sending("allowLocalPassword");

const database = testDatabase();
oneKeyPair();
let own: ConsoleFixture;
let foreign: ConsoleFixture;
beforeAll(async () => {
  own = await createConsoleFixture(database.context());
  foreign = await createConsoleFixture(database.context());
});

const delegateOf = async (given: Record<string, readonly Permission[]>) =>
  signInDelegate(
    database.context(),
    Object.entries(given)
      .filter(([, permissions]) => permissions.length > 0)
      .map(([domain, permissions]) => ({ domain, permissions })),
  );
const others = (permission: Permission) => permissions.filter((other) => other !== permission);

const pages = pageFiles().filter((file) => file.startsWith(room) && !file.includes("[...rest]"));

async function visit(
  fixture: ConsoleFixture,
  file: string,
  cookies: Record<string, string>,
): Promise<Outcome> {
  const { params, query } = pageSample(fixture, file, "domain-admin");
  const module = await loadAppFile(file);
  arriveWith(cookies);
  const page = module.default as AnyPage;
  return visitPage(page, { ...params, role: "domain-admin" }, query ?? {});
}

async function shownTo(fixture: ConsoleFixture, cookies: Record<string, string>): Promise<string[]> {
  const shown = [];
  for (const file of pages) {
    const { kind } = await visit(fixture, file, cookies);
    expect(["shown", "not-found"], file).toContain(kind);
    if (kind === "shown") shown.push(file.slice(room.length));
  }
  return shown.sort();
}

const htmlOf = (outcome: Outcome): string => (outcome.kind === "shown" ? outcome.html : "");

describe("pages", () => {
  it.each(permissions.map((permission) => ({ permission })))(
    "with $permission alone are those that it opens",
    async ({ permission }) => {
      const { cookies } = await delegateOf({ [own.domain]: [permission] });
      const before = await digestTables(database.client());
      expect(await shownTo(own, cookies)).toEqual([...forEverybody, ...pagesOf[permission]].sort());
      expect(await digestTables(database.client())).toEqual(before);
    },
  );

  it("of another domain name nothing of this one, whatever was given there", async () => {
    const { cookies } = await delegateOf({ [foreign.domain]: permissions });
    for (const file of pages) {
      const shown = await visit(own, file, cookies);
      const { foreign: expected, own: mine } = pageSample(own, file, "domain-admin");
      if (expected === "not-found" || mine === "not-found") expect(shown.kind, file).toBe("not-found");
      // What was asked for stands in the form of the login doctor.
      else if (!file.includes("login-doctor")) expect(htmlOf(shown), file).not.toContain(own.mailbox.address);
    }
  });

  it("do not mix what was given in two domains", async () => {
    const { cookies } = await delegateOf({
      [own.domain]: ["create-mailboxes"],
      [foreign.domain]: ["edit-mailboxes", "reset-sign-in", "read-logs"],
    });
    for (const file of ["aliases/page.tsx", "(logs)/logins/page.tsx", "(logs)/audit/page.tsx"]) {
      const html = htmlOf(await visit(own, room + file, cookies));
      expect(html, file).toContain(foreign.mailbox.address);
      expect(html, file).not.toContain(own.mailbox.address);
    }
    expect((await visit(own, `${room}aliases/[address]/page.tsx`, cookies)).kind).toBe("not-found");
    expect((await visit(own, `${one}/page.tsx`, cookies)).kind).toBe("shown");
  });

  it("say on the account's what was given, domain by domain", async () => {
    const { cookies } = await delegateOf({
      [own.domain]: ["reset-sign-in"],
      [foreign.domain]: ["read-logs"],
    });
    const html = htmlOf(await visit(own, `${room}account/page.tsx`, cookies));
    for (const said of [own.domain, foreign.domain, "Reset passwords", "Read the login history"])
      expect(html).toContain(said);
    expect(html).not.toContain("Create mailboxes");
  });

  const cards = {
    Settings: "edit-mailboxes",
    State: "edit-mailboxes",
    Aliases: "edit-mailboxes",
    "Local password": "reset-sign-in",
    "App passwords": "reset-sign-in",
    "Web sessions": "reset-sign-in",
    "Recent logins": "read-logs",
    "Recent changes": "read-logs",
    "Authentication source": null,
    "Linked accounts": null,
    Delete: null,
  } as const;
  it.each([...others("read-logs"), "edit-mailboxes and read-logs"])(
    "of a mailbox have with %s the cards of that",
    async (given) => {
      const names =
        given === "edit-mailboxes and read-logs"
          ? (["edit-mailboxes", "read-logs"] as const)
          : [given as Permission];
      const { cookies } = await delegateOf({ [own.domain]: names });
      let html = "";
      for (const file of pages.filter((file) => file.startsWith(one)))
        html += htmlOf(await visit(own, file, cookies));
      const headings = [...html.matchAll(/<h2[^>]*>(.*?)<\/h2>/g)].map(([, text]) => text);
      const expected = Object.entries(cards).flatMap(([card, needs]) =>
        needs !== null && names.some((name) => name === needs) ? [card] : [],
      );
      expect(
        headings.filter((text) => text !== undefined && Object.keys(cards).includes(text)).sort(),
      ).toEqual(expected.sort());
      expect(html).not.toContain("New app password");
      expect(html).not.toContain("Impersonate");
    },
  );
});

describe("the form of superadmins", () => {
  const boxes = (html: string) =>
    [...html.matchAll(/<input (?=[^>]*name="permissions")[^>]*>/g)].map(([box]) => ({
      permission: /value="([^"]+)"/.exec(box)?.[1],
      ticked: box.includes("checked"),
    }));

  it("shows what a delegate was given, and gives what is ticked", async () => {
    const { provider } = await delegateOf({ [own.domain]: ["reset-sign-in"] });
    const ofProvider = async () =>
      (await listAdminGroups(database.client().db)).find((group) => group.provider === provider);
    const of = await ofProvider();
    const file = `${room}admins/groups/[id]/page.tsx`;
    const { default: page } = await loadAppFile(file);
    arriveWith(own.cookies.superadmin);
    const props = { id: of?.id ?? "", role: "admin" };
    const html = htmlOf(await visitPage(page as AnyPage, props, {}));
    expect(boxes(html)).toEqual(
      permissions.map((permission) => ({ permission, ticked: permission === "reset-sign-in" })),
    );
    expect(html).toContain("Read the login history and the audit log");

    const sent = {
      id: of?.id ?? "",
      expectedVersion: String(of?.version),
      role: "delegate",
      domains: [own.domain],
      permissions: ["create-mailboxes", "read-logs"],
    };
    arriveWith(own.cookies.superadmin);
    expect(await sends("updateAdminGroup")({}, sentForm(sent))).toEqual({ result: { saved: true } });
    expect((await ofProvider())?.permissions).toEqual(["create-mailboxes", "read-logs"]);
  });
});

interface Case {
  name: string;
  sample: ActionSample;
}

/** How somebody re-authenticates, and what is about its own account alone. */
const ownDoing = ["_reauthentication/", "_factors/", sending("changeOwnPassword"), sending("endOwnSession")];
const cases: Case[] = Object.entries(actionSamples).flatMap(([name, sample]) =>
  "open" in sample ||
  !sample.roles.includes("domain-admin") ||
  ownDoing.some((place) => name.startsWith(place))
    ? []
    : [{ name, sample }],
);

async function call(
  fixture: ConsoleFixture,
  { name, sample }: Case,
  cookies: Record<string, string>,
): Promise<Outcome> {
  const [file = "", exported = ""] = placeOf(name).split("#");
  const action = (await loadAppFile(file))[exported];
  if (typeof action !== "function") throw new Error(`${name} is no function`);
  arriveWith(cookies);
  return callAction((...given) => action(...given), sample.args(fixture, "domain-admin"));
}

const stateOf = (outcome: Outcome): Record<string, unknown> =>
  outcome.kind === "returned" && typeof outcome.value === "object" ? { ...outcome.value } : {};

function expectDone(outcome: Outcome): void {
  expect(["returned", "redirect"]).toContain(outcome.kind);
  if (outcome.kind === "redirect") expect(outcome.to).not.toContain("/login");
  const { problem, fields } = stateOf(outcome);
  expect({ problem, fields }).toEqual({});
}

/** Words that say no, or an answer that names nothing. */
function expectRefused(outcome: Outcome, { name, sample }: Case): void {
  if (sample.foreign === "nothing") expect(JSON.stringify(outcome)).not.toContain(own.mailbox.address);
  else if (outcome.kind === "refused") expect(["forbidden", "not-found"], name).toContain(outcome.code);
  else if (outcome.kind !== "not-found")
    expect(
      { ...stateOf(outcome), problem: undefined, said: typeof stateOf(outcome).problem },
      name,
    ).toMatchObject({
      said: "string",
      problem: undefined,
    });
}

describe("actions", () => {
  it("that are open to delegates are there", () => {
    const named = cases.map(({ name }) => name);
    expect([...Object.values(actionsOf).flat(), needsTwo].filter((name) => !named.includes(name))).toEqual(
      [],
    );
  });

  const opened = permissions.flatMap((permission) =>
    cases.filter(({ name }) => actionsOf[permission].includes(name)).map((one) => ({ permission, ...one })),
  );
  it.each(opened)("$name is done with $permission alone", async ({ permission, ...one }) => {
    const fixture = await createConsoleFixture(database.context());
    const { cookies } = await delegateOf({ [fixture.domain]: [permission] });
    const before = await digestTables(database.client());
    expectDone(await call(fixture, one, cookies));
    const after = await digestTables(database.client());
    if (one.sample.own === "answers") expect(after).toEqual(before);
    else expect(after).not.toEqual(before);
  });

  it("that says how somebody can sign in needs both permissions", async () => {
    const fixture = await createConsoleFixture(database.context());
    const { cookies } = await delegateOf({ [fixture.domain]: ["edit-mailboxes", "reset-sign-in"] });
    const [only] = cases.filter(({ name }) => name === needsTwo);
    if (!only) throw new Error(`${needsTwo} is gone`);
    expectDone(await call(fixture, only, cookies));
  });

  it.each(permissions.map((permission) => ({ permission })))(
    "that $permission does not open are refused, also with all other permissions elsewhere",
    async ({ permission }) => {
      const alone = await delegateOf({ [own.domain]: [permission] });
      const mixed = await delegateOf({ [own.domain]: [permission], [foreign.domain]: others(permission) });
      for (const one of cases.filter(({ name }) => !actionsOf[permission].includes(name)))
        for (const { cookies } of [alone, mixed]) {
          const before = await digestTables(database.client());
          expectRefused(await call(own, one, cookies), one);
          expect(await digestTables(database.client()), one.name).toEqual(before);
        }
    },
  );

  it.each(permissions.map((permission) => ({ permission })))(
    "that $permission opens need it and none of the others",
    async ({ permission }) => {
      const { cookies } = await delegateOf({
        [own.domain]: others(permission),
        [foreign.domain]: [permission],
      });
      for (const one of cases.filter(({ name }) => actionsOf[permission].includes(name))) {
        const before = await digestTables(database.client());
        expectRefused(await call(own, one, cookies), one);
        expect(await digestTables(database.client()), one.name).toEqual(before);
      }
    },
  );
});
