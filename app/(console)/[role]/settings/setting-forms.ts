import { z } from "zod";
import { getWords } from "@/app/_words/get-words";
import type { EditResult } from "@/app/(console)/edit-outcome";
import { inputsOf } from "@/app/(console)/field-form";
import { type FormInput, formInput, ticked, typedLines } from "@/app/(console)/form-input";
import type { ReadForm } from "@/app/(console)/received-form";
import { submit } from "@/app/(console)/submit";
import { type SettingName, settingSlug } from "@/lib/platform/settings/groups";
import { settingFields } from "@/lib/upkeep/settings/fields";
import { words } from "@/lib/words/text";

const actionWords = words("console.settings.actions", {
  logoKind: "Choose a PNG or SVG image.",
  contacts: "Enter up to five contacts, one per line: an https:// page, an email address, or tel:+….",
});

/** The form of a group, which every page may show. */
const saving = <Sent extends object>(
  name: SettingName,
  input: FormInput<Sent>,
  asks: (sent: Sent) => Promise<object> = async (sent) => sent,
) => submit(`${settingSlug(name)}-settings.update`, input, { everywhere: true, asks });

type Problems = Record<string, string>;

/** The same form, where the operation calls some of its inputs otherwise. */
const marking = <Sent>(
  { input, send }: ReadForm<Sent, EditResult>,
  marked: (problems: Problems) => Promise<Problems>,
): ReadForm<Sent, EditResult> => ({
  input,
  async send(form) {
    const state = await send(form);
    return state.fields ? { ...state, fields: await marked(state.fields) } : state;
  },
});

const { logo: _, ...nameAndColour } = settingFields.branding;

/** An empty colour is the product's own. */
const branding = formInput({
  ...inputsOf(nameAndColour),
  logo: z.instanceof(File).optional(),
  removeLogo: ticked,
});

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

const savedBranding = saving("branding", branding, async ({ logo, removeLogo, ...sent }) => ({
  ...sent,
  ...(await logoChange({ logo, removeLogo })),
}));

async function logoMarked({ "logo.base64": picture, "logo.mediaType": kind, ...problems }: Problems) {
  if (!picture && !kind) return problems;
  const t = await getWords(actionWords);
  return { ...problems, logo: kind ? t("logoKind") : (picture ?? "") };
}

/** One per line; a mail address may stand by itself. */
const typedContacts = typedLines.transform((typed) =>
  typed.map((text) => (text.includes("@") && !text.includes(":") ? `mailto:${text}` : text)),
);

async function contactsMarked(problems: Problems): Promise<Problems> {
  const isWrong = Object.keys(problems).some((field) => field.startsWith("security"));
  return isWrong ? { security: (await getWords(actionWords))("contacts") } : problems;
}

const plain = <Name extends Exclude<SettingName, "branding" | "contacts">>(name: Name) =>
  saving(name, formInput(inputsOf(settingFields[name])));

/** A group of settings each. */
export const settingForms = {
  setBranding: marking(savedBranding, logoMarked),
  setLoginPage: plain("loginPage"),
  setContacts: marking(saving("contacts", formInput({ security: typedContacts })), contactsMarked),
  setPasswordPolicy: plain("passwordPolicy"),
  setLogs: plain("logs"),
  setNotifications: plain("notifications"),
  setAccess: plain("access"),
};
