import { z } from "zod";
import { listConflictPage } from "@/lib/accounts/external-identity/list-conflict-page";
import { listIdentities } from "@/lib/accounts/external-identity/queries";
import { unlinkAccount } from "@/lib/accounts/external-identity/unlink-account";
import {
  identityConflictView,
  identityView,
  showIdentity,
  showIdentityConflict,
} from "@/lib/accounts/external-identity/view";
import { mailboxSubject } from "@/lib/accounts/mailbox/subject";
import { listing, listOf, whole } from "@/lib/catalogue/list";
import { nothing, operation } from "@/lib/catalogue/operation";
import { installation, subject as subjectOf } from "@/lib/catalogue/subject";
import { linkDoubts, linkRefusals } from "@/lib/directory/link-again/judge-account";
import { linkAgain, linkAgainInput, weighAccount } from "@/lib/directory/link-again/link-again";
import {
  type LinkStep,
  linkManyAgain,
  manyOutcomes,
  saidItem,
} from "@/lib/directory/link-again/link-many-again";
import type { Context } from "@/lib/platform/db/context";
import { conflictKinds } from "@/lib/platform/db/schema/identity-conflict";
import { providerId } from "@/lib/providers/provider/provider-id";
import { sayIn } from "@/lib/words/languages";

const slug = z.string().max(40).describe("Slug of the identity provider.");
const flag = z.boolean().default(false);
const { subject } = linkAgainInput.shape;
const keeps = <Schema extends z.ZodType>(schema: Schema): Schema =>
  schema.describe("Whether to keep app passwords, API keys, the local password and second factors.");

/** What a mailbox is linked to at a provider, for whoever administers the mailbox's domain. */
const identitySubject = subjectOf({
  kind: "identity",
  within: "mailbox",
  key: mailboxSubject.key.extend({ provider: slug }),
  async read(context, { address, provider }) {
    const { id: mailboxId } = await mailboxSubject.get(context, { address });
    return { mailboxId, identityProviderId: await providerId(context, provider) };
  },
  authorise: () => undefined,
});

const shown = async ({ db }: Context, mailboxId: string) => ({
  output: whole((await listIdentities(db, mailboxId)).map(showIdentity)),
});

export const judgement = z
  .object({
    address: z.string(),
    subject: z.string(),
    holder: z.string().nullable().describe("The subject that the mailbox is currently linked to."),
    refusal: z.enum(linkRefusals).nullable().describe("Why it can't be linked. Null if it can."),
    doubts: z.array(z.enum(linkDoubts)).describe("Reasons to make sure it's the same person first."),
  })
  .meta({ id: "LinkJudgement" });

export const linkItem = z.object({
  address: z.string(),
  oldSubject: z.string().nullable(),
  newSubject: z.string(),
  name: z.string(),
  outcome: z.enum(manyOutcomes),
  problem: z.string().nullable().describe("Why it was skipped and needs to be checked separately."),
});

const step = z
  .object({
    items: z.array(linkItem),
    next: z.string().nullable().describe("Send it as `cursor` in the next call. Null when all are done."),
  })
  .meta({ id: "LinkStep" });

const linkedAnswer = ({ language }: Context, { items, next }: LinkStep) => ({
  output: { items: items.map((item) => saidItem(item, sayIn(language))), next },
});

const keepWaysIn = { help: "keep app passwords, API keys, the local password and second factors" };

const many = z.strictObject({ provider: slug, cursor: z.string().min(1).max(1_000).optional() });
const administrators = { audience: ["superadmin", "domain-admin"], area: "mailboxes" } as const;

