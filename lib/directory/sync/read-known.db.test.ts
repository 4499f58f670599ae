import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { managedFields } from "@/lib/accounts/mailbox/managed-fields";
import { loadPolicy } from "@/lib/directory/sync/policy";
import { readLinked } from "@/lib/directory/sync/read-known";
import { externalIdentity, mailbox } from "@/lib/platform/db/schema";
import { personFields, pinnableFields } from "@/lib/platform/db/schema/mailbox";
import { findEnabledProvider } from "@/lib/providers/provider/queries";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox, createTestProvider, createTestTemplate } from "@/lib/testing/fixtures";

const database = testDatabase();

const beside = [
  ...["id", "address", "identityProviderId", "directoryState", "directoryReceives"],
  ...["directoryPasswordHash", "linkByAddress", "pinnedFields"],
] as const;

it("reads of a linked mailbox every field by which a run judges, as it is now", async () => {
  const { db } = database.client();
  const slug = "known";
  await createTestProvider(database.context(), { slug });
  const provider = await findEnabledProvider(db, slug);
  if (!provider) throw new Error("no provider");
  const { id: identityProviderId, issuer } = provider;
  const { id: templateId } = await createTestTemplate(database.context());
  const made = await createTestMailbox(database.context(), { identityProviderId });
  await db
    .insert(externalIdentity)
    .values({ identityProviderId, issuer, subject: "anna", mailboxId: made.id });
  const policy = await loadPolicy(db, provider);
  const [fresh] = await db.select().from(mailbox).where(eq(mailbox.id, made.id));
  if (!fresh) throw new Error("no mailbox");
  const others = {
    ...Object.fromEntries(personFields.map((name) => [name, "de"] as const)),
    quotaBytes: 2 ** 52 + 1,
    startPage: fresh.startPage === "portal" ? ("webmail" as const) : ("portal" as const),
    templateId,
    directoryState: "disabled" as const,
    directoryPasswordHash: "{SSHA}x",
    pinnedFields: [...pinnableFields],
  };
  const names = [...managedFields, ...beside] as (keyof typeof fresh)[];
  const flags = names.filter((name) => typeof fresh[name] === "boolean");
  const changes = [
    ...Object.entries(others),
    ...flags.map((name) => [name, !fresh[name]] as [string, boolean]),
  ];
  const kept = ["id", "address", "identityProviderId"];
  expect(new Set([...changes.map(([name]) => name), ...kept])).toEqual(new Set(names));
  for (const [name, value] of [["id", fresh.id] as const, ...changes]) {
    if (name !== "id")
      await db
        .update(mailbox)
        .set({ [name]: value })
        .where(eq(mailbox.id, made.id));
    const [row] = await db.select().from(mailbox).where(eq(mailbox.id, made.id));
    const known = (await readLinked(db, policy, ["anna"])).get("anna")?.mailbox;
    for (const field of names)
      expect(known?.[field as keyof typeof known], `${field} after ${name}`).toEqual(row?.[field]);
    if (name !== "id") expect(known?.[name as keyof typeof known], name).toEqual(value);
  }
});
