"use server";

import { revalidatePath } from "next/cache";
import type { z } from "zod";
import {
  accessForm,
  brandingForm,
  contactsForm,
  loginPageForm,
  logoChange,
  logsForm,
  passwordPolicyForm,
} from "@/app/(console)/[role]/settings/settings-form-input";
import { type EditState, editOutcome, typedValues } from "@/app/(console)/edit-outcome";
import { formAction } from "@/app/form-action";
import { fieldProblems } from "@/app/form-state";
import { adminContext, provenAdminContext } from "@/lib/faces/session/admin";
import { setSettings } from "@/lib/platform/settings/set-settings";

const contactHint = "Write up to five, one per line: https://…, a mail address, or tel:+….";

type Saving<Sent> = (sent: Sent) => Promise<Parameters<typeof setSettings>>;

/** Reads a group's form, changes the group, and shows every page with it. */
async function save<Schema extends z.ZodType>(
  schema: Schema,
  form: FormData,
  saving: Saving<z.output<Schema>>,
): Promise<EditState> {
  const sent = schema.safeParse(Object.fromEntries(form));
  if (!sent.success) return { fields: fieldProblems(sent.error), values: typedValues(form) };
  return editOutcome(form, async () => {
    await setSettings(...(await saving(sent.data)));
    revalidatePath("/", "layout");
  });
}

/** Changes the installation's name, logo and colour. */
export const changeBranding = formAction(async (_before: EditState, form: FormData): Promise<EditState> => {
  const state = await save(brandingForm, form, async ({ expectedVersion, name, colour, ...logo }) => {
    const { context } = await adminContext("superadmin");
    const changes = { name, colour, ...(await logoChange(logo)) };
    return [context, { name: "branding", expectedVersion, changes }];
  });
  const { "logo.base64": picture, "logo.mediaType": kind, ...fields } = state.fields ?? {};
  if (!picture && !kind) return state;
  return {
    ...state,
    fields: { ...fields, logo: kind ? "Must be a PNG or an SVG picture." : (picture ?? "") },
  };
});

/** Changes what the login page offers. */
export const changeLoginPage = formAction(async (_before: EditState, form: FormData): Promise<EditState> => {
  return save(loginPageForm, form, async ({ expectedVersion, ...changes }) => {
    const { context } = await adminContext("superadmin");
    return [context, { name: "loginPage", expectedVersion, changes }];
  });
});

/** Changes where to report a weakness. */
export const changeContacts = formAction(async (_before: EditState, form: FormData): Promise<EditState> => {
  const state = await save(contactsForm, form, async ({ expectedVersion, ...changes }) => {
    const { context } = await adminContext("superadmin");
    return [context, { name: "contacts", expectedVersion, changes }];
  });
  const wrong = Object.keys(state.fields ?? {}).find((field) => field.startsWith("security"));
  return wrong ? { ...state, fields: { security: contactHint } } : state;
});

/** Changes what new passwords must be. */
export const changePasswordPolicy = formAction(
  async (_before: EditState, form: FormData): Promise<EditState> => {
    return save(passwordPolicyForm, form, async ({ expectedVersion, ...changes }) => {
      const { context } = await adminContext("superadmin");
      return [context, { name: "passwordPolicy", expectedVersion, changes }];
    });
  },
);

/** Changes how long logs are kept; traces go by it, so only for a fresh proof. */
export const changeLogs = formAction(async (_before: EditState, form: FormData): Promise<EditState> => {
  return save(logsForm, form, async ({ expectedVersion, ...changes }) => {
    const { context } = await provenAdminContext("superadmin");
    return [context, { name: "logs", expectedVersion, changes }];
  });
});

/** Changes from where and with what administrators come in; asks for a fresh proof. */
export const changeAccess = formAction(async (_before: EditState, form: FormData): Promise<EditState> => {
  return save(accessForm, form, async ({ expectedVersion, ...changes }) => {
    const { context } = await provenAdminContext("superadmin");
    return [context, { name: "access", expectedVersion, changes }];
  });
});
