import { z } from "zod";
import { applyTemplate } from "@/lib/accounts/mailbox/apply-template";
import { readyHash, typedPassword } from "@/lib/accounts/mailbox/fields";
import { setMailboxPassword } from "@/lib/accounts/mailbox/set-mailbox-password";
import { setMailboxSource } from "@/lib/accounts/mailbox/set-mailbox-source";
import { setMailboxState } from "@/lib/accounts/mailbox/set-mailbox-state";
import { visibleMailbox } from "@/lib/accounts/mailbox/visible-mailbox";
import { none, operation } from "@/lib/faces/rest/operation";
import { providerId, templateId } from "@/lib/faces/rest/operations/given-fields";
import { byAddress, shownMailbox } from "@/lib/faces/rest/operations/visible-mailbox";
import { listOf, whole } from "@/lib/faces/rest/page";
import { mailboxView } from "@/lib/faces/rest/views/mailbox";
import type { Context } from "@/lib/platform/db/context";
import { adminStates } from "@/lib/platform/db/schema/mailbox";
import { AppError } from "@/lib/platform/errors";

const maxBulk = 200;
const adminState = z.enum(adminStates);

const bulkResult = z
  .object({
    address: z.string(),
    changed: z.boolean(),
    problem: z.string().optional().describe("The code of the problem, for one that was not changed."),
  })
  .meta({ id: "BulkResult" });

async function setOneState(context: Context, address: string, state: z.output<typeof adminState>) {
  try {
    const { id } = await visibleMailbox(context, address);
    await setMailboxState(context, { mailboxId: id, adminState: state });
    return { address, changed: true };
  } catch (error) {
    // One that does not exist must not keep the others from being changed.
    if (error instanceof AppError && error.status < 500)
      return { address, changed: false, problem: error.code };
    throw error;
  }
}

export const mailboxChangeOperations = [
  operation({
    id: "setMailboxPassword",
    command: "mailbox set-password",
    method: "put",
    path: "/mailboxes/{address}/password",
    roles: ["admin", "domain-admin"],
    area: "mailboxes",
    summary: "Sets the local password of a mailbox and ends its sessions and mail connections",
    params: byAddress,
    query: none,
    body: z.union([z.strictObject({ password: typedPassword }), z.strictObject({ passwordHash: readyHash })]),
    answer: null,
    versioned: true,
    dangerous: true,
    async handle({ context, params, body, expectedVersion }) {
      const { id: mailboxId } = await visibleMailbox(context, params.address);
      await setMailboxPassword(context, { mailboxId, expectedVersion, ...body });
      return {};
    },
  }),
  operation({
    id: "setMailboxSource",
    command: "mailbox set-source",
    method: "put",
    path: "/mailboxes/{address}/source",
    roles: ["admin", "domain-admin"],
    area: "mailboxes",
    summary: "Sets who vouches for the person behind a mailbox, and ends its sessions and mail connections",
    params: byAddress,
    query: none,
    body: z.strictObject({
      source: z.string().max(40).describe("`local` or the slug of an identity provider."),
    }),
    answer: mailboxView,
    versioned: true,
    dangerous: true,
    async handle({ context, params: { address }, body: { source }, expectedVersion }) {
      const { id: mailboxId } = await visibleMailbox(context, address);
      const identityProviderId = source === "local" ? null : await providerId(context, source);
      await setMailboxSource(context, { mailboxId, identityProviderId, expectedVersion });
      return shownMailbox(context, address);
    },
  }),
  operation({
    id: "setMailboxState",
    command: "mailbox disable",
    method: "put",
    path: "/mailboxes/{address}/state",
    roles: ["admin", "domain-admin"],
    area: "mailboxes",
    summary: "Sets the administrator's state of a mailbox",
    params: byAddress,
    query: none,
    body: z.strictObject({ adminState }),
    answer: mailboxView,
    versioned: true,
    async handle({ context, params: { address }, body, expectedVersion }) {
      const { id: mailboxId } = await visibleMailbox(context, address);
      await setMailboxState(context, { mailboxId, adminState: body.adminState, expectedVersion });
      return shownMailbox(context, address);
    },
  }),
  operation({
    id: "applyTemplate",
    command: "mailbox apply-template",
    method: "post",
    path: "/mailboxes/{address}/apply-template",
    roles: ["admin", "domain-admin"],
    area: "mailboxes",
    summary: "Gives a mailbox what a template says, but for its pinned fields",
    params: byAddress,
    query: none,
    body: z.strictObject({ template: z.string().max(100) }),
    answer: mailboxView,
    async handle({ context, params: { address }, body }) {
      const { id: mailboxId } = await visibleMailbox(context, address);
      await applyTemplate(context, { mailboxId, templateId: await templateId(context, body.template) });
      return shownMailbox(context, address);
    },
  }),
  operation({
    id: "setMailboxStates",
    command: "mailbox disable",
    method: "post",
    path: "/mailbox-states",
    roles: ["admin", "domain-admin"],
    area: "mailboxes",
    summary: "Sets the administrator's state of many mailboxes, each by itself",
    params: none,
    query: none,
    body: z.strictObject({ addresses: z.array(z.string().max(320)).min(1).max(maxBulk), adminState }),
    answer: listOf(bulkResult),
    dangerous: true,
    async handle({ context, body }) {
      const results = [];
      for (const address of new Set(body.addresses))
        results.push(await setOneState(context, address, body.adminState));
      return { body: whole(results) };
    },
  }),
];
