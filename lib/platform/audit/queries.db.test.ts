import { beforeAll, describe, expect, it } from "vitest";
import { updateDomain } from "@/lib/accounts/domain/update-domain";
import type { Actor } from "@/lib/platform/actor";
import {
  type AuditFilter,
  countAuditEvents,
  exportAuditEvents,
  listAuditEvents,
} from "@/lib/platform/audit/queries";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain, createTestMailbox, createTestTemplate } from "@/lib/testing/fixtures";

const database = testDatabase();
const domainAdmin = (...domains: string[]): Actor => ({ kind: "domain-admin", id: "1", name: "d", domains });
let domainId = "";

beforeAll(async () => {
  ({ id: domainId } = await createTestDomain(database.context(), { name: "a.test" }));
  await createTestTemplate(database.context(), { name: "staff" });
  await updateDomain(database.context({ kind: "superadmin", id: "root-id", name: "root" }), {
    id: domainId,
    maxMailboxes: 5,
  });
  for (const name of ["x@b.test", "y@b.test"]) await createTestMailbox(database.context(), { address: name });
});

/** What is listed, after a look at whether it is counted alike. */
async function actions(filter: AuditFilter, actor?: Actor) {
  const { items } = await listAuditEvents(database.context(actor), filter);
  expect(await countAuditEvents(database.context(actor), filter)).toBe(items.length);
  return items.map(({ action }) => action);
}

describe("listAuditEvents", () => {
  it("pages through the trail, newest first, with both values", async () => {
    const first = await listAuditEvents(database.context(), { limit: 4 });
    const rest = await listAuditEvents(database.context(), { limit: 4, cursor: first.next ?? "" });
    expect([...first.items, ...rest.items].map(({ sequence }) => sequence)).toEqual([6, 5, 4, 3, 2, 1]);
    expect(rest.next).toBeNull();
    const [update] = (await listAuditEvents(database.context(), { action: "domain.update" })).items;
    expect(update?.changes).toEqual({ maxMailboxes: { before: null, after: 5 } });
  });

  it("filters", async () => {
    expect(await actions({ actorId: "root-id" })).toEqual(["domain.update"]);
    expect(await actions({ actor: "root" })).toEqual(["domain.update"]);
    expect(await actions({ subjectKind: "domain", subjectId: domainId })).toEqual([
      "domain.update",
      "domain.create",
    ]);
    expect(await actions({ subject: "staff" })).toEqual(["template.create"]);
    expect(await actions({ domain: "b.test", action: "mailbox.create" })).toHaveLength(2);
    expect(await actions({ to: new Date(0) })).toEqual([]);
  });

  it("keeps domain admins to their domains", async () => {
    expect(await actions({}, domainAdmin("a.test"))).toEqual(["domain.update", "domain.create"]);
    expect(await actions({ domain: "b.test" }, domainAdmin("a.test"))).toEqual([]);
    expect(await actions({}, domainAdmin())).toEqual([]);
    const mailbox = database.context({ kind: "mailbox", id: "1", address: "x@b.test" });
    await expect(listAuditEvents(mailbox, {})).rejects.toMatchObject({ code: "forbidden" });
  });
});

it("exports what the actor may see", async () => {
  let text = "";
  for await (const part of exportAuditEvents(database.context(domainAdmin("a.test")), {}, "ndjson"))
    text += part;
  expect(
    text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line).action),
  ).toEqual(["domain.update", "domain.create"]);
});
