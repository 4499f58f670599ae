import { Card } from "@/app/_ui/card";
import { sourceChoices, stateChoices } from "@/app/(console)/[role]/mailboxes/[address]/consequences";
import { DecisionForm } from "@/app/(console)/[role]/mailboxes/[address]/decision-form";
import {
  setMailboxSource,
  setMailboxState,
} from "@/app/(console)/[role]/mailboxes/[address]/mailbox-actions";
import { MailboxForm } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-form";
import { settingsFields } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-form-input";
import type { mailboxSubject } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-subject";
import { PinList } from "@/app/(console)/[role]/mailboxes/[address]/pin-list";
import { TemplateChoice } from "@/app/(console)/[role]/mailboxes/[address]/template-choice";
import { inputWords, valuesOf } from "@/app/(console)/field-form";
import { fieldName } from "@/app/(console)/stale-fields";

import type { MailboxWithFacts } from "@/lib/access/queries";
import { listTemplates } from "@/lib/accounts/template/queries";
import type { requireAdminPage } from "@/lib/faces/session/admin";
import { listProviders } from "@/lib/providers/provider/queries";

interface MailboxSettingsProps {
  context: Awaited<ReturnType<typeof requireAdminPage>>["context"];
  subject: ReturnType<typeof mailboxSubject>;
  row: MailboxWithFacts;
  appPasswords: number;
}

/** What an administrator decides about a mailbox: what it is given, its state and its source. */
export async function MailboxSettings({ context, subject, row, appPasswords }: MailboxSettingsProps) {
  const [providers, templates] = await Promise.all([listProviders(context.db), listTemplates(context.db)]);
  const pins = row.pinnedFields.map((name) => ({ name, label: fieldName(name, "mailbox") }));
  const { role } = subject;
  return (
    <>
      <Card
        title="Settings"
        intro="What you change here is pinned: no template and no directory changes it back."
      >
        <div className="grid gap-6">
          <PinList subject={subject} pins={pins} />
          <MailboxForm
            subject={subject}
            stored={valuesOf(settingsFields, row)}
            words={inputWords(settingsFields)}
            pinned={row.pinnedFields}
          />
        </div>
      </Card>
      <Card title="Template" intro="Gives what it says, except for what is pinned. Look at it first.">
        {templates.length === 0 ? (
          <p className="text-sm text-muted">There are no templates yet.</p>
        ) : (
          <TemplateChoice
            owner={{ role, mailboxId: row.id }}
            templates={templates.map(({ id, name }) => ({ value: id, label: name }))}
            current={row.templateId ?? templates[0]?.id ?? ""}
          />
        )}
      </Card>
      <Decisions subject={subject} row={row} appPasswords={appPasswords} providers={providers} />
    </>
  );
}

interface DecisionsProps extends Omit<MailboxSettingsProps, "context"> {
  providers: { slug: string; name: string }[];
}

/** What reaches far: its state and its source. */
const Decisions = ({ subject, row, appPasswords, providers }: DecisionsProps) => (
  <div className="grid items-start gap-6 xl:grid-cols-2">
    <Card title="State" intro="Your decision, apart from what a directory says about the person.">
      <DecisionForm
        subject={subject}
        action={setMailboxState}
        name="adminState"
        label="State"
        current={row.adminState}
        options={stateChoices}
        question={`Change the state of ${row.address}?`}
      />
    </Card>
    <Card title="Source" intro="Who vouches for the person behind this mailbox.">
      <DecisionForm
        subject={subject}
        action={setMailboxSource}
        name="source"
        label="Source"
        current={row.identityProviderSlug ?? "local"}
        options={sourceChoices({ ...row, appPasswords }, providers)}
        question={`Change the source of ${row.address}?`}
      />
    </Card>
  </div>
);
