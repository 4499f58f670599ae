import { describe, expect, it } from "vitest";
import { createAdminGroup } from "@/lib/accounts/admin-group/create-admin-group";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { createShare } from "@/lib/accounts/mailbox-share/create-share";
import { testDatabase } from "@/lib/testing/database";
import { makeSyncFixture } from "@/lib/testing/directory/sync-fixture";
import { createTestMailbox } from "@/lib/testing/fixtures";
import { groupUrn, makeScimFixture } from "@/lib/testing/scim-fixture";
import { listEmptyGroups } from "@/lib/upkeep/overview/empty-groups";
import { readAttention } from "@/lib/upkeep/overview/read-attention";
import { say } from "@/lib/words/text";

/* Mappings name groups: one that is renamed at the provider must not go unnoticed. */

const database = testDatabase();
const context = () => ({ ...database.context(), db: database.client().db });
const emptyOf = async (slug: string) =>
  (await listEmptyGroups(context().db)).find(({ provider }) => provider === slug)?.groups ?? [];

describe("a group that gives something and that nobody is in", () => {
  it("is one that was renamed in the directory, from the next run on", async () => {
    const fixture = await makeSyncFixture(context());
    const { slug } = fixture;
    await setIdentityProvider(context(), {
      slug,
      mappings: [{ claim: "groups", value: "/staff", templateId: fixture.templateId }],
    });
    await createAdminGroup(context(), { provider: slug, group: "/admins", role: "superadmin" });
    const { id: mailboxId } = await createTestMailbox(context());
    await createShare(context(), { mailboxId, provider: slug, group: "/sales", access: "read" });
    const members = ["subject-anna"];
    fixture.groups = { "/staff": members, "/admins": members, "/sales": members };
    expect(await emptyOf(slug), "before anything was read").toEqual(["/admins", "/sales", "/staff"]);
    await fixture.run();
    expect(await emptyOf(slug)).toEqual([]);

    fixture.groups = { "/crew": members, "/owners": members, "/sales": members };
    await fixture.run();
    expect(await emptyOf(slug)).toEqual(["/admins", "/staff"]);
    const told = async (by = context()) =>
      (await readAttention(by)).filter(
        ({ kind, subject }) => kind === "groups-without-members" && subject === slug,
      );
    const [item] = await told();
    expect(item).toMatchObject({ count: 2 });
    expect(item?.cause && say(item.cause)).toContain("/admins and /staff");
    const domainAdmin = { kind: "domain-admin", id: "1", name: "d", domains: [fixture.domain] } as const;
    expect(await told({ ...context(), actor: domainAdmin })).toEqual([]);

    await setIdentityProvider(context(), { slug, enabled: false });
    expect(await emptyOf(slug), "which gives nothing anyway").toEqual([]);
  });

  it("is one that is pushed under another name, at once, until the mapping has that name", async () => {
    const fixture = await makeScimFixture(context());
    const { slug } = fixture.provider;
    await createAdminGroup(context(), { provider: slug, group: "Owners", role: "superadmin" });
    const anna = (await fixture.push("anna")).body.id;
    const pushed = { schemas: [groupUrn], displayName: "Owners", members: [{ value: anna }] };
    const { body } = await fixture.send("POST", "/Groups", pushed);
    expect(await emptyOf(slug)).toEqual([]);
    await fixture.patch(`/Groups/${body.id}`, { op: "replace", path: "displayName", value: "Board" });
    expect(await emptyOf(slug)).toEqual(["Owners"]);
    await createAdminGroup(context(), { provider: slug, group: "Board", role: "superadmin" });
    expect(await emptyOf(slug)).toEqual(["Owners"]);
  });
});
