import { z } from "zod";
import { getMailbox } from "@/lib/access/queries";
import { createAppLink, createAppLinkInput } from "@/lib/accounts/app-link/create-app-link";
import { deleteAppLink } from "@/lib/accounts/app-link/delete-app-link";
import { appLinkShapes } from "@/lib/accounts/app-link/fields";
import { type AppLink, getAppLink, listAppLinks, listPersonLinks } from "@/lib/accounts/app-link/queries";
import { reorderAppLinks } from "@/lib/accounts/app-link/reorder-app-links";
import { updateAppLink } from "@/lib/accounts/app-link/update-app-link";
import { noBody, none, operation } from "@/lib/faces/rest/operation";
import { ownMailboxId } from "@/lib/faces/rest/operations/app-passwords";
import { listOf, whole } from "@/lib/faces/rest/page";
import { moment, text } from "@/lib/faces/rest/views/moment";
import type { Context } from "@/lib/platform/db/context";

const appLinkView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    description: z.string(),
    url: z.string(),
    signedInUrl: z.string().nullable().describe("For people who are signed in; `%u` is their address."),
    hiddenAtLogin: z.boolean(),
    position: z.int(),
    version: z.int(),
    createdAt: moment,
    updatedAt: moment,
  })
  .meta({ id: "AppLink" });

const ownLinkView = appLinkView
  .pick({ id: true, name: true, description: true, url: true })
  .meta({ id: "OwnAppLink" });

const show = (row: AppLink): z.input<typeof appLinkView> => ({
  ...row,
  createdAt: text(row.createdAt),
  updatedAt: text(row.updatedAt),
});

async function shown({ db }: Context, id: string) {
  const row = await getAppLink(db, id);
  return { body: show(row), version: row.version };
}

const list = async ({ db }: Context) => ({ body: whole((await listAppLinks(db)).map(show)) });

const superadmins = { roles: ["admin"], area: "settings" } as const;
const byId = z.strictObject({ id: z.uuid() });

export const appLinkOperations = [
  operation({
    id: "listAppLinks",
    command: "app-link list",
    method: "get",
    path: "/app-links",
    ...superadmins,
    summary: "The links to other applications, in their order",
    params: none,
    query: none,
    body: noBody,
    answer: listOf(appLinkView),
    handle: ({ context }) => list(context),
  }),
  operation({
    id: "createAppLink",
    command: "app-link create",
    method: "post",
    path: "/app-links",
    ...superadmins,
    summary: "Adds a link behind the others",
    params: none,
    query: none,
    body: createAppLinkInput,
    answer: appLinkView,
    status: 201,
    async handle({ context, body }) {
      return shown(context, (await createAppLink(context, body)).id);
    },
  }),
  operation({
    id: "reorderAppLinks",
    command: "app-link reorder",
    method: "put",
    path: "/app-links",
    ...superadmins,
    summary: "Puts all links in this order",
    params: none,
    query: none,
    body: z.strictObject({ ids: z.array(z.uuid()).max(100) }),
    answer: listOf(appLinkView),
    async handle({ context, body }) {
      await reorderAppLinks(context, body);
      return list(context);
    },
  }),
  operation({
    id: "updateAppLink",
    command: "app-link update",
    method: "patch",
    path: "/app-links/{id}",
    ...superadmins,
    summary: "Changes a link",
    params: byId,
    query: none,
    body: z.strictObject(appLinkShapes).partial(),
    answer: appLinkView,
    versioned: true,
    async handle({ context, params: { id }, body, expectedVersion }) {
      await updateAppLink(context, { id, expectedVersion, ...body });
      return shown(context, id);
    },
  }),
  operation({
    id: "deleteAppLink",
    command: "app-link delete",
    method: "delete",
    path: "/app-links/{id}",
    ...superadmins,
    summary: "Deletes a link",
    params: byId,
    query: none,
    body: noBody,
    answer: null,
    versioned: true,
    async handle({ context, params: { id }, expectedVersion }) {
      await deleteAppLink(context, { id, expectedVersion });
      return {};
    },
  }),
  operation({
    id: "listOwnAppLinks",
    command: "app-link list",
    method: "get",
    path: "/app-links",
    roles: ["user"],
    area: "profile",
    summary: "The links to other applications, made for you",
    params: none,
    query: none,
    body: noBody,
    answer: listOf(ownLinkView),
    async handle({ context }) {
      const { address } = await getMailbox(context.db, ownMailboxId(context));
      return { body: whole(await listPersonLinks(context.db, address)) };
    },
  }),
];
