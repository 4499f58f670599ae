import { auditForms } from "@/app/(console)/[role]/(logs)/audit/audit-forms";
import { accountForms } from "@/app/(console)/[role]/account/account-forms";
import { adminForms } from "@/app/(console)/[role]/admins/admin-forms";
import { adminGroupForms } from "@/app/(console)/[role]/admins/groups/admin-group-forms";
import { aliasForms } from "@/app/(console)/[role]/aliases/alias-forms";
import { apiKeyForms } from "@/app/(console)/[role]/api-keys/new/api-key-forms";
import { appLinkForms } from "@/app/(console)/[role]/app-links/app-link-forms";
import { domainForms } from "@/app/(console)/[role]/domains/domain-forms";
import { identityForms } from "@/app/(console)/[role]/identity-conflicts/identity-forms";
import { appPasswordForms } from "@/app/(console)/[role]/mailboxes/[address]/app-password-forms";
import { mailboxForms } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-forms";
import { shareForms } from "@/app/(console)/[role]/mailboxes/[address]/sharing/share-forms";
import { templateChoiceForms } from "@/app/(console)/[role]/mailboxes/[address]/template-choice-forms";
import { newMailboxForms } from "@/app/(console)/[role]/mailboxes/new/new-mailbox-forms";
import { providerForms } from "@/app/(console)/[role]/providers/provider-forms";
import { settingForms } from "@/app/(console)/[role]/settings/setting-forms";
import { syncRunForms } from "@/app/(console)/[role]/sync-runs/sync-run-forms";
import { templateForms } from "@/app/(console)/[role]/templates/template-forms";
import type { EditResult } from "@/app/(console)/edit-outcome";
import type { FormState } from "@/app/form-state";

const all = {
  ...accountForms,
  ...adminForms,
  ...adminGroupForms,
  ...aliasForms,
  ...apiKeyForms,
  ...appLinkForms,
  ...appPasswordForms,
  ...auditForms,
  ...domainForms,
  ...identityForms,
  ...mailboxForms,
  ...newMailboxForms,
  ...providerForms,
  ...settingForms,
  ...shareForms,
  ...syncRunForms,
  ...templateChoiceForms,
  ...templateForms,
};

export type FormName = keyof typeof all;

interface Sendable<Result> {
  send(form: FormData): Promise<FormState<Result>>;
}

/** What comes of a form. */
export type ResultOf<Name extends FormName> =
  (typeof all)[Name] extends Sendable<infer Result> ? Result : never;

/** The forms that change something, and say no more than that it is done or why it is not. */
export type EditFormName = {
  [Name in FormName]: ResultOf<Name> extends EditResult ? Name : never;
}[FormName];

/** Every form of the console that one action sends (`send.ts`), by its name. */
export const forms: { readonly [Name in FormName]: Sendable<ResultOf<Name>> } = all;
