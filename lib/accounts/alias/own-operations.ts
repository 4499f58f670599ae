import { z } from "zod";
import { createTemporaryAlias } from "@/lib/accounts/alias/create-temporary-alias";
import { deleteAlias } from "@/lib/accounts/alias/delete-alias";
import { extendAlias } from "@/lib/accounts/alias/extend-alias";
import { aliasLifetime } from "@/lib/accounts/alias/fields";
import { temporaryAlias } from "@/lib/accounts/alias/operations";
import { listAliasesOfMailbox } from "@/lib/accounts/alias/queries";
import { ownAliasSubject, ownAliasView } from "@/lib/accounts/alias/view";
import { ownMailbox } from "@/lib/accounts/mailbox/subject";
import { listOf, whole } from "@/lib/catalogue/list";
import { nothing, operation } from "@/lib/catalogue/operation";
import type { Context } from "@/lib/platform/db/context";

const oneself = { audience: ["mailbox"], area: "aliases" } as const;

const shown = async (context: Context, id: string) => ({
  output: ownAliasView.show(await ownAliasSubject.get(context, { id })),
});

export const ownAliasOperations = [
  operation({
    name: "own-alias.list",
    title: "Lists your aliases, newest first",
    example: "alias list",
    ...oneself,
    effect: "read",
    subject: ownMailbox,
    input: nothing,
    output: listOf(ownAliasView.schema),
    run: async ({ context, subject: { id } }) =>
      ownAliasView.page(context, whole(await listAliasesOfMailbox(context.db, id))),
  }),
  operation({
    name: "own-temporary-alias.create",
    title: "Creates a temporary alias",
    description: "The address is random and expires on its own.",
    example: "alias create-temporary alice@example.org --lifetime 30d",
    ...oneself,
    effect: "write",
    subject: ownMailbox,
    input: temporaryAlias,
    output: ownAliasView.schema,
    run: async ({ context, subject: { id }, input }) =>
      shown(context, (await createTemporaryAlias(context, { mailboxId: id, ...input })).id),
  }),
  operation({
    name: "own-temporary-alias.extend",
    title: "Extends a temporary alias, starting now",
    description: "An expired alias becomes active again.",
    example: "alias extend lusab-babad-gutih@example.org --lifetime 7d",
    ...oneself,
    effect: "write",
    subject: ownAliasSubject,
    input: z.strictObject({ lifetime: aliasLifetime }),
    output: ownAliasView.schema,
    async run({ context, subject: { id }, input }) {
      await extendAlias(context, { id, ...input });
      return shown(context, id);
    },
  }),
  operation({
    name: "own-temporary-alias.delete",
    title: "Deletes an alias that you created",
    description: "Mail to it is rejected immediately.",
    example: "alias delete lusab-babad-gutih@example.org",
    ...oneself,
    effect: "write",
    subject: ownAliasSubject,
    input: nothing,
    output: null,
    dangerous: true,
    run: ({ context, subject: { id } }) => deleteAlias(context, { id }),
  }),
];
