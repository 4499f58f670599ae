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
import { deletion } from "@/lib/words/button";

const superadmins = { audience: ["superadmin"], area: "settings" } as const;
const all = async (context: Context) => appLinkView.page(context, whole(await listAppLinks(context.db)));

export const appLinkOperations = [
  operation({
    name: "app-link.list",
    title: "Lists links to other applications, in display order",
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
    title: "Creates a link at the end of the list",
    about: "Creates a link at the end of the list. It appears on the login page unless you hide it.",
    example: "app-link create --name Files --url /files/ --signed-in-url /files/?login=%u --hidden",
    ...superadmins,
    effect: "write",
    subject: installation,
    input: createAppLinkInput,
    output: appLinkView.schema,
    records: { "app-link.create": "App link created" },
    run: async ({ context, input }) => appLinkView.again(context, await createAppLink(context, input)),
  }),
  operation({
    name: "app-link.reorder",
    title: "Changes the order of the links",
    about: "Changes the order of the links. List all IDs, separated by commas.",
    example: "app-link reorder ID2,ID1",
    ...superadmins,
    effect: "write",
    subject: installation,
    input: z.strictObject({ ids: z.array(z.uuid()).max(100) }),
    output: listOf(appLinkView.schema),
    records: { "app-link.reorder": "App links reordered" },
    async run({ context, input }) {
      await reorderAppLinks(context, input);
      return all(context);
    },
  }),
  operation({
    name: "app-link.update",
    title: "Changes a link",
    about: "Changes a link. What you leave out stays unchanged.",
    example: "app-link update ID --shown",
    ...superadmins,
    effect: "write",
    subject: appLinkSubject,
    input: z.strictObject(appLinkShapes).partial(),
    output: appLinkView.schema,
    versioned: true,
    records: { "app-link.update": "App link changed" },
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
    records: { "app-link.delete": "App link deleted" },
    buttons: { delete: deletion("The link disappears for everyone. This can't be undone.") },
    run: ({ context, subject: { id }, expectedVersion }) => deleteAppLink(context, { id, expectedVersion }),
  }),
  operation({
    name: "own-app-link.list",
    title: "Lists your links to other applications",
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
