import { z } from "zod";
import { deleteIdentityProvider } from "@/lib/accounts/identity-provider/delete-identity-provider";
import { listProviderPage, providerOrders } from "@/lib/accounts/identity-provider/list-page";
import { withTemplateIds } from "@/lib/accounts/identity-provider/named-templates";
import { testConnectionInput } from "@/lib/accounts/identity-provider/probe";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { testConnection } from "@/lib/accounts/identity-provider/test-connection";
import {
  answerListed,
  listedProvider,
  mappingView,
  providerSubject,
  providerView,
} from "@/lib/accounts/identity-provider/view";
import { listing, listOf, whole } from "@/lib/catalogue/list";
import { nothing, operation } from "@/lib/catalogue/operation";
import { installation, subject } from "@/lib/catalogue/subject";
import { requireSuperadmin } from "@/lib/platform/actor";
import type { ExpectedVersion } from "@/lib/platform/audit/expected-version";
import type { Context } from "@/lib/platform/db/context";
import { saidStep, stepOutcomes, stepPurposes } from "@/lib/providers/connection-test/step";
import { connectionSteps, labelsOf } from "@/lib/providers/kinds/registry";
import { destinationNamed } from "@/lib/providers/provider/destination";
import { setIdentityProviderInput } from "@/lib/providers/provider/input";
import { providerSlug } from "@/lib/providers/settings/slug";
import { sayIn } from "@/lib/words/languages";
import { say } from "@/lib/words/text";

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
  clientSecret: clientSecret.describe("Write-only. If you leave it out, it stays unchanged."),
  defaultTemplate: z.string().max(100).nullable().optional().describe("Name of a template."),
  mappings: z
    .array(mappingView)
    .max(200)
    .optional()
    .describe("In order of precedence. Replaces all mappings."),
  verify: verify.describe("Whether to check the issuer with the provider."),
  changeIssuer: changeIssuer.describe(
    "Required to change the issuer while people are linked. They are then linked again.",
  ),
});

const stepView = z
  .object({
    step: z.enum(connectionSteps),
    outcome: z.enum(stepOutcomes).describe("`warning` means that it works but needs attention."),
    what: z.string(),
    advice: z.string().nullable().describe("What to do about a failure or a warning."),
    neededFor: z.enum(stepPurposes),
    took: z.number().describe("In milliseconds."),
  })
  .meta({ id: "ConnectionStep" });

async function set(
  context: Context,
  slug: string,
  given: z.output<typeof fields>,
  expectedVersion?: ExpectedVersion,
) {
  await setIdentityProvider(context, {
    ...(await withTemplateIds(context, given)),
    slug,
    expectedVersion,
  });
  return providerView.again(context, { slug });
}

/** A provider that need not be saved yet: it is tried with what is given. */
const triedProvider = subject({
  kind: "identity-provider",
  key: providerSubject.key,
  read: async (_, { slug }) => ({ slug }),
  authorise: requireSuperadmin,
});

const superadmins = { audience: ["superadmin"], area: "providers" } as const;

export const providerReadings = [
  listing({
    name: "identity-provider.list",
    title: "Lists identity providers with their usage",
    example: "provider list",
    ...superadmins,
    subject: installation,
    filter: {},
    orders: providerOrders,
    item: listedProvider,
    read: async ({ context, input }) => answerListed(context, await listProviderPage(context, input)),
  }),
  operation({
    name: "identity-provider.show",
    title: "Shows an identity provider, without its secrets",
    example: "provider show keycloak --json",
    ...superadmins,
    effect: "read",
    subject: providerSubject,
    input: nothing,
    output: providerView.schema,
    run: async ({ subject }) => providerView.answer(subject),
  }),
];