export const identityOperations = [
  operation({
    name: "identity.list",
    title: "Lists the accounts at identity providers that a mailbox is linked to",
    example: "identity list alice@example.org",
    ...administrators,
    effect: "read",
    subject: mailboxSubject,
    input: nothing,
    output: listOf(identityView),
    run: ({ context, subject: { id } }) => shown(context, id),
  }),
  operation({
    name: "identity.link",
    title: "Links a mailbox to an account at its authentication source, replacing the current one",
    description:
      "Signs out the previous person's sessions and mail apps and, unless `keepWaysIn` is set, revokes that person's access. " +
      "If there are doubts, such as an old account that still exists, returns 409 unless `despiteDoubts` is set.",
    about:
      "Links a mailbox to an account at its authentication source, replacing the current one, whose access is revoked. SUBJECT is the account's ID there.",
    example: "identity link alice@example.org keycloak 0f3c2b1a-5c1e-4f0e-9f4d-0c6f1b9f7a55",
    ...administrators,
    effect: "write",
    subject: identitySubject,
    input: z.strictObject({
      subject,
      keepWaysIn: keeps(linkAgainInput.shape.keepWaysIn),
      despiteDoubts: linkAgainInput.shape.despiteDoubts,
    }),
    options: { keepWaysIn, despiteDoubts: { help: "link despite doubts that you have checked" } },
    output: listOf(identityView),
    dangerous: true,
    records: { "external-identity.link-again": "Identity relinked" },
    async run({ context, subject: linked, input }) {
      await linkAgain(context, { ...linked, ...input });
      return shown(context, linked.mailboxId);
    },
  }),
  operation({
    name: "identity.weigh",
    title: "Previews whether a mailbox can be linked to an account",
    example: "identity link alice@example.org keycloak 0f3c2b1a-5c1e-4f0e-9f4d-0c6f1b9f7a55 --preview",
    ...administrators,
    effect: "write",
    subject: identitySubject,
    input: z.strictObject({ subject }),
    output: judgement,
    run: async ({ context, subject: linked, input }) => ({
      output: await weighAccount(context, { ...linked, ...input }),
    }),
  }),
  operation({
    name: "identity.unlink",
    title: "Unlinks a mailbox from an account at a provider",
    description:
      "If the provider is the mailbox's authentication source, its sessions and mail apps are signed out and, unless " +
      "`keepWaysIn` is set, the person's access is revoked. After that, only an administrator can link the mailbox, unless `linkByAddress` is set.",
    about:
      "Unlinks a mailbox from an account and revokes the person's access. After that, only an administrator can link it.",
    example: "identity unlink alice@example.org keycloak",
    ...administrators,
    effect: "write",
    subject: identitySubject,
    input: z.strictObject({
      keepWaysIn: keeps(flag),
      linkByAddress: flag.describe(
        "Whether the next account with the mailbox's address is linked automatically.",
      ),
    }),
    options: {
      keepWaysIn,
      linkByAddress: { help: "the next account with the mailbox's address is linked automatically" },
    },
    output: null,
    dangerous: true,
    records: { "external-identity.unlink": "Identity unlinked" },
    run: ({ context, subject: linked, input }) => unlinkAccount(context, { ...linked, ...input }),
  }),
  listing({
    name: "identity-conflict.list",
    title: "Lists accounts for which identity providers and mailboxes disagree",
    about:
      "Lists accounts for which a provider and a mailbox disagree: people who are kept out, and changed addresses.",
    example: "identity conflicts --kind other-account --provider keycloak",
    ...administrators,
    subject: installation,
    filter: { kind: z.enum(conflictKinds).optional(), provider: slug.optional() },
    options: {
      kind: { value: "kind", help: "only this kind" },
      provider: { value: "slug", help: "only accounts at this provider" },
    },
    item: identityConflictView,
    async read({ context, input }) {
      const { items, next } = await listConflictPage(context, input);
      return { output: { items: items.map(showIdentityConflict), next } };
    },
  }),
  operation({
    name: "identity-conflict.preview",
    title: "Previews which of the next waiting accounts would be linked, and why others wouldn't",
    example: "identity link-all keycloak",
    ...administrators,
    effect: "write",
    subject: installation,
    input: many,
    output: step,
    run: async ({ context, input }) =>
      linkedAnswer(context, await linkManyAgain(context, { ...input, apply: false })),
  }),
  operation({
    name: "identity-conflict.link",
    title: "Links the next waiting accounts that can be linked without doubts",
    description:
      "Links a limited number of accounts per call. Repeat the call with `cursor` until `next` is null.",
    example: "identity link-all keycloak --apply",
    ...administrators,
    effect: "write",
    subject: installation,
    input: many.extend({ keepWaysIn: keeps(linkAgainInput.shape.keepWaysIn) }),
    options: { keepWaysIn },
    output: step,
    dangerous: true,
    run: async ({ context, input }) =>
      linkedAnswer(context, await linkManyAgain(context, { ...input, apply: true })),
  }),
];
