import { z } from "zod";
import { clientProtocols, landings } from "@/lib/db/protocols";
import { moment, text } from "@/lib/rest/views/moment";
import { enabledProtocols } from "@/lib/template/fields";
import type { Template } from "@/lib/template/queries";

/** A template as the API shows it. `quotaBytes` 0: unlimited. */
export const templateView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    quotaBytes: z.int(),
    protocols: z.array(z.enum(clientProtocols)),
    webmail: z.boolean(),
    landing: z.enum(landings),
    mayCreateAppPasswords: z.boolean(),
    mayUseTemporaryAliases: z.boolean(),
    mayChangePassword: z.boolean(),
    requireSecondFactor: z.boolean(),
    version: z.int(),
    createdAt: moment,
    updatedAt: moment,
  })
  .meta({ id: "Template" });

export const showTemplate = (row: Template): z.input<typeof templateView> => ({
  ...row,
  protocols: enabledProtocols(row),
  createdAt: text(row.createdAt),
  updatedAt: text(row.updatedAt),
});
