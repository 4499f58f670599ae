import { Card } from "@/app/_ui/card";
import { getSay, getWords } from "@/app/_words/get-words";
import {
  saidChoices,
  sourceChoices,
  stateChoices,
} from "@/app/(console)/[role]/mailboxes/[address]/consequences";
import { DecisionForm } from "@/app/(console)/[role]/mailboxes/[address]/decision-form";
import {
  setMailboxSource,
  setMailboxState,
} from "@/app/(console)/[role]/mailboxes/[address]/mailbox-actions";
import { MailboxForm } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-form";
import { settingsFields } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-form-input";
import { mailboxSubject, type OfMailbox } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-subject";
import { PinList } from "@/app/(console)/[role]/mailboxes/[address]/pin-list";
import { TemplateChoice } from "@/app/(console)/[role]/mailboxes/[address]/template-choice";
import { inputWords, valuesOf } from "@/app/(console)/field-form";
import { offered } from "@/app/(console)/offered";
import { fieldName } from "@/app/(console)/stale-fields";
import { listTemplates } from "@/lib/accounts/template/queries";
import { listProviders } from "@/lib/providers/provider/queries";
import { personFields } from "@/lib/providers/settings/person-fields";
import { words } from "@/lib/words/text";

const settingsWords = words("console.mailboxes.settings", {
  settings: "Settings",
  settingsHint: "Fields you change here are pinned: templates and the directory no longer change them.",
  template: "Template",
  templateHint: "Applies everything the template sets except pinned fields. Preview the changes first.",
  noTemplates: "No templates yet.",
  state: "State",
  stateHint: "Set by administrators, independent of the user's status in the directory.",
  askState: "Change the state of {address}?",
  source: "Authentication source",
  sourceHint: "Where this user's identity is verified.",
  askSource: "Change the authentication source of {address}?",
});

interface MailboxSettingsProps extends OfMailbox {
  appPasswords: number;
}

/** What an administrator decides about a mailbox: what it is given, its state and its source. */
export async function MailboxSettings({ context, role, row, appPasswords }: MailboxSettingsProps) {
  const subject = mailboxSubject(role, row);
  const [providers, templates] = await Promise.all([listProviders(context.db), listTemplates(context.db)]);
  const say = await getSay();
  const pins = row.pinnedFields.map((name) => ({ name, label: say(fieldName(name, "mailbox")) }));
  const t = await getWords(settingsWords);
  return (
    <>
      <Card title={t("settings")} intro={t("settingsHint")}>
        <div className="grid gap-6">
          <PinList subject={subject} pins={pins} />
          <MailboxForm
            subject={subject}
            stored={valuesOf(settingsFields, row)}
            words={await inputWords(settingsFields)}
            person={Object.keys(personFields)}
            pinned={row.pinnedFields}
          />
        </div>
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
      <Decisions
        subject={subject}
        row={row}
        appPasswords={appPasswords}
        providers={offered(context, "mailbox.set-source", row.domainName) ? providers : null}
      />
    </>
  );
}

interface DecisionsProps extends Omit<MailboxSettingsProps, "context" | "role"> {
  subject: ReturnType<typeof mailboxSubject>;
  /** From which a source can be chosen; null: not by whoever looks. */
  providers: { slug: string; name: string }[] | null;
}

/** What reaches far: its state and its source. */
async function Decisions({ subject, row, appPasswords, providers }: DecisionsProps) {
  const t = await getWords(settingsWords);
  const say = await getSay();
  return (
    <div className="grid items-start gap-6 xl:grid-cols-2">
      <Card title={t("state")} intro={t("stateHint")}>
        <DecisionForm
          subject={subject}
          action={setMailboxState}
          name="adminState"
          label={t("state")}
          current={row.adminState}
          options={saidChoices(stateChoices, say)}
          question={t("askState", { address: row.address })}
        />
      </Card>
      {providers ? (
        <Card title={t("source")} intro={t("sourceHint")}>
          <DecisionForm
            subject={subject}
            action={setMailboxSource}
            name="source"
            label={t("source")}
            current={row.identityProviderSlug ?? "local"}
            options={saidChoices(sourceChoices({ ...row, appPasswords }, providers), say)}
            question={t("askSource", { address: row.address })}
          />
        </Card>
      ) : null}
    </div>
  );
}
