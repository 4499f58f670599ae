import { type ComponentType, createElement } from "react";
import { beforeAll, describe, expect, it } from "vitest";
import { loadAppFile, pageFiles } from "@/lib/testing/app-files";
import {
  type ConsoleFixture,
  createConsoleFixture,
  type VisitorKind,
  visitors,
} from "@/lib/testing/console-fixture";
import { testDatabase } from "@/lib/testing/database";
import { arriveWith } from "@/lib/testing/next-request";
import { namedPages, openPages, type PageSample, pageSample } from "@/lib/testing/page-samples";
import { type AnyPage, type Outcome, visitPage } from "@/lib/testing/page-visit";
import { digestTables } from "@/lib/testing/table-digest";

/*
 * Every page, opened by everybody who must not see it. The list is made from the file tree, so none can be forgotten: a
 * page of the console must not be there for domain admins, and one elsewhere not for everybody, unless
 * lib/testing/page-samples.ts says so.
 */

const database = testDatabase();
let own: ConsoleFixture;
let foreign: ConsoleFixture;
beforeAll(async () => {
  own = await createConsoleFixture(database.context());
  foreign = await createConsoleFixture(database.context());
});

const files = pageFiles();

/** The login page of each role. */
const doors: Record<VisitorKind, string> = {
  superadmin: "/admin/login",
  "domain-admin": "/domain-admin/login",
  user: "/",
};

/** Who has a page; nobody in particular where it is open. */
function rolesOf(file: string): VisitorKind[] {
  if (file.startsWith("(console)/[role]/")) return ["superadmin", "domain-admin"];
  return file.startsWith("(user)/") ? ["user"] : [];
}

const closed = files.flatMap((file) => rolesOf(file).map((role) => ({ file, role })));
const open = files.filter((file) => rolesOf(file).length === 0);

/** `[role]` of the console's addresses. */
const consoleOf: Record<VisitorKind, string> = {
  superadmin: "admin",
  "domain-admin": "domain-admin",
  user: "no-such-console",
};

interface Case {
  file: string;
  role: VisitorKind;
}

/** The address of a page as a browser asks for it. */
function addressOf({ file, role }: Case): string {
  const { params = {}, query = {} } = sampleOf({ file, role });
  const given: Record<string, string | string[]> = { ...params, role: consoleOf[role] };
  const path = file
    .replace(/\/?page\.tsx$/, "")
    .replaceAll(/\([\w-]+\)\/?/g, "")
    .replaceAll(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => [given[name] ?? ""].flat().join("/"));
  return Object.keys(query).length > 0 ? `/${path}?${new URLSearchParams(query)}` : `/${path}`;
}

/** Where whoever is not signed in is sent: the login page, which leads back to this very address; the start page needs no word. */
function signInFirst(one: Case): string {
  const door = doors[one.role];
  const address = addressOf(one);
  return door === `${address}/login` ? door : `${door}?next=${encodeURIComponent(address)}`;
}

const sampleOf = ({ file, role }: Case): PageSample => pageSample(own, file, role);

async function visit(one: Case, cookies: Record<string, string>, console = consoleOf[one.role]) {
  const { params, query } = sampleOf(one);
  const module = await loadAppFile(one.file);
  arriveWith(cookies);
  const page = module.default as AnyPage;
  return visitPage(page, { ...params, role: console }, query ?? {});
}

async function titleOf({ file, role }: Case): Promise<unknown> {
  const { metadata, generateMetadata } = await loadAppFile(file);
  const params = Promise.resolve({ role: consoleOf[role] });
  const given: unknown =
    typeof generateMetadata === "function" ? await generateMetadata({ params }) : metadata;
  return typeof given === "object" && given !== null && "title" in given ? given.title : undefined;
}

describe("the table of pages", () => {
  it("names none that is gone", () => {
    expect(namedPages.filter((file) => !files.includes(file))).toEqual([]);
  });

  it("says why a page is open to everybody", () => {
    expect(Object.keys(openPages).sort()).toEqual(open);
  });
});

describe.each(closed)("$file: $role", (one) => {
  const { role } = one;

  it("opens for its role alone, and for the domains of a domain admin alone", async () => {
    const sample = sampleOf(one);
    const shown = await visit(one, own.cookies[role]);
    expect(shown).toMatchObject({ kind: sample.own ?? "shown" });
    if (sample.own === "not-found") expect(await titleOf(one)).toBe("Not found");

    const before = await digestTables(database.client());
    const others = visitors.filter((visitor) => visitor !== role);
    const strangers = [
      {},
      { ...own.cookies[others[0] as VisitorKind], ...own.cookies[others[1] as VisitorKind] },
    ];
    for (const cookies of strangers) {
      expect(await visit(one, cookies)).toEqual({ kind: "redirect", to: signInFirst(one) });
    }
    const elsewhere = await visit(one, foreign.cookies[role]);
    if (sample.foreign === "not-found") expect(elsewhere).toEqual({ kind: "not-found" });
    else expect(elsewhere).toMatchObject({ kind: "shown" });
    if (sample.foreign === "shows-nothing") {
      expect(namedIn(shown, own), "so that the page can be told from a stranger's").not.toEqual([]);
      expect(namedIn(elsewhere, own, sample.query)).toEqual([]);
    }
    expect(await digestTables(database.client())).toEqual(before);
  });
});

describe("the console", () => {
  const everybody = () => Object.assign({}, ...visitors.map((visitor) => own.cookies[visitor]));
  const pages = closed.filter(({ role }) => role === "superadmin");

  it.each(pages)("has no $file below a name that is no role's, whoever asks", async (one) => {
    expect(await visit(one, everybody(), "superadmin")).toEqual({ kind: "not-found" });
  });

  it.each(["admin", "domain-admin"])(
    "leaves it to the pages of /%s to lead to the sign-in, since only they know the way back",
    async (role) => {
      const { default: frame } = await loadAppFile("(console)/[role]/layout.tsx");
      arriveWith({});
      const page = (props: object) => createElement(frame as ComponentType, props, "the page");
      expect(await visitPage(page, { role }, {})).toEqual({ kind: "shown", html: "the page" });
    },
  );

  it.each(["(console)/[role]/layout.tsx", "(console)/(sign-in)/[role]/layout.tsx"])(
    "%s stands around no other address",
    async (file) => {
      const { default: frame } = await loadAppFile(file);
      arriveWith(everybody());
      const page = (props: object) => createElement(frame as ComponentType, props, "the page");
      expect(await visitPage(page, { role: "superadmin" }, {})).toEqual({ kind: "not-found" });
    },
  );
});

/** Words of this fixture in a page; what somebody types comes back in the field it was typed into and does not count. */
function namedIn(outcome: Outcome, fixture: ConsoleFixture, typed: Record<string, string> = {}): string[] {
  const html = outcome.kind === "shown" ? outcome.html : "";
  const own = [
    fixture.domain,
    fixture.mailbox.id,
    fixture.mailbox.address,
    fixture.appPassword.id,
    fixture.domainAdminId,
    fixture.superadminId,
  ];
  return own.filter(
    (word) => !Object.values(typed).some((text) => text.includes(word)) && html.includes(word),
  );
}
