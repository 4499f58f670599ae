import { z } from "zod";
import { deleteIdentityProvider } from "@/lib/accounts/identity-provider/delete-identity-provider";
import { listProviderPage, providerOrders } from "@/lib/accounts/identity-provider/list-page";
import { testConnectionInput } from "@/lib/accounts/identity-provider/probe";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { testConnection } from "@/lib/accounts/identity-provider/test-connection";
import { readNoticeState } from "@/lib/directory/notice/queries";
import { noBody, none, operation } from "@/lib/faces/rest/operation";
import { templateId } from "@/lib/faces/rest/operations/given-fields";
import { listOf, pageQuery, whole } from "@/lib/faces/rest/page";
import { requireExistence } from "@/lib/faces/rest/precondition";
import {
  listedProviderView,
  mappingView,
  providerView,
  showListedProvider,
  showProvider,
} from "@/lib/faces/rest/views/identity-provider";
import { noticeStateView, showNoticeState } from "@/lib/faces/rest/views/notice-state";
import type { ExpectedVersion } from "@/lib/platform/audit/expected-version";
import type { Context } from "@/lib/platform/db/context";
import { AppError } from "@/lib/platform/errors";
import { stepOutcomes, stepPurposes } from "@/lib/providers/connection-test/step";
import { connectionSteps, labelsOf } from "@/lib/providers/kinds/registry";
import { destinationNamed } from "@/lib/providers/provider/destination";
import { setIdentityProviderInput } from "@/lib/providers/provider/input";
import { findProviderBySlug, getProviderBySlug } from "@/lib/providers/provider/queries";
import { providerSlug } from "@/lib/providers/settings/slug";

const bySlug = z.strictObject({ slug: providerSlug });

const {
  slug: _slug,
  expectedVersion: _version,
  defaultTemplateId: _default,
  mappings: _mappings,
  clientSecret,
  verify,
  changeIssuer,
  ...plainShapes
} = setIdentityProviderInput.shape;

const fields = z.strictObject({
  ...plainShapes,
  clientSecret: clientSecret.describe("Can be written only. Left out: stays as it is."),
  defaultTemplate: z.string().max(100).nullable().optional().describe("The name of a template."),
  mappings: z.array(mappingView).max(200).optional().describe("In the order they are tried; replaces all."),
  verify: verify.describe("Whether the provider is asked if the issuer is right."),
  changeIssuer: changeIssuer.describe(
    "Needed for another issuer when people are linked: they are linked anew.",
  ),
});

const stepView = z
  .object({
    step: z.enum(connectionSteps),
    outcome: z.enum(stepOutcomes).describe("`warning`: it works, and somebody should look at it."),
    what: z.string(),
    advice: z.string().nullable().describe("What to do about a failure or a warning."),
    neededFor: z.enum(stepPurposes),
    took: z.number().describe("In milliseconds."),
  })
  .meta({ id: "ConnectionStep" });

/** The body in the verbs' words. Throws `not-found` for an unknown template. */
async function verbInput(context: Context, slug: string, body: z.output<typeof fields>) {
  const { defaultTemplate, mappings, ...rest } = body;
  const withId = async ({ claim, value, template }: NonNullable<typeof mappings>[number]) => ({
    claim,
    value,
    templateId: await templateId(context, template),
  });
  // Together: one that fails while another is waited for would be a rejection that nobody handles.
  const [defaultTemplateId, withIds] = await Promise.all([
    templateId(context, defaultTemplate),
    mappings && Promise.all(mappings.map(withId)),
  ]);
  return { ...rest, slug, defaultTemplateId, mappings: withIds };
}

async function set(
  context: Context,
  slug: string,
  body: z.output<typeof fields>,
  expectedVersion: ExpectedVersion,
) {
  await setIdentityProvider(context, { ...(await verbInput(context, slug, body)), expectedVersion });
  const row = await getProviderBySlug(context.db, slug);
  return { body: showProvider(row), version: row.version };
}

const superadmins = { roles: ["admin"], area: "providers" } as const;

