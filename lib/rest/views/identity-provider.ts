import { z } from "zod";
import { providerKinds } from "@/lib/db/schema/identity-provider";
import { env } from "@/lib/env";
import { keycloakAddress } from "@/lib/identity-provider/issuer";
import type { Provider } from "@/lib/identity-provider/queries";
import { providerSettings } from "@/lib/identity-provider/settings";
import { moment, text } from "@/lib/rest/views/moment";

/** The value of a claim and the name of its template. */
export const mappingView = z.object({ value: z.string(), template: z.string() });

/** An identity provider as the API shows it; its secrets can only be written. */
export const providerView = z
  .object({
    id: z.uuid(),
    slug: z.string(),
    name: z.string(),
    kind: z.enum(providerKinds),
    enabled: z.boolean(),
    issuer: z.string(),
    serverUrl: z.string().optional().describe("Keycloak only."),
    realm: z.string().optional().describe("Keycloak only."),
    clientId: z.string(),
    redirectUri: z.string().describe("What the provider must know as our redirect URI."),
    settings: z.record(z.string(), z.unknown()),
    defaultTemplate: z.string().nullable(),
    mappings: z.array(mappingView),
    version: z.int(),
    createdAt: moment,
    updatedAt: moment,
  })
  .meta({ id: "IdentityProvider" });

export const showProvider = (row: Provider): z.input<typeof providerView> => ({
  ...row,
  ...(row.kind === "keycloak" ? keycloakAddress(row.issuer) : {}),
  // Nothing but the settings that we know: they hold no secret.
  settings: providerSettings.strip().parse(row.settings),
  redirectUri: `${env().PORTAL_URL}/api/auth/callback/${row.slug}`,
  defaultTemplate: row.defaultTemplateName,
  mappings: row.mappings.map(({ value, templateName }) => ({ value, template: templateName })),
  createdAt: text(row.createdAt),
  updatedAt: text(row.updatedAt),
});
