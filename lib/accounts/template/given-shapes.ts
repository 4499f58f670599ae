import { z } from "zod";
import { templateFieldShapes } from "@/lib/accounts/template/fields";
import { type ClientProtocol, clientProtocols, protocolFlags } from "@/lib/platform/db/protocols";

/** What a template decides, as operations take it: protocols as a list. What is left out stays as it is. */
export const managedShapes = {
  quotaBytes: templateFieldShapes.quotaBytes.optional().describe("0: unlimited."),
  protocols: z
    .array(z.enum(clientProtocols))
    .optional()
    .describe("All that mail apps may use; replaces the list."),
  webmail: templateFieldShapes.webmail.optional(),
  landing: templateFieldShapes.landing.optional(),
  mayCreateAppPasswords: templateFieldShapes.mayCreateAppPasswords.optional(),
  mayUseTemporaryAliases: templateFieldShapes.mayUseTemporaryAliases.optional(),
  mayChangePassword: templateFieldShapes.mayChangePassword.optional(),
  requireSecondFactor: templateFieldShapes.requireSecondFactor
    .optional()
    .describe(
      "Asks people whose password is checked here for a second factor; provider sign-ins are not asked.",
    ),
};

type WithProtocols = { protocols?: ClientProtocol[] | undefined };

/** The same fields with one flag per protocol. */
export function withFlags<Given extends WithProtocols>({ protocols, ...rest }: Given) {
  return { ...rest, ...(protocols ? protocolFlags(protocols) : {}) };
}
