import { z } from "zod";
import { createTemporaryAlias } from "@/lib/accounts/alias/create-temporary-alias";
import { deleteAlias } from "@/lib/accounts/alias/delete-alias";
import { extendAlias } from "@/lib/accounts/alias/extend-alias";
import { aliasLifetime } from "@/lib/accounts/alias/fields";
import { getAlias, listAliasesOfMailbox } from "@/lib/accounts/alias/queries";
import { noBody, none, operation } from "@/lib/faces/rest/operation";
import { temporaryAlias } from "@/lib/faces/rest/operations/aliases";
import { ownMailboxId } from "@/lib/faces/rest/operations/app-passwords";
import { listOf, whole } from "@/lib/faces/rest/page";
import { aliasView, showAlias } from "@/lib/faces/rest/views/alias";
import type { Context } from "@/lib/platform/db/context";

const oneself = { roles: ["user"], area: "aliases" } as const;
const byId = z.strictObject({ id: z.uuid() });

const shown = async ({ db }: Context, id: string) => ({ body: showAlias(await getAlias(db, id)) });

export const ownAliasOperations = [
  operation({
    id: "listOwnAliases",
    command: "alias list",
    method: "get",
    path: "/aliases",
    ...oneself,
    summary: "Your further addresses, newest first",
    params: none,
    query: none,
    body: noBody,
    answer: listOf(aliasView),
    handle: async ({ context }) => ({
      body: whole((await listAliasesOfMailbox(context.db, ownMailboxId(context))).map(showAlias)),
    }),
  }),
  operation({
    id: "createTemporaryAlias",
    command: "alias create-temporary",
    method: "post",
    path: "/temporary-aliases",
    ...oneself,
    summary: "Makes an address that nobody can guess and that ends by itself",
    params: none,
    query: none,
    body: temporaryAlias,
    answer: aliasView,
    status: 201,
    async handle({ context, body }) {
      const { id } = await createTemporaryAlias(context, { mailboxId: ownMailboxId(context), ...body });
      return shown(context, id);
    },
  }),
  operation({
    id: "extendTemporaryAlias",
    command: "alias extend",
    method: "post",
    path: "/temporary-aliases/{id}/extend",
    ...oneself,
    summary: "Lets an address live for a time from now on; one that has expired comes back",
    params: byId,
    query: none,
    body: z.strictObject({ lifetime: aliasLifetime }),
    answer: aliasView,
    async handle({ context, params: { id }, body }) {
      await extendAlias(context, { id, ...body });
      return shown(context, id);
    },
  }),
  operation({
    id: "deleteTemporaryAlias",
    command: "alias delete",
    method: "delete",
    path: "/temporary-aliases/{id}",
    ...oneself,
    summary: "Deletes an address that you have made: mail to it is refused from now on",
    params: byId,
    query: none,
    body: noBody,
    answer: null,
    async handle({ context, params: { id } }) {
      await deleteAlias(context, { id });
      return {};
    },
  }),
];