export const providerChanges = [
  operation({
    name: "identity-provider.create",
    title: "Creates an identity provider",
    example:
      "provider set keycloak --kind keycloak --server-url https://id.example.org --realm mail " +
      "--client-id letterlock --client-secret-stdin --default-template default < secret.txt",
    ...superadmins,
    effect: "write",
    subject: installation,
    input: fields.extend({ slug: providerSlug }),
    output: providerView.schema,
    dangerous: true,
    records: { "identity-provider.create": "Identity provider created" },
    run: ({ context, input: { slug, ...given } }) => set(context, slug, given),
  }),
  operation({
    name: "identity-provider.update",
    title: "Changes an identity provider",
    example: "provider set keycloak --name 'Our accounts'",
    ...superadmins,
    effect: "write",
    subject: providerSubject,
    input: fields,
    output: providerView.schema,
    versioned: true,
    dangerous: true,
    records: { "identity-provider.update": "Identity provider changed" },
    buttons: {
      disable: {
        input: { enabled: false },
        label: "Disable",
        question: "Disable {name}?",
        consequence:
          "{mailboxes, plural, one {# mailbox signs} other {# mailboxes sign}} in with this provider. Nobody can use it to sign in until it is enabled again. Existing sessions and app passwords keep working.",
        pending: "Disabling…",
      },
      enable: {
        input: { enabled: true },
        label: "Enable",
        question: "Enable {name}?",
        consequence:
          "Its button will appear on the login page. {mailboxes, plural, one {# mailbox signs} other {# mailboxes sign}} in with this provider.",
        pending: "Enabling…",
      },
    },
    run: ({ context, subject: { slug }, input, expectedVersion }) =>
      set(context, slug, input, expectedVersion),
  }),
  operation({
    name: "identity-provider.test",
    title: "Tests the connection to an identity provider step by step",
    description:
      "Nothing is changed. You can send settings that aren't saved yet; for what you leave out, the saved settings are used.",
    example: "provider test keycloak",
    ...superadmins,
    effect: "write",
    subject: triedProvider,
    input: fields.omit({ verify: true, changeIssuer: true }).extend({
      sampleUser: testConnectionInput.shape.sampleUser.describe(
        `User name or email address at ${say(labelsOf(({ personSource }) => personSource !== null))}.`,
      ),
    }),
    output: listOf(stepView),
    async run({ context, subject: { slug }, input: { sampleUser, ...form } }) {
      const provider = { ...(await withTemplateIds(context, form)), slug };
      const steps = [];
      for await (const step of testConnection(context, { provider, sampleUser }))
        steps.push(saidStep(step, sayIn(context.language)));
      return { output: whole(steps) };
    },
  }),
  operation({
    name: "identity-provider.delete",
    title: "Deletes an identity provider along with its links to people",
    description:
      "If mailboxes or domains still use the provider, `mailboxesGoTo` is required. People in those mailboxes are signed out. If they move to another provider, it links them by address when they next sign in.",
    about: "Deletes an identity provider along with its links to people, and signs them out.",
    example: "provider delete keycloak --mailboxes-to local",
    ...superadmins,
    effect: "write",
    subject: providerSubject,
    input: z.strictObject({
      mailboxesGoTo: z
        .union([z.enum(["local", "disabled"]), providerSlug])
        .optional()
        .describe("`local`, `disabled`, or the slug of another provider."),
    }),
    options: {
      mailboxesGoTo: {
        name: "mailboxes-to",
        value: "place",
        help: "where its mailboxes and domains go: local, disabled, or the slug of another provider",
      },
    },
    output: null,
    versioned: true,
    dangerous: true,
    records: {
      "identity-provider.delete": "Identity provider deleted",
      "identity-provider.move-mailboxes": "Mailboxes moved to another source",
    },
    async run({ context, subject: { id }, input: { mailboxesGoTo: place }, expectedVersion }) {
      const mailboxesGoTo = place === undefined ? undefined : await destinationNamed(context.db, place);
      await deleteIdentityProvider(context, { id, expectedVersion, mailboxesGoTo });
      return undefined;
    },
  }),
];
