import { z } from "zod";
import type { Alias } from "@/lib/accounts/alias/queries";
import { aliasState, aliasStates } from "@/lib/accounts/alias/state";
import { moment, text, textOrNull } from "@/lib/faces/rest/views/moment";
import { aliasManagers } from "@/lib/platform/db/schema/alias";

/** An alias as the API shows it; the mailbox by its address. */
export const aliasView = z
  .object({
    id: z.uuid(),
    address: z.string(),
    mailbox: z.string().describe("The address that gets its mail."),
    state: z.enum(aliasStates),
    active: z.boolean(),
    expiresAt: moment.nullable().describe("Null: permanent."),
    managedBy: z
      .enum(aliasManagers)
      .describe(
        "`owner`: the mailbox has made it for itself; `directory`: its identity provider's directory names it.",
      ),
    description: z.string(),
    version: z.int(),
    createdAt: moment,
    updatedAt: moment,
  })
  .meta({ id: "Alias" });

export const showAlias = (row: Alias): z.input<typeof aliasView> => ({
  ...row,
  mailbox: row.mailboxAddress,
  state: aliasState(row),
  expiresAt: textOrNull(row.expiresAt),
  createdAt: text(row.createdAt),
  updatedAt: text(row.updatedAt),
});
