import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { mailbox, syncMember } from "@/lib/db/schema";
import type { Person } from "@/lib/directory/person";
import type { DirectorySource } from "@/lib/directory/source";
import { runSync } from "@/lib/directory-sync/run-sync";
import { setIdentityProvider } from "@/lib/identity-provider/set-identity-provider";
import { getSyncRun, listSyncChanges } from "@/lib/sync-run/queries";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain, createTestProvider, createTestTemplate } from "@/lib/testing/fixtures";

/* The directory here is a list in memory: what a real one shows is tried in e2e/mail/directory-sync.spec.ts. */

const database = testDatabase();
const context = () => ({ ...database.context(), db: database.client().db });

let slug: string;
let domain: string;
let people: Person[];
let groups: Record<string, string[]>;
let askedGroups: string[];

const source: DirectorySource = {
  async *pages() {
    yield { people, malformed: [] };
  },
  async find(id) {
    const person = people.find((one) => one.id === id);
    return person ? { state: "found", person } : { state: "gone" };
  },
  count: async () => people.length,
  async *members(path) {
    askedGroups.push(path);
    yield groups[path] ?? [];
  },
};

const person = (name: string, attributes: Person["attributes"] = {}): Person => ({
  id: `subject-${name}`,
  username: name,
  email: `${name}@${domain}`,
  emailVerified: true,
  givenName: name,
  familyName: "Person",
  enabled: true,
  attributes,
});

async function run() {
  const outcome = await runSync(context(), { provider: slug, trigger: "manual" }, () => source);
  if (!outcome.started) throw new Error(outcome.reason);
  const { state, problem } = await getSyncRun(context(), outcome.runId);
  const { items } = await listSyncChanges(context(), { runId: outcome.runId, limit: 1_000 });
  return { state, problem, items };
}

const find = async (name: string) => {
  const address = `${name}@${domain}`;
  const [row] = await database.client().db.select().from(mailbox).where(eq(mailbox.address, address));
  return row;
};

beforeEach(async () => {
  domain = (await createTestDomain(context())).name;
  const { id: defaultTemplateId } = await createTestTemplate(context());
  const settings = { sync: { importUsers: true, guardAtLeast: 100 } };
  slug = (await createTestProvider(context(), { settings, defaultTemplateId })).slug;
  people = [];
  groups = {};
  askedGroups = [];
});

it("chooses templates by groups beside other claims, and reads only the groups that mappings name", async () => {
  const [board, staff, lab] = await Promise.all(
    ["board", "staff", "lab"].map(async () => (await createTestTemplate(context())).id),
  );
  await setIdentityProvider(context(), {
    slug,
    mappings: [
      { claim: "groups", value: "/board", templateId: board ?? "" },
      { value: "lab", templateId: lab ?? "" },
      { claim: "groups", value: "/staff", templateId: staff ?? "" },
      { claim: "department", value: "physics", templateId: lab ?? "" },
    ],
  });
  people = [
    person("anna"),
    person("ben", { mailcow_template: ["lab"] }),
    person("cleo", { department: ["physics"] }),
    person("dora"),
  ];
  groups = { "/board": ["subject-anna"], "/staff": ["subject-anna", "subject-ben"] };
  expect((await run()).state).toBe("done");
  expect(askedGroups).toEqual(["/board", "/staff"]);
  expect([await find("anna"), await find("ben"), await find("cleo")]).toMatchObject([
    { templateId: board },
    { templateId: lab },
    { templateId: lab },
  ]);
  expect([board, staff, lab]).not.toContain((await find("dora"))?.templateId);
  groups = { "/staff": ["subject-anna"] };
  const moved = await run();
  expect(moved.items.map(({ kind, address }) => [kind, address])).toEqual([["update", `anna@${domain}`]]);
  expect(await find("anna")).toMatchObject({ templateId: staff });
  expect(await database.client().db.$count(syncMember)).toBe(0);
});

it("asks for no group when no mapping names one", async () => {
  await setIdentityProvider(context(), { slug, mappings: [] });
  groups = { "/staff": ["subject-anna"] };
  await run();
  expect(askedGroups).toEqual([]);
});
