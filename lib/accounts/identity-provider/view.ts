import { z } from "zod";
import type { ListedProvider } from "@/lib/accounts/identity-provider/list-page";
import { type Authorized, subject, view } from "@/lib/catalogue/subject";
import { requireSuperadmin } from "@/lib/platform/actor";
import type { Context } from "@/lib/platform/db/context";
import { moment, text } from "@/lib/platform/input/moment";
import type { Page } from "@/lib/platform/list/page";
import { placeOf, shownPlaceFields } from "@/lib/providers/kinds/place-of-kind";
import { kindOf, providerKindName } from "@/lib/providers/kinds/registry";
import { getProviderBySlug, type Provider } from "@/lib/providers/provider/queries";
import { callbackUrl } from "@/lib/providers/settings/public-urls";
import { providerSlug } from "@/lib/providers/settings/slug";

/** The value of a claim and the name of its template. */
export const mappingView = z.object({
  claim: z
    .string()
    .nullable()
    .default(null)
    .describe(
      "Claim that contains the value, such as `groups`. Null for the one in `settings.templateAttribute`.",
    ),
  value: z.string(),
  template: z.string(),
});

const schema = z
  .object({
    id: z.uuid(),
    slug: z.string(),
    name: z.string(),
    kind: providerKindName,
    enabled: z.boolean(),
    issuer: z.string(),
    ...shownPlaceFields,
    clientId: z.string(),
    redirectUri: z.string().describe("Redirect URI to register at the provider."),
    settings: z.record(z.string(), z.unknown()),
    defaultTemplate: z.string().nullable(),
    mappings: z.array(mappingView),
    secretSetAt: moment.nullable().describe("When the client secret was last set, if known."),
    version: z.int(),
    createdAt: moment,
    updatedAt: moment,
  })
  .meta({ id: "IdentityProvider" });

const show = (row: Provider) => ({
  ...row,
  ...placeOf(row),
  // Nothing but the settings that we know: they hold no secret.
  settings: kindOf(row.kind).settings.strip().parse(row.settings),
  redirectUri: callbackUrl(row.slug),
  defaultTemplate: row.defaultTemplateName,
  mappings: row.mappings.map(({ claim, value, templateName }) => ({ claim, value, template: templateName })),
  secretSetAt: row.secretSetAt && text(row.secretSetAt),
  createdAt: text(row.createdAt),
  updatedAt: text(row.updatedAt),
});

/** A provider by its slug. */
export const providerSubject = subject({
  kind: "identity-provider",
  key: z.strictObject({ slug: providerSlug }),
  read: ({ db }, { slug }): Promise<Provider> => getProviderBySlug(db, slug),
  authorise: requireSuperadmin,
});

/** An identity provider as it is answered; its secrets can only be written. */
export const providerView = view(providerSubject, schema, show);

/** As it is listed, with its use; sign-ins as far as the log of logins still knows them. */
export const listedProvider = schema
  .extend({
    mailboxes: z.int(),
    lastAccepted: moment.nullable().describe("Last successful sign-in."),
    lastFailed: moment.nullable().describe("Last sign-in that was rejected or failed."),
    lastFailedReason: z.string().nullable().describe("Reason for the last failure."),
    lastFailedDetail: z
      .string()
      .nullable()
      .describe("Details of the failure, such as the provider's own message."),
    failedLastDay: z.int().describe("Sign-ins that were rejected or failed in the last 24 hours."),
  })
  .meta({ id: "ListedIdentityProvider" });

const showListed = (row: Authorized<ListedProvider>): z.input<typeof listedProvider> => ({
  ...providerView.show(row),
  mailboxes: row.mailboxes,
  lastAccepted: row.lastAccepted && text(row.lastAccepted),
  lastFailed: row.lastFailure && text(row.lastFailure.at),
  lastFailedReason: row.lastFailure?.reason ?? null,
  lastFailedDetail: row.lastFailure?.detail ?? null,
  failedLastDay: row.failedLastDay,
});

export const answerListed = ({ actor }: Context, { items, next }: Page<ListedProvider>) => ({
  output: { items: providerSubject.each(actor, items).map(showListed), next },
});
