import { z } from "zod";
import { createAppLink, createAppLinkInput } from "@/lib/accounts/app-link/create-app-link";
import { deleteAppLink } from "@/lib/accounts/app-link/delete-app-link";
import { appLinkShapes } from "@/lib/accounts/app-link/fields";
import { listAppLinks, listPersonLinks } from "@/lib/accounts/app-link/queries";
import { reorderAppLinks } from "@/lib/accounts/app-link/reorder-app-links";
import { updateAppLink } from "@/lib/accounts/app-link/update-app-link";
import { appLinkSubject, appLinkView, ownLinkSchema } from "@/lib/accounts/app-link/view";
import { ownMailbox } from "@/lib/accounts/mailbox/subject";
import { listOf, whole } from "@/lib/catalogue/list";
import { nothing, operation } from "@/lib/catalogue/operation";
import { installation } from "@/lib/catalogue/subject";
import type { Context } from "@/lib/platform/db/context";

const superadmins = { audience: ["superadmin"], area: "settings" } as const;
const all = async (context: Context) => appLinkView.page(context, whole(await listAppLinks(context.db)));

export const appLinkOperations = [
  operation({
    name: "app-link.list",
    title: "The links to other applications, in their order",
    example: "app-link list",
    ...superadmins,
    effect: "read",
    subject: installation,
    input: nothing,
    output: listOf(appLinkView.schema),
    run: ({ context }) => all(context),
  }),
  operation({
    name: "app-link.create",
    title: "Adds a link behind the others",
    about: "Adds a link behind the others; it is shown on the login page unless hidden.",
    example: "app-link create --name Files --url /files/ --signed-in-url /files/?login=%u --hidden",
    ...superadmins,
    effect: "write",
    subject: installation,
    input: createAppLinkInput,
    output: appLinkView.schema,
    run: async ({ context, input }) => appLinkView.again(context, await createAppLink(context, input)),
  }),
  operation({
    name: "app-link.reorder",
    title: "Puts all links in this order",
    about: "Puts the links into this order; all ids, divided by commas.",
    example: "app-link reorder ID2,ID1",
    ...superadmins,
    effect: "write",
    subject: installation,
    input: z.strictObject({ ids: z.array(z.uuid()).max(100) }),
    output: listOf(appLinkView.schema),
    async run({ context, input }) {
      await reorderAppLinks(context, input);
      return all(context);
    },
  }),
  operation({
    name: "app-link.update",
    title: "Changes a link",
    about: "Changes a link; what is left out stays.",
    example: "app-link update ID --shown",
    ...superadmins,
    effect: "write",
    subject: appLinkSubject,
    input: z.strictObject(appLinkShapes).partial(),
    output: appLinkView.schema,
    versioned: true,
    async run({ context, subject: { id }, input, expectedVersion }) {
      await updateAppLink(context, { id, expectedVersion, ...input });
      return appLinkView.again(context, { id });
    },
  }),
  operation({
    name: "app-link.delete",
    title: "Deletes a link",
    example: "app-link delete ID",
    ...superadmins,
    effect: "write",
    subject: appLinkSubject,
    input: nothing,
    output: null,
    versioned: true,
    run: ({ context, subject: { id }, expectedVersion }) => deleteAppLink(context, { id, expectedVersion }),
  }),
  operation({
    name: "own-app-link.list",
    title: "The links to other applications, made for you",
    example: "app-link list",
    audience: ["mailbox"],
    area: "profile",
    effect: "read",
    subject: ownMailbox,
    input: nothing,
    output: listOf(ownLinkSchema),
    run: async ({ context, subject: { address } }) => ({
      output: whole(await listPersonLinks(context.db, address)),
    }),
  }),
];
