import { beforeEach, describe, expect, it } from "vitest";
import { previewPeople } from "@/lib/directory/sync/preview-people";
import { auditEvent, mailbox, syncRun } from "@/lib/platform/db/schema";
import type { Person } from "@/lib/providers/directory/person";
import type { DirectorySource } from "@/lib/providers/directory/source";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain, createTestMailbox, createTestTemplate } from "@/lib/testing/fixtures";
import { digestTables } from "@/lib/testing/table-digest";

const database = testDatabase();
let domain: string;
let defaultTemplateId: string;

beforeEach(async () => {
  ({ name: domain } = await createTestDomain(database.context()));
  ({ id: defaultTemplateId } = await createTestTemplate(database.context()));
});

const person = (name: string, over: Partial<Person> = {}): Person => ({
  id: `subject-${name}`,
  username: name,
  email: `${name}@${domain}`,
  emailVerified: true,
  givenName: name,
  familyName: "Person",
  enabled: true,
  attributes: {},
  ...over,
});

const directory = (people: Person[], pageSize = 50): DirectorySource => ({
  async *pages() {
    for (let at = 0; at < people.length; at += pageSize)
      yield { people: people.slice(at, at + pageSize), malformed: [], unconfirmed: [] };
  },
  find: async () => ({ state: "gone" }),
  count: async () => people.length,
  async *members(path) {
    if (path === "/staff") yield ["subject-anna"];
  },
});

const form = (over: object = {}) => ({
  slug: "not-there-yet",
  kind: "keycloak" as const,
  serverUrl: "https://id.test",
  realm: "mail",
  clientId: "letterlock",
  clientSecret: "secret",
  defaultTemplateId,
  settings: { sync: { importUsers: true } },
  ...over,
});

const preview = (people: Person[], over: object = {}) =>
  previewPeople(database.context(), form(over), () => directory(people));

describe("a look at what a first run would do", () => {
  it("plans for people of a provider that is not there, and writes nothing", async () => {
    const before = await digestTables(database.client());
    const answer = await preview([
      person("anna"),
      person("ben", { email: null }),
      person("carl", { enabled: false }),
    ]);
    expect(answer).toMatchObject({ read: 3, whole: true, expected: null, counts: { create: 1 } });
    expect(answer.lines).toEqual([{ kind: "create", address: `anna@${domain}`, reason: "new-person" }]);
    expect(answer.skipped).toMatchObject({ "email-missing": 1 });
    expect(await digestTables(database.client())).toEqual(before);
    const { db } = database.client();
    expect(await db.$count(syncRun)).toBe(0);
    expect(await db.$count(auditEvent)).toBeGreaterThan(0);
    expect(await db.$count(mailbox)).toBe(0);
  });

  it("says who is skipped where nobody is imported", async () =>
    expect((await preview([person("anna")], { settings: {} })).skipped).toEqual({ "import-off": 1 }));

  it("shows a mailbox that is somebody else's as a conflict", async () => {
    const { address } = await createTestMailbox(database.context());
    const { counts } = await preview([person("anna", { email: address })]);
    expect(counts.conflict ?? counts.skip).toBe(1);
  });

  it("reads the first people only, and says about how many there are", async () => {
    const many = Array.from({ length: 450 }, (_, number) => person(`p${number}`));
    const answer = await preview(many);
    expect(answer).toMatchObject({ read: 200, whole: false, expected: 450, counts: { create: 200 } });
    expect(answer.lines).toHaveLength(10);
  });

  it("asks for the groups that mappings name", async () => {
    const mappings = [{ claim: "groups", value: "/staff", templateId: defaultTemplateId }];
    const answer = await preview([person("anna"), person("ben")], { mappings, defaultTemplateId: null });
    expect(answer.counts.create).toBe(1);
    expect(answer.lines[0]?.address).toBe(`anna@${domain}`);
  });

  it("is for superadmins, and for settings that could be saved", async () => {
    const admin = database.context({ kind: "domain-admin", id: "a", name: "a", domains: [domain] });
    await expect(previewPeople(admin, form())).rejects.toMatchObject({ code: "forbidden" });
    await expect(preview([], { settings: { sync: { pageSize: 1 } } })).rejects.toMatchObject({
      code: "invalid-input",
    });
    await expect(preview([], { clientSecret: undefined })).rejects.toMatchObject({ code: "conflict" });
  });
});
