import { z } from "zod";
import { listConflictPage } from "@/lib/accounts/external-identity/list-conflict-page";
import { listIdentities } from "@/lib/accounts/external-identity/queries";
import { unlinkAccount } from "@/lib/accounts/external-identity/unlink-account";
import { visibleMailbox } from "@/lib/accounts/mailbox/visible-mailbox";
import { linkDoubts, linkRefusals } from "@/lib/directory/link-again/judge-account";
import { linkAgain, linkAgainInput, weighAccount } from "@/lib/directory/link-again/link-again";
import { linkManyAgain, manyOutcomes } from "@/lib/directory/link-again/link-many-again";
import { noBody, none, operation } from "@/lib/faces/rest/operation";
import { providerId } from "@/lib/faces/rest/operations/given-fields";
import { byAddress } from "@/lib/faces/rest/operations/visible-mailbox";
import { listOf, pageQuery, whole } from "@/lib/faces/rest/page";
import {
  identityConflictView,
  identityView,
  showIdentity,
  showIdentityConflict,
} from "@/lib/faces/rest/views/identity";
import type { Context } from "@/lib/platform/db/context";
import { conflictKinds } from "@/lib/platform/db/schema/identity-conflict";

const slug = z.string().max(40).describe("Slug of the identity provider.");
const byProvider = byAddress.extend({ provider: slug });
const flag = z.enum(["true", "false"]).default("false");
const { subject } = linkAgainInput.shape;
const keeps = "Whether app passwords, API keys, the local password and second factors stay.";

async function given(context: Context, { address, provider }: z.output<typeof byProvider>) {
  const { id: mailboxId } = await visibleMailbox(context, address);
  return { mailboxId, identityProviderId: await providerId(context, provider) };
}

const shown = async ({ db }: Context, mailboxId: string) => ({
  body: whole((await listIdentities(db, mailboxId)).map(showIdentity)),
});

const judgement = z
  .object({
    subject: z.string(),
    holder: z.string().nullable().describe("The subject that the mailbox is linked to now."),
    refusal: z.enum(linkRefusals).nullable().describe("Why it cannot be linked; null: it can."),
    doubts: z.array(z.enum(linkDoubts)).describe("Why somebody must be sure first."),
  })
  .meta({ id: "LinkJudgement" });

const step = z
  .object({
    items: z.array(
      z.object({
        address: z.string(),
        oldSubject: z.string().nullable(),
        newSubject: z.string(),
        name: z.string(),
        outcome: z.enum(manyOutcomes),
        problem: z.string().nullable().describe("Why it is left to be looked at by itself."),
      }),
    ),
    next: z.string().nullable().describe("To be sent as `cursor` in the next call; null: all are done."),
  })
  .meta({ id: "LinkStep" });

const many = z.strictObject({ provider: slug, cursor: z.string().min(1).max(1_000).optional() });
const administrators = { roles: ["admin", "domain-admin"], area: "mailboxes" } as const;

export const identityOperations = [
  operation({
    id: "listMailboxIdentities",
    command: "identity list",
    method: "get",
    path: "/mailboxes/{address}/identities",
    ...administrators,
    summary: "The accounts at identity providers that a mailbox is linked to",
    params: byAddress,
    query: none,
    body: noBody,
    answer: listOf(identityView),
    handle: async ({ context, params }) => shown(context, (await visibleMailbox(context, params.address)).id),
  }),
  operation({
    id: "linkMailboxIdentity",
    command: "identity link",
    method: "put",
    path: "/mailboxes/{address}/identities/{provider}",
    ...administrators,
    summary: "Links a mailbox to an account at its source, in place of the one it is linked to",
    description:
      "Ends the sessions and mail connections of the person before, and unless told otherwise what that person can come " +
      "in by. Doubts, such as an old account that still exists, are answered with 409 unless `despiteDoubts`.",
    params: byProvider,
    query: none,
    body: z.strictObject({
      subject,
      keepWaysIn: linkAgainInput.shape.keepWaysIn.describe(keeps),
      despiteDoubts: linkAgainInput.shape.despiteDoubts,
    }),
    answer: listOf(identityView),
    dangerous: true,
    async handle({ context, params, body }) {
      const which = await given(context, params);
      await linkAgain(context, { ...which, ...body });
      return shown(context, which.mailboxId);
    },
  }),
  operation({
    id: "weighMailboxIdentity",
    command: "identity link",
    method: "post",
    path: "/mailboxes/{address}/identities/{provider}/preview",
    ...administrators,
    summary: "What speaks against linking a mailbox to an account; changes nothing",
    params: byProvider,
    query: none,
    body: z.strictObject({ subject }),
    answer: judgement,
    handle: async ({ context, params, body }) => ({
      body: await weighAccount(context, { ...(await given(context, params)), ...body }),
    }),
  }),
  operation({
    id: "unlinkMailboxIdentity",
    command: "identity unlink",
    method: "delete",
    path: "/mailboxes/{address}/identities/{provider}",
    ...administrators,
    summary: "Takes the link of a mailbox to an account at a provider away",
    description:
      "Where the provider is the mailbox's source, sessions and mail connections end, and unless told otherwise what the " +
      "person can come in by. Afterwards only an administrator links the mailbox, unless `linkByAddress`.",
    params: byProvider,
    query: z.strictObject({
      keepWaysIn: flag.describe(keeps),
      linkByAddress: flag.describe(
        "Whether the next account with the mailbox's address is linked by itself.",
      ),
    }),
    body: noBody,
    answer: null,
    dangerous: true,
    async handle({ context, params, query }) {
      const { keepWaysIn, linkByAddress } = query;
      await unlinkAccount(context, {
        ...(await given(context, params)),
        keepWaysIn: keepWaysIn === "true",
        linkByAddress: linkByAddress === "true",
      });
      return {};
    },
  }),
  operation({
    id: "listIdentityConflicts",
    command: "identity conflicts",
    method: "get",
    path: "/identity-conflicts",
    ...administrators,
    summary: "What identity providers say of accounts and mailboxes do not, in pages",
    params: none,
    query: z.strictObject({
      ...pageQuery,
      kind: z.enum(conflictKinds).optional(),
      provider: slug.optional(),
    }),
    body: noBody,
    answer: listOf(identityConflictView),
    async handle({ context, query }) {
      const { items, next } = await listConflictPage(context, query);
      return { body: { items: items.map(showIdentityConflict), next } };
    },
  }),
  operation({
    id: "previewIdentityLinks",
    command: "identity link-all",
    method: "post",
    path: "/identity-conflicts/preview",
    ...administrators,
    summary:
      "Which of the next waiting accounts would be linked, and why the others would not; changes nothing",
    params: none,
    query: none,
    body: many,
    answer: step,
    handle: async ({ context, body }) => ({ body: await linkManyAgain(context, { ...body, apply: false }) }),
  }),
  operation({
    id: "linkIdentities",
    command: "identity link-all",
    method: "post",
    path: "/identity-conflicts/link",
    ...administrators,
    summary: "Links the next waiting accounts against which nothing speaks",
    description: "One short step; call it again with `cursor` until `next` is null.",
    params: none,
    query: none,
    body: many.extend({ keepWaysIn: linkAgainInput.shape.keepWaysIn.describe(keeps) }),
    answer: step,
    dangerous: true,
    handle: async ({ context, body }) => ({ body: await linkManyAgain(context, { ...body, apply: true }) }),
  }),
];
