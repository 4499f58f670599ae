import type { z } from "zod";
import { appliedStep, mailboxPreview, templatePreview } from "@/lib/accounts/mailbox/template-operations";
import { answerOf } from "@/lib/faces/cli/answer";
import type { Answer, Call } from "@/lib/faces/cli/call";
import { commandOption } from "@/lib/faces/cli/field-option";
import type { Group } from "@/lib/faces/cli/group";
import { type Options, runWith } from "@/lib/faces/cli/operation-run";
import { said } from "@/lib/faces/cli/said";
import { asRecord, tableOf } from "@/lib/faces/cli/shown-as";
import { templateOptions } from "@/lib/faces/cli/template/options";
import type { AuditChanges } from "@/lib/platform/db/schema/audit-event";
import { words } from "@/lib/words/text";

const t = words("cli.template.apply", {
  mailbox: "only for this mailbox, whatever its current template is",
  changed: "Changed {count, plural, one {# mailbox} other {# mailboxes}}.",
});

/** `letterlock template preview | apply` */
export function addTemplateApplication(group: Group): void {
  addPreview(group);
  group.own("template.apply", {}, async (options, name = "") =>
    appliedAnswer(await applyAll(group.call, options, name)),
  );
}

/** By whether a mailbox is named one of two operations. */
function addPreview(group: Group): void {
  const { call } = group;
  const options = [commandOption("--mailbox <address>", t("mailbox")), ...templateOptions];
  group.own<Options & { mailbox?: string }>("template.preview", { options }, (given, ...args) => {
    const { mailbox: address } = given;
    if (address === undefined)
      return answerOf(call, shownPreview, "template.preview", { options }, given, args);
    const ofOne = { args: ["template"], preset: { address } };
    return answerOf(call, shownMailboxPreview, "mailbox.preview-template", ofOne, {}, args);
  });
}

const changeWords = (changes: AuditChanges): string[] =>
  Object.entries(changes).map(([name, { before, after }]) => `${name}: ${before} -> ${after}`);

const shownMailboxPreview = asRecord(mailboxPreview, [
  ["changes", ({ changes }) => changeWords(changes)],
  "pinned",
  ["noRoom", "refused"],
]);

type Preview = z.output<typeof templatePreview>;

const counts = asRecord(templatePreview, ["mailboxes", "changing", "holding"]);
const sampleTable = tableOf<Preview["sample"][number]>([
  ["mailbox", "address"],
  ["changes", ({ changes }) => changeWords(changes)],
  "pinned",
]);

const shownPreview = {
  ...counts,
  text: (preview: Preview) =>
    counts.text(preview) + (preview.sample.length > 0 ? `\n${sampleTable(preview.sample)}` : ""),
};

type Applied = Omit<z.output<typeof appliedStep>, "next">;

/** All steps; a template that is changed meanwhile ends it where the caller has named a version. */
async function applyAll(call: Call, options: Options, name: string): Promise<Applied> {
  const total: Applied = { changed: 0, refused: [] };
  for (let after: string | null | undefined; after !== null; ) {
    const step = { preset: after ? { after } : {} };
    const { output } = await runWith(call, "template.apply", step, options, [name]);
    const { changed, refused, next } = appliedStep.parse(output);
    total.changed += changed;
    total.refused.push(...refused);
    after = next;
  }
  return total;
}

const refusedTable = tableOf<Applied["refused"][number]>([
  ["noRoom", "address"],
  ["kept", "fields"],
]);

function appliedAnswer(document: Applied): Answer {
  const table = document.refused.length > 0 ? `\n${refusedTable(document.refused)}` : "";
  return { document, text: `${said(t("changed", { count: document.changed }))}\n${table}` };
}
