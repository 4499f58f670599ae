import { Card } from "@/app/_ui/card";
import { getSay, getWords } from "@/app/_words/get-words";
import { MailboxForm } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-form";
import { settingsFields } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-forms";
import type { OfMailbox } from "@/app/(console)/[role]/mailboxes/[address]/of-mailbox";
import { PinList } from "@/app/(console)/[role]/mailboxes/[address]/pin-list";
import { TemplateChoice } from "@/app/(console)/[role]/mailboxes/[address]/template-choice";
import { inputWords, valuesOf } from "@/app/(console)/field-form";
import { fieldName } from "@/app/(console)/stale-fields";
import { listTemplates } from "@/lib/accounts/template/queries";
import { personFields } from "@/lib/providers/settings/person-fields";
import { words } from "@/lib/words/text";

const settingsWords = words("console.mailboxes.settings", {
  settings: "Settings",
  settingsHint: "Fields you change here are pinned: templates and the directory no longer change them.",
  template: "Template",
  templateHint: "Applies everything the template sets except pinned fields. Preview the changes first.",
  noTemplates: "No templates yet.",
});

/** What a mailbox is given, and the template that gives it. */
export async function MailboxSettings({ context, role, row, subject }: OfMailbox) {
  const templates = await listTemplates(context.db);
  const say = await getSay();
  const pins = row.pinnedFields.map((name) => ({ name, label: say(fieldName(name, "mailbox")) }));
  const t = await getWords(settingsWords);
  return (
    <>
      <Card title={t("settings")} intro={t("settingsHint")} gap={6}>
        <PinList subject={subject} pins={pins} />
        <MailboxForm
          subject={subject}
          stored={valuesOf(settingsFields, row)}
          words={await inputWords(settingsFields)}
          person={Object.keys(personFields)}
          pinned={row.pinnedFields}
        />
      </Card>
      <Card title={t("template")} intro={t("templateHint")}>
        {templates.length === 0 ? (
          <p className="text-sm text-muted">{t("noTemplates")}</p>
        ) : (
          <TemplateChoice
            owner={{ role, mailboxId: row.id }}
            templates={templates.map(({ id, name }) => ({ value: id, label: name }))}
            current={row.templateId ?? templates[0]?.id ?? ""}
          />
        )}
      </Card>
    </>
  );
}
