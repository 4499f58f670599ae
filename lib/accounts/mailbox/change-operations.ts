import { z } from "zod";
import { applyTemplate } from "@/lib/accounts/mailbox/apply-template";
import { readyHash, typedPassword } from "@/lib/accounts/mailbox/fields";
import { setMailboxPassword } from "@/lib/accounts/mailbox/set-mailbox-password";
import { setMailboxSource } from "@/lib/accounts/mailbox/set-mailbox-source";
import { setMailboxState } from "@/lib/accounts/mailbox/set-mailbox-state";
import { mailboxSubject } from "@/lib/accounts/mailbox/subject";
import { mailboxView } from "@/lib/accounts/mailbox/view";
import { templateId } from "@/lib/accounts/template/template-id";
import { listOf, whole } from "@/lib/catalogue/list";
import { operation } from "@/lib/catalogue/operation";
import { installation } from "@/lib/catalogue/subject";
import type { Context } from "@/lib/platform/db/context";
import { adminStates } from "@/lib/platform/db/schema/mailbox";
import { AppError } from "@/lib/platform/errors";
import { providerId } from "@/lib/providers/provider/provider-id";

const maxBulk = 200;
const adminState = z.enum(adminStates);

const bulkResult = z
  .object({
    address: z.string(),
    changed: z.boolean(),
    problem: z.string().optional().describe("Code of the problem if the mailbox wasn't changed."),
  })
  .meta({ id: "BulkResult" });

async function setOneState(context: Context, address: string, state: z.output<typeof adminState>) {
  try {
    const { id } = await mailboxSubject.get(context, { address });
    await setMailboxState(context, { mailboxId: id, adminState: state });
    return { address, changed: true };
  } catch (error) {
    // One that does not exist must not keep the others from being changed.
    if (error instanceof AppError && error.status < 500)
      return { address, changed: false, problem: error.code };
    throw error;
  }
}

const administrators = {
  audience: ["superadmin", "domain-admin"],
  area: "mailboxes",
  effect: "write",
} as const;

export const mailboxChangeOperations = [
  operation({
    name: "mailbox.set-password",
    title: "Sets a mailbox's local password and signs out its sessions and mail apps",
    description: "App passwords keep working.",
    about:
      "Sets a mailbox's local password and signs out its sessions and mail apps. App passwords keep working.",
    example: "mailbox set-password alice@example.org --password-stdin < password.txt",
    ...administrators,
    permissions: ["reset-sign-in"],
    subject: mailboxSubject,
    input: z.union([
      z.strictObject({ password: typedPassword }),
      z.strictObject({ passwordHash: readyHash }),
    ]),
    output: null,
    versioned: true,
    dangerous: true,
    records: { "mailbox.set-password": "Mailbox password set" },
    run: ({ context, subject: { id }, input, expectedVersion }) =>
      setMailboxPassword(context, { mailboxId: id, expectedVersion, ...input }),
  }),
  operation({
    name: "mailbox.set-source",
    title: "Changes a mailbox's authentication source and signs out its sessions and mail apps",
    description: "The local password is kept.",
    about:
      "Changes a mailbox's authentication source and signs out its sessions and mail apps. The local password is kept.",
    example: "mailbox set-source alice@example.org keycloak",
    ...administrators,
    subject: mailboxSubject,
    input: z.strictObject({
      source: z.string().max(40).describe("`local` or the slug of an identity provider."),
    }),
    output: mailboxView.schema,
    versioned: true,
    dangerous: true,
    records: { "mailbox.set-source": "Mailbox source changed" },
    async run({ context, subject: { id, address }, input: { source }, expectedVersion }) {
      const identityProviderId = source === "local" ? null : await providerId(context, source);
      await setMailboxSource(context, { mailboxId: id, identityProviderId, expectedVersion });
      return mailboxView.again(context, { address });
    },
  }),
  operation({
    name: "mailbox.set-state",
    title: "Enables or disables a mailbox, or makes it receive-only",
    example: "mailbox disable alice@example.org",
    ...administrators,
    permissions: ["edit-mailboxes"],
    subject: mailboxSubject,
    input: z.strictObject({ adminState }),
    output: mailboxView.schema,
    versioned: true,
    records: { "mailbox.set-state": "Mailbox state changed" },
    async run({ context, subject: { id, address }, input, expectedVersion }) {
      await setMailboxState(context, { mailboxId: id, ...input, expectedVersion });
      return mailboxView.again(context, { address });
    },
  }),
  operation({
    name: "mailbox.apply-template",
    title: "Applies a template to a mailbox, except for its pinned fields",
    example: "mailbox apply-template alice@example.org staff",
    ...administrators,
    permissions: ["edit-mailboxes"],
    subject: mailboxSubject,
    input: z.strictObject({ template: z.string().max(100) }),
    output: mailboxView.schema,
    records: { "mailbox.apply-template": "Template applied" },
    async run({ context, subject: { id, address }, input }) {
      await applyTemplate(context, { mailboxId: id, templateId: await templateId(context, input.template) });
      return mailboxView.again(context, { address });
    },
  }),
  operation({
    name: "mailbox.set-states",
    title: "Enables or disables several mailboxes, or makes them receive-only",
    description: "Each mailbox is changed separately, so some can fail while others succeed.",
    example: "mailbox disable alice@example.org",
    ...administrators,
    subject: installation,
    input: z.strictObject({ addresses: z.array(z.string().max(320)).min(1).max(maxBulk), adminState }),
    output: listOf(bulkResult),
    dangerous: true,
    async run({ context, input }) {
      const results = [];
      for (const address of new Set(input.addresses))
        results.push(await setOneState(context, address, input.adminState));
      return { output: whole(results) };
    },
  }),
];
