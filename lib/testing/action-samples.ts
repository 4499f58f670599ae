import type { ActionEntry } from "@/lib/testing/actions/action-sample";
import { aliasActions } from "@/lib/testing/actions/aliases";
import {
  adminActions,
  apiKeyForms,
  appLinkForms,
  logForms,
  providerActions,
  providerForms,
  settingForms,
  syncRunForms,
  wizardActions,
} from "@/lib/testing/actions/installation";
import {
  bulkActions,
  domainForms,
  identityActions,
  mailboxActions,
  mailboxPageActions,
  templateActions,
} from "@/lib/testing/actions/mail";
import {
  factorActions,
  ownAccountActions,
  portalReauthenticationActions,
  reauthenticationActions,
  signInActions,
} from "@/lib/testing/actions/own-account";
import { performedButtons } from "@/lib/testing/actions/performed";

/** `file#export` of a name; after a blank stands for which of several things an action is called. */
export const placeOf = (name: string): string => name.replace(/(#\w+) .*/, "$1");

/** How to call every server action, by `file below app/#export`. A new one needs a line in lib/testing/actions/. */
export const actionSamples: Record<string, ActionEntry> = {
  ...signInActions,
  ...ownAccountActions,
  ...reauthenticationActions,
  ...portalReauthenticationActions,
  ...factorActions,
  ...domainForms,
  ...mailboxActions,
  ...aliasActions,
  ...mailboxPageActions,
  ...bulkActions,
  ...identityActions,
  ...templateActions,
  ...settingForms,
  ...appLinkForms,
  ...adminActions,
  ...apiKeyForms,
  ...logForms,
  ...providerActions,
  ...wizardActions,
  ...providerForms,
  ...syncRunForms,
  ...performedButtons,
};
