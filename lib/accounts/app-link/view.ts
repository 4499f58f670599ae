import { z } from "zod";
import { type AppLink, getAppLink } from "@/lib/accounts/app-link/queries";
import { subject, view } from "@/lib/catalogue/subject";
import { requireSuperadmin } from "@/lib/platform/actor";
import { moment, text } from "@/lib/platform/input/moment";

/** A link by its id, for those who set it up. */
export const appLinkSubject = subject({
  kind: "app-link",
  key: z.strictObject({ id: z.uuid() }),
  read: ({ db }, { id }): Promise<AppLink> => getAppLink(db, id),
  authorise: requireSuperadmin,
});

const schema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    description: z.string(),
    url: z.string(),
    signedInUrl: z.string().nullable().describe("For signed-in users. `%u` is their address."),
    hiddenAtLogin: z.boolean(),
    position: z.int(),
    version: z.int(),
    createdAt: moment,
    updatedAt: moment,
  })
  .meta({ id: "AppLink" });

export const appLinkView = view(appLinkSubject, schema, (row) => ({
  ...row,
  createdAt: text(row.createdAt),
  updatedAt: text(row.updatedAt),
}));

/** What people get of a link. */
export const ownLinkSchema = schema
  .pick({ id: true, name: true, description: true, url: true })
  .meta({ id: "OwnAppLink" });
