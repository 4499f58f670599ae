import type { Command } from "commander";
import { getMailboxByAddress } from "@/lib/access/queries";
import { type AppliedStep, applyTemplateToAll } from "@/lib/accounts/mailbox/apply-template-to-all";
import { previewTemplate } from "@/lib/accounts/mailbox/preview-template";
import { type PreviewForAll, previewTemplateForAll } from "@/lib/accounts/mailbox/preview-template-for-all";
import { withFlags } from "@/lib/accounts/template/given-shapes";
import { getTemplateByName } from "@/lib/accounts/template/queries";
import type { Answer, Call } from "@/lib/faces/cli/call";
import { addCommand, answering } from "@/lib/faces/cli/command";
import { givenBy, templateOptions } from "@/lib/faces/cli/template/options";
import { recordText, tableText } from "@/lib/faces/cli/text";
import type { AuditChanges } from "@/lib/platform/db/schema/audit-event";

interface PreviewOptions extends Record<string, unknown> {
  mailbox?: string;
}

/** `letterlock template preview | apply` */
export function addTemplateApplication(group: Command, call: Call): void {
  const preview = addCommand(group, {
    usage: "preview <name>",
    about: "Shows what applying a template would change; with options, as if it said that.",
    example: "template preview staff --quota 30G",
  }).option("--mailbox <address>", "only for this mailbox, whichever template it has now");
  for (const option of templateOptions) option.add(preview, false);
  preview.action(
    answering<PreviewOptions>(call, async (options, name) => {
      const { id: templateId } = await getTemplateByName(call.db, name);
      if (options.mailbox !== undefined) return previewOne(call, templateId, options.mailbox);
      const input = { templateId, ...withFlags(givenBy(options)) };
      return previewAnswer(await previewTemplateForAll(call.context, input));
    }),
  );
  addCommand(group, {
    usage: "apply <name>",
    about: "Applies a template to all mailboxes that have it, but for their pinned fields.",
    example: "template apply staff",
  }).action(
    answering(call, async (_, name) => {
      const { id: templateId } = await getTemplateByName(call.db, name);
      return appliedAnswer(await applyAll(call, templateId));
    }),
  );
}

async function previewOne(call: Call, templateId: string, address: string): Promise<Answer> {
  const { id: mailboxId } = await getMailboxByAddress(call.db, address);
  const document = await previewTemplate(call.context, { mailboxId, templateId });
  const { changes, pinned, refused } = document;
  return {
    document,
    text: recordText([
      ["changes", changeWords(changes)],
      ["pinned", pinned],
      ["no room in the domain", refused],
    ]),
  };
}

const changeWords = (changes: AuditChanges): string[] =>
  Object.entries(changes).map(([name, { before, after }]) => `${name}: ${before} -> ${after}`);

function previewAnswer(document: PreviewForAll): Answer {
  const { mailboxes, changing, holding, sample } = document;
  const counts = recordText([
    ["mailboxes", mailboxes],
    ["would change", changing],
    ["hold something pinned", holding],
  ]);
  const rows = sample.map(({ address, changes, pinned }) => [address, changeWords(changes), pinned]);
  const table = rows.length > 0 ? `\n${tableText(["MAILBOX", "CHANGES", "PINNED"], rows)}` : "";
  return { document, text: counts + table };
}

async function applyAll(call: Call, templateId: string): Promise<Omit<AppliedStep, "next">> {
  const total: Omit<AppliedStep, "next"> = { changed: 0, refused: [] };
  for (let after: string | undefined; ; ) {
    const { changed, refused, next } = await applyTemplateToAll(call.context, { templateId, after });
    total.changed += changed;
    total.refused.push(...refused);
    if (next === null) return total;
    after = next;
  }
}

function appliedAnswer(document: Omit<AppliedStep, "next">): Answer {
  const rows = document.refused.map(({ address, fields }) => [address, fields]);
  const table = rows.length > 0 ? `\n${tableText(["NO ROOM IN THE DOMAIN", "KEPT"], rows)}` : "";
  return { document, text: `Changed ${document.changed} mailboxes.\n${table}` };
}