export const providerOperations = [
  operation({
    id: "listIdentityProviders",
    command: "provider list",
    method: "get",
    path: "/identity-providers",
    ...superadmins,
    summary: "Identity providers with their use, in pages",
    params: none,
    query: z.strictObject({
      ...pageQuery,
      order: z.enum(providerOrders).default("slug"),
      direction: z.enum(["ascending", "descending"]).default("ascending"),
    }),
    body: noBody,
    answer: listOf(listedProviderView),
    async handle({ context, query: { direction, ...query } }) {
      const page = await listProviderPage(context, { ...query, descending: direction === "descending" });
      return { body: { ...page, items: page.items.map(showListedProvider) } };
    },
  }),
  operation({
    id: "getIdentityProvider",
    command: "provider show",
    method: "get",
    path: "/identity-providers/{slug}",
    ...superadmins,
    summary: "One identity provider, without its secrets",
    params: bySlug,
    query: none,
    body: noBody,
    answer: providerView,
    async handle({ context, params }) {
      const row = await getProviderBySlug(context.db, params.slug);
      return { body: showProvider(row), version: row.version };
    },
  }),
  operation({
    id: "getIdentityProviderNotices",
    command: "provider notices",
    method: "get",
    path: "/identity-providers/{slug}/notices",
    ...superadmins,
    summary: "How the notices of a provider's directory are going",
    params: bySlug,
    query: none,
    body: noBody,
    answer: noticeStateView,
    async handle({ context, params }) {
      const { id, settings } = await getProviderBySlug(context.db, params.slug);
      const state = await readNoticeState(context.db, id);
      return { body: showNoticeState(settings.sync.notices, state) };
    },
  }),
  operation({
    id: "putIdentityProvider",
    command: "provider set",
    method: "put",
    path: "/identity-providers/{slug}",
    ...superadmins,
    summary: "Creates an identity provider, or changes it",
    description:
      "What is left out stays as it is, the client secret too. `settings` and `mappings` are replaced.",
    params: bySlug,
    query: none,
    body: fields,
    answer: providerView,
    versioned: true,
    creates: true,
    dangerous: true,
    async handle({ context, params: { slug }, body, ...condition }) {
      const created = (await findProviderBySlug(context.db, slug)) === null;
      requireExistence(condition, !created);
      return { ...(await set(context, slug, body, condition.expectedVersion)), created };
    },
  }),
  operation({
    id: "updateIdentityProvider",
    command: "provider set",
    method: "patch",
    path: "/identity-providers/{slug}",
    ...superadmins,
    summary: "Changes an identity provider",
    params: bySlug,
    query: none,
    body: fields,
    answer: providerView,
    versioned: true,
    dangerous: true,
    async handle({ context, params: { slug }, body, expectedVersion }) {
      if (!(await findProviderBySlug(context.db, slug)))
        throw new AppError("not-found", `There is no identity provider ${slug}.`);
      return set(context, slug, body, expectedVersion);
    },
  }),
  operation({
    id: "testIdentityProvider",
    command: "provider test",
    method: "post",
    path: "/identity-providers/{slug}/test",
    ...superadmins,
    summary: "Tries an identity provider step by step, with settings that need not be saved; changes nothing",
    description: "What the body leaves out is taken from the stored provider.",
    params: bySlug,
    query: none,
    body: fields.omit({ verify: true, changeIssuer: true }).extend({
      sampleUser: testConnectionInput.shape.sampleUser.describe(
        `User name or e-mail address at ${labelsOf(({ personSource }) => personSource !== null)}.`,
      ),
    }),
    answer: listOf(stepView),
    async handle({ context, params: { slug }, body: { sampleUser, ...form } }) {
      const provider = await verbInput(context, slug, { ...form, verify: false, changeIssuer: false });
      const steps = [];
      for await (const step of testConnection(context, { provider, sampleUser })) steps.push(step);
      return { body: whole(steps) };
    },
  }),
  operation({
    id: "deleteIdentityProvider",
    command: "provider delete",
    method: "delete",
    path: "/identity-providers/{slug}",
    ...superadmins,
    summary: "Deletes an identity provider; its mailboxes and domains go where the query says",
    description:
      "Without `mailboxesGoTo` only a provider that no mailbox and no domain uses. Sessions of those mailboxes end. " +
      "Another provider links the people by address at their next sign-in.",
    params: bySlug,
    query: z.strictObject({
      mailboxesGoTo: z
        .union([z.enum(["local", "disabled"]), providerSlug])
        .optional()
        .describe("`local`, `disabled`, or the slug of another provider."),
    }),
    body: noBody,
    answer: null,
    versioned: true,
    dangerous: true,
    async handle({ context, params, query, expectedVersion }) {
      const { id } = await getProviderBySlug(context.db, params.slug);
      const place = query.mailboxesGoTo;
      const mailboxesGoTo = place === undefined ? undefined : await destinationNamed(context.db, place);
      await deleteIdentityProvider(context, { id, expectedVersion, mailboxesGoTo });
      return {};
    },
  }),
];
