import { z } from "zod";
import { templateFieldShapes } from "@/lib/accounts/template/fields";
import { getTemplateByName } from "@/lib/accounts/template/queries";
import type { Context } from "@/lib/platform/db/context";
import { type ClientProtocol, clientProtocols, protocolFlags } from "@/lib/platform/db/protocols";
import { getProviderBySlug } from "@/lib/providers/provider/queries";

/*
 * What the bodies of several operations have in common: protocols as a list, templates by name and providers by
 * slug, turned into what the verbs take. What is left out stays left out.
 */

/** What a template decides, as the API takes it. */
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

type Reference = string | null | undefined;

/** The id of a template by its name; undefined and null stay. Throws `not-found`. */
export async function templateId<Given extends Reference>(
  context: Context,
  name: Given,
): Promise<string | Exclude<Given, string>> {
  return typeof name === "string"
    ? (await getTemplateByName(context.db, name)).id
    : (name as Exclude<Given, string>);
}

/** The id of a provider by its slug; undefined and null stay. Throws `not-found`. */
export async function providerId<Given extends Reference>(
  context: Context,
  slug: Given,
): Promise<string | Exclude<Given, string>> {
  return typeof slug === "string"
    ? (await getProviderBySlug(context.db, slug)).id
    : (slug as Exclude<Given, string>);
}
