"use server";

import { getWords } from "@/app/_words/get-words";
import {
  accessForm,
  brandingForm,
  contactsForm,
  loginPageForm,
  logoChange,
  logsForm,
  notificationsForm,
  passwordPolicyForm,
} from "@/app/(console)/[role]/settings/settings-form-input";
import type { EditState } from "@/app/(console)/edit-outcome";
import type { FormInput } from "@/app/(console)/form-input";
import { submit } from "@/app/(console)/submit";
import { formAction } from "@/app/form-action";
import { type SettingName, settingSlug } from "@/lib/platform/settings/groups";
import { words } from "@/lib/words/text";

const actionWords = words("console.settings.actions", {
  logoKind: "Choose a PNG or SVG image.",
  contacts: "Enter up to five contacts, one per line: an https:// page, an email address, or tel:+….",
});

/** The action of a group's form, which every page may show. */
const saving = <Sent extends object>(
  name: SettingName,
  input: FormInput<Sent>,
  asks?: (sent: Sent) => Promise<object>,
) =>
  submit(`${settingSlug(name)}-settings.update`, input, { shows: "everywhere", ...(asks ? { asks } : {}) });

const saveBranding = saving("branding", brandingForm, async ({ logo, removeLogo, ...sent }) => ({
  ...sent,
  ...(await logoChange({ logo, removeLogo })),
}));

/** Changes the installation's name, logo and colour. */
export const setBranding = formAction(async (before: EditState, form: FormData): Promise<EditState> => {
  const state = await saveBranding(before, form);
  const { "logo.base64": picture, "logo.mediaType": kind, ...fields } = state.fields ?? {};
  if (!picture && !kind) return state;
  const t = await getWords(actionWords);
  return { ...state, fields: { ...fields, logo: kind ? t("logoKind") : (picture ?? "") } };
});

/** Changes what the login page offers. */
export const setLoginPage = saving("loginPage", loginPageForm);

const saveContacts = saving("contacts", contactsForm);

/** Changes where to report a weakness. */
export const setContacts = formAction(async (before: EditState, form: FormData): Promise<EditState> => {
  const state = await saveContacts(before, form);
  const wrong = Object.keys(state.fields ?? {}).find((field) => field.startsWith("security"));
  if (!wrong) return state;
  const t = await getWords(actionWords);
  return { ...state, fields: { security: t("contacts") } };
});

/** Changes what new passwords must be. */
export const setPasswordPolicy = saving("passwordPolicy", passwordPolicyForm);

/** Changes how long logs are kept; traces go by it, so only for re-authentication. */
export const setLogs = saving("logs", logsForm);

/** Changes whether people are sent mails about their account. */
export const setNotifications = saving("notifications", notificationsForm);

/** Changes from where and with what administrators come in; asks for re-authentication. */
export const setAccess = saving("access", accessForm);
