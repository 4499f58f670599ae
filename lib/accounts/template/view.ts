import { z } from "zod";
import { templateName } from "@/lib/accounts/template/create-template";
import type { ListedTemplate } from "@/lib/accounts/template/list-page";
import { getTemplateByName } from "@/lib/accounts/template/queries";
import { templateUse } from "@/lib/accounts/template/use";
import { subject, view } from "@/lib/catalogue/subject";
import { readableDomains } from "@/lib/platform/actor";
import { clientProtocols, enabledProtocols, startPages } from "@/lib/platform/db/protocols";
import { moment, text } from "@/lib/platform/input/moment";

const schema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    quotaBytes: z.int(),
    protocols: z.array(z.enum(clientProtocols)),
    webmail: z.boolean(),
    startPage: z.enum(startPages),
    mayCreateAppPasswords: z.boolean(),
    mayUseTemporaryAliases: z.boolean(),
    mayChangePassword: z.boolean(),
    mayChooseStartPage: z.boolean(),
    requireSecondFactor: z.boolean(),
    mailboxes: z.int().describe("Number of mailboxes that use it, among those visible to you."),
    domains: z.int().describe("Number of domains that use it for new mailboxes, among those visible to you."),
    providers: z.array(z.string()).describe("Slugs of the providers that use it. For superadmins only."),
    version: z.int(),
    createdAt: moment,
    updatedAt: moment,
  })
  .meta({ id: "Template" });

/** A template by its name, for administrators; its use as far as they see it. */
export const templateSubject = subject({
  kind: "template",
  key: z.strictObject({ name: templateName }),
  async read(context, { name }): Promise<ListedTemplate> {
    const row = await getTemplateByName(context.db, name);
    return { ...row, ...(await templateUse(context, [row.id]))(row.id) };
  },
  authorise: readableDomains,
});

/** A template as it is answered. `quotaBytes` 0: unlimited. */
export const templateView = view(templateSubject, schema, (row) => ({
  ...row,
  protocols: enabledProtocols(row),
  createdAt: text(row.createdAt),
  updatedAt: text(row.updatedAt),
}));
