import { describe, expect, it } from "vitest";
import { createAppLink } from "@/lib/accounts/app-link/create-app-link";
import { deleteAppLink } from "@/lib/accounts/app-link/delete-app-link";
import { getAppLink, listAppLinks, listPersonLinks, listVisitorLinks } from "@/lib/accounts/app-link/queries";
import { reorderAppLinks } from "@/lib/accounts/app-link/reorder-app-links";
import { updateAppLink } from "@/lib/accounts/app-link/update-app-link";
import type { Actor } from "@/lib/platform/actor";
import { listAuditEvents } from "@/lib/platform/audit/queries";
import { testDatabase } from "@/lib/testing/database";

const database = testDatabase();
const names = async () => (await listAppLinks(database.client().db)).map(({ name }) => name);

describe("app links", () => {
  it("are shown by order: some to visitors, all to people with their own address in them", async () => {
    const context = database.context();
    const chat = await createAppLink(context, { name: "Chat", url: "https://chat.test/" });
    const files = await createAppLink(context, {
      name: "Files",
      url: "/files/",
      signedInUrl: "/files/?login=%u",
      hiddenAtLogin: true,
    });
    expect(await names()).toEqual(["Chat", "Files"]);
    await reorderAppLinks(context, { ids: [files.id, chat.id] });
    expect((await listVisitorLinks(context.db)).map(({ name }) => name)).toEqual(["Chat"]);
    expect((await listPersonLinks(context.db, "a+b@x.test")).map(({ url }) => url)).toEqual([
      "/files/?login=a%2Bb%40x.test",
      "https://chat.test/",
    ]);
  });

  it("refuse a stale edit and an order of other links", async () => {
    const context = database.context();
    const [first] = await listAppLinks(context.db);
    const { id = "", version } = first ?? {};
    await updateAppLink(context, { id, expectedVersion: version, description: "Your files" });
    await expect(updateAppLink(context, { id, expectedVersion: version, name: "X" })).rejects.toMatchObject({
      code: "conflict",
      fields: { description: expect.stringContaining("Your files") },
    });
    await expect(reorderAppLinks(context, { ids: [id] })).rejects.toMatchObject({ code: "conflict" });
    await expect(reorderAppLinks(context, { ids: [id, id] })).rejects.toMatchObject({ code: "conflict" });
    await deleteAppLink(context, { id });
    await expect(getAppLink(context.db, id)).rejects.toMatchObject({ code: "not-found" });
    const { items } = await listAuditEvents(context, {});
    expect(items.map(({ action }) => action)).toEqual([
      ...["app-link.delete", "app-link.update", "app-link.reorder", "app-link.create", "app-link.create"],
    ]);
  });

  it("are for superadmins", async () => {
    const actor: Actor = { kind: "domain-admin", id: "1", name: "d", domains: ["x.test"] };
    const context = database.context(actor);
    const forbidden = { code: "forbidden" };
    await expect(createAppLink(context, { name: "X", url: "/x" })).rejects.toMatchObject(forbidden);
    await expect(updateAppLink(context, { id: crypto.randomUUID() })).rejects.toMatchObject(forbidden);
    await expect(deleteAppLink(context, { id: crypto.randomUUID() })).rejects.toMatchObject(forbidden);
    await expect(reorderAppLinks(context, { ids: [] })).rejects.toMatchObject(forbidden);
  });
});
