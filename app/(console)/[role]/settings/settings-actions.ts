"use server";

import { revalidatePath } from "next/cache";
import {
  accessForm,
  brandingForm,
  contactsForm,
  loginPageForm,
  logoChange,
  logsForm,
  passwordPolicyForm,
} from "@/app/(console)/[role]/settings/settings-form-input";
import type { EditState } from "@/app/(console)/edit-outcome";
import type { FormInput } from "@/app/(console)/form-input";
import { submit } from "@/app/(console)/submit";
import { formAction } from "@/app/form-action";
import { registry } from "@/lib/faces/registry";
import type { SettingName } from "@/lib/platform/settings/groups";
import { setSettings } from "@/lib/upkeep/settings/set-settings";

const contactHint = "Write up to five, one per line: https://…, a mail address, or tel:+….";

interface Saving<Sent> {
  /** What changes by what was sent; left out: all of it. */
  changes?(sent: Omit<Sent, "expectedVersion">): Promise<Record<string, unknown>>;
}

/** The action of a group's form: changes the group, and shows every page with it. */
const saving = <Sent extends { expectedVersion: number }>(
  operation: string,
  name: SettingName,
  input: FormInput<Sent>,
  { changes = async (sent) => sent }: Saving<Sent> = {},
) =>
  submit(registry.named(operation), input, {
    async run({ context, sent: { expectedVersion, ...sent } }) {
      await setSettings(context, { name, expectedVersion, changes: await changes(sent) });
      revalidatePath("/", "layout");
    },
  });

const saveBranding = saving("branding-settings.update", "branding", brandingForm, {
  changes: async ({ name, colour, ...logo }) => ({ name, colour, ...(await logoChange(logo)) }),
});

/** Changes the installation's name, logo and colour. */
export const setBranding = formAction(async (before: EditState, form: FormData): Promise<EditState> => {
  const state = await saveBranding(before, form);
  const { "logo.base64": picture, "logo.mediaType": kind, ...fields } = state.fields ?? {};
  if (!picture && !kind) return state;
  return {
    ...state,
    fields: { ...fields, logo: kind ? "Must be a PNG or an SVG picture." : (picture ?? "") },
  };
});

/** Changes what the login page offers. */
export const setLoginPage = saving("login-page-settings.update", "loginPage", loginPageForm);

const saveContacts = saving("contacts-settings.update", "contacts", contactsForm);

/** Changes where to report a weakness. */
export const setContacts = formAction(async (before: EditState, form: FormData): Promise<EditState> => {
  const state = await saveContacts(before, form);
  const wrong = Object.keys(state.fields ?? {}).find((field) => field.startsWith("security"));
  return wrong ? { ...state, fields: { security: contactHint } } : state;
});

/** Changes what new passwords must be. */
export const setPasswordPolicy = saving(
  "password-policy-settings.update",
  "passwordPolicy",
  passwordPolicyForm,
);

/** Changes how long logs are kept; traces go by it, so only for a fresh proof. */
export const setLogs = saving("logs-settings.update", "logs", logsForm);

/** Changes from where and with what administrators come in; asks for a fresh proof. */
export const setAccess = saving("access-settings.update", "access", accessForm);
