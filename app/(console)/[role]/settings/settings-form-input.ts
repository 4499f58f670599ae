import { z } from "zod";
import { inputsOf } from "@/app/(console)/field-form";
import { expectedVersion, formInput, ticked, typedLines } from "@/app/(console)/form-input";
import { settingFields } from "@/lib/upkeep/settings/fields";

const { logo: _, ...nameAndColour } = settingFields.branding;

/** The form of the branding, as a browser sends it; an empty colour is the product's own. */
export const brandingForm = formInput({
  expectedVersion,
  ...inputsOf(nameAndColour),
  logo: z.instanceof(File).optional(),
  removeLogo: ticked,
});

export const loginPageForm = formInput({ expectedVersion, ...inputsOf(settingFields.loginPage) });
export const passwordPolicyForm = formInput({ expectedVersion, ...inputsOf(settingFields.passwordPolicy) });
export const logsForm = formInput({ expectedVersion, ...inputsOf(settingFields.logs) });
export const accessForm = formInput({ expectedVersion, ...inputsOf(settingFields.access) });

export const notificationsForm = formInput({ expectedVersion, ...inputsOf(settingFields.notifications) });

/** One per line; a mail address may stand by itself. */
const typedContacts = typedLines.transform((typed) =>
  typed.map((text) => (text.includes("@") && !text.includes(":") ? `mailto:${text}` : text)),
);

export const contactsForm = formInput({ expectedVersion, security: typedContacts });

type SentLogo = { logo?: File | undefined; removeLogo: boolean };
type LogoChange = { logo?: { mediaType: string; base64: string } | null };

/** What becomes of the logo: a chosen file replaces it, a tick removes it, else it stays. */
export async function logoChange({ logo, removeLogo }: SentLogo): Promise<LogoChange> {
  if (logo && logo.size > 0) {
    const base64 = Buffer.from(await logo.arrayBuffer()).toString("base64");
    return { logo: { mediaType: logo.type, base64 } };
  }
  return removeLogo ? { logo: null } : {};
}
