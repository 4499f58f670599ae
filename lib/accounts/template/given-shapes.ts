import { z } from "zod";
import { templateFieldShapes } from "@/lib/accounts/template/fields";
import {
  type ClientProtocol,
  clientProtocols,
  enabledProtocols,
  protocolFlags,
} from "@/lib/platform/db/protocols";

/** What a template decides, as operations take it: protocols as a list. What is left out stays as it is. */
export const managedShapes = {
  quotaBytes: templateFieldShapes.quotaBytes.optional().describe("0 for unlimited."),
  protocols: z
    .array(z.enum(clientProtocols))
    .optional()
    .describe("Protocols allowed for mail apps. Replaces the list."),
  webmail: templateFieldShapes.webmail.optional(),
  startPage: templateFieldShapes.startPage.optional(),
  mayCreateAppPasswords: templateFieldShapes.mayCreateAppPasswords.optional(),
  mayUseTemporaryAliases: templateFieldShapes.mayUseTemporaryAliases.optional(),
  mayChangePassword: templateFieldShapes.mayChangePassword.optional(),
  mayChooseStartPage: templateFieldShapes.mayChooseStartPage.optional(),
  requireSecondFactor: templateFieldShapes.requireSecondFactor
    .optional()
    .describe(
      "Requires a second factor from people who sign in with a local password. Doesn't apply to sign-ins with an identity provider.",
    ),
};

type ListsProtocols = { protocols?: ClientProtocol[] | undefined };

const names: readonly string[] = clientProtocols;

/** What a form says by one flag per protocol, as operations take it. */
export const withProtocols = (flags: Record<ClientProtocol, boolean>) => ({
  ...Object.fromEntries(Object.entries(flags).filter(([name]) => !names.includes(name))),
  protocols: enabledProtocols(flags),
});

/** The same fields with one flag per protocol. */
export function withFlags<Given extends ListsProtocols>({ protocols, ...rest }: Given) {
  return { ...rest, ...(protocols ? protocolFlags(protocols) : {}) };
}
