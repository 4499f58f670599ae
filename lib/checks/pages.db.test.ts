import { type ComponentProps, type ComponentType, createElement } from "react";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { loadAppFile, pageFiles } from "@/lib/testing/app-files";
import {
  type ConsoleWorld,
  createConsoleWorld,
  type VisitorKind,
  visitors,
} from "@/lib/testing/console-world";
import { testDatabase } from "@/lib/testing/database";
import { arriveWith } from "@/lib/testing/next-request";
import { isOpen, type PageSample, pageSamples } from "@/lib/testing/page-samples";
import { type Outcome, visitPage } from "@/lib/testing/page-visit";
import { digestTables } from "@/lib/testing/table-digest";

/*
 * Every page, opened by everybody who must not see it. The list is made from the file tree: a page without a line in
 * lib/testing/page-samples.ts fails here, so none can be forgotten.
 */

vi.mock("next/headers", async () => (await import("@/lib/testing/next-request")).nextHeaders);
vi.mock("next/cache", async () => (await import("@/lib/testing/next-request")).nextCache);
vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const database = testDatabase();
let own: ConsoleWorld;
let foreign: ConsoleWorld;
beforeAll(async () => {
  own = await createConsoleWorld(database.context());
  foreign = await createConsoleWorld(database.context());
});

const files = pageFiles();

/** The login page of each role. */
const doors: Record<VisitorKind, string> = {
  superadmin: "/admin/login",
  "domain-admin": "/domain-admin/login",
  user: "/",
};

/** The address of a page as a browser asks for it. */
function addressOf(file: string): string {
  const { params = {}, query = {} } = sampleOf(file) as PageSample;
  const path = file
    .replace(/\/?page\.tsx$/, "")
    .replaceAll(/\([\w-]+\)\//g, "")
    .replaceAll(/\/\([\w-]+\)/g, "")
    .replaceAll(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => [params[name] ?? ""].flat().join("/"));
  return Object.keys(query).length > 0 ? `/${path}?${new URLSearchParams(query)}` : `/${path}`;
}

/** Where whoever is not signed in is sent: the login page, which leads back to this very address; the start page needs no word. */
function signInFirst(file: string): string {
  const door = doors[roleOf(file)];
  const address = addressOf(file);
  return door === `${address}/login` ? door : `${door}?next=${encodeURIComponent(address)}`;
}

function roleOf(file: string): VisitorKind {
  if (file.startsWith("(admin)/")) return "superadmin";
  if (file.startsWith("(domain-admin)/")) return "domain-admin";
  if (file.startsWith("(user)/")) return "user";
  throw new Error(
    `${file} is outside the groups of the roles: say in lib/testing/page-samples.ts why it is open`,
  );
}

function sampleOf(file: string) {
  const sample = pageSamples(own)[file];
  if (!sample) throw new Error(`${file} has no line in lib/testing/page-samples.ts`);
  return sample;
}

async function open(file: string, cookies: Record<string, string>): Promise<Outcome> {
  const sample = sampleOf(file);
  if (isOpen(sample)) throw new Error(`${file} is open to everybody`);
  const module = await loadAppFile(file);
  arriveWith(cookies);
  const page = module.default as ComponentType<ComponentProps<Parameters<typeof visitPage>[0]>>;
  return visitPage(page, sample.params ?? {}, sample.query ?? {});
}

describe("the table of pages", () => {
  it("has every page, and none that is gone", () => {
    expect(Object.keys(pageSamples(own)).sort()).toEqual(files);
  });
});

describe.each(files)("%s", (file) => {
  it("opens for its role alone, and for the domains of a domain admin alone", async (test) => {
    const sample = sampleOf(file);
    if (isOpen(sample)) return test.expect(sample.open).not.toBe("");
    const role = roleOf(file);
    const shown = await open(file, own.cookies[role]);
    expect(shown).toMatchObject({ kind: sample.own ?? "shown" });

    const before = await digestTables(database.client());
    const others = visitors.filter((visitor) => visitor !== role);
    const strangers = [
      {},
      { ...own.cookies[others[0] as VisitorKind], ...own.cookies[others[1] as VisitorKind] },
    ];
    for (const cookies of strangers) {
      expect(await open(file, cookies)).toEqual({ kind: "redirect", to: signInFirst(file) });
    }
    const elsewhere = await open(file, foreign.cookies[role]);
    if (sample.foreign === "not-found") expect(elsewhere).toEqual({ kind: "not-found" });
    else expect(elsewhere).toMatchObject({ kind: "shown" });
    if (sample.foreign === "shows-nothing") {
      expect(namedIn(shown, own), "so that the page can be told from a stranger's").not.toEqual([]);
      expect(namedIn(elsewhere, own, sample.query)).toEqual([]);
    }
    expect(await digestTables(database.client())).toEqual(before);
  });
});

it.each(["(admin)/admin/(console)/layout.tsx", "(domain-admin)/domain-admin/(console)/layout.tsx"])(
  "%s leaves it to the page to lead to the sign-in, since only that knows the way back",
  async (file) => {
    const { default: frame } = await loadAppFile(file);
    arriveWith({});
    const page = () => createElement(frame as ComponentType, null, "the page");
    expect(await visitPage(page, {}, {})).toEqual({ kind: "shown", html: "the page" });
  },
);

/** Words of this world in a page; what somebody types comes back in the field it was typed into and does not count. */
function namedIn(outcome: Outcome, world: ConsoleWorld, typed: Record<string, string> = {}): string[] {
  const html = outcome.kind === "shown" ? outcome.html : "";
  const own = [
    world.domain,
    world.mailbox.id,
    world.mailbox.address,
    world.appPassword.id,
    world.domainAdminId,
    world.superadminId,
  ];
  return own.filter(
    (word) => !Object.values(typed).some((text) => text.includes(word)) && html.includes(word),
  );
}
