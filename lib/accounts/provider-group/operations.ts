import { z } from "zod";
import { providerSubject } from "@/lib/accounts/identity-provider/view";
import { listProviderGroups } from "@/lib/accounts/provider-group/list-page";
import { listing } from "@/lib/catalogue/list";
import { groupRoles } from "@/lib/platform/db/schema/admin-account";
import { shareAccesses } from "@/lib/platform/db/schema/external-identity";

const groupView = z
  .object({
    group: z.string().describe("Name or path, exactly as the provider writes it."),
    members: z.int().describe("People who are known to be in it, with or without a mailbox here."),
    administer: z
      .array(z.object({ role: z.enum(groupRoles), id: z.uuid() }))
      .describe("Administrator groups that its members belong to."),
    shares: z
      .array(z.object({ mailbox: z.string(), access: z.enum(shareAccesses) }))
      .describe("Mailboxes that are shared with its members."),
  })
  .meta({ id: "ProviderGroup" });

export const providerGroupOperations = [
  listing({
    name: "group.list",
    title: "Lists the groups of a provider that give their members something",
    about:
      "Lists the groups of a provider that give their members something: a role as administrators, or shared mailboxes. Sorted by name.",
    example: "provider groups keycloak",
    audience: ["superadmin"],
    area: "providers",
    subject: providerSubject,
    filter: {},
    item: groupView,
    read: async ({ context: { db }, subject, input }) => ({
      output: await listProviderGroups(db, subject, input),
    }),
  }),
];
