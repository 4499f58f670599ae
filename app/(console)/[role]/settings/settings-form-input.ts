import { z } from "zod";
import { expectedVersion, formInput, optionalText, ticked } from "@/app/(console)/form-input";
import { typedNetworks } from "@/app/(console)/typed-networks";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const inputWords = words("console.settings.input", { number: "Enter a number." });

/** The form of the branding, as a browser sends it; an empty colour is the product's own. */
export const brandingForm = formInput({
  expectedVersion,
  name: z.string(),
  colour: optionalText,
  logo: z.instanceof(File).optional(),
  removeLogo: ticked,
});

export const loginPageForm = formInput({
  expectedVersion,
  hidePasswordForm: ticked,
  redirectToProvider: ticked,
  showAdminLinks: ticked,
});

export const passwordPolicyForm = formInput({
  expectedVersion,
  minLength: z
    .string()
    .trim()
    .regex(/^\d{1,4}$/, message(inputWords("number")))
    .transform(Number),
  refuseCommon: ticked,
});

const typedDays = z
  .string()
  .trim()
  .regex(/^\d{1,5}$/, message(inputWords("number")))
  .transform(Number);

export const logsForm = formInput({
  expectedVersion,
  loginDays: typedDays,
  syncRunDays: typedDays,
  /** Empty: for good. */
  auditDays: z.union([
    z
      .string()
      .trim()
      .length(0)
      .transform(() => null),
    typedDays,
  ]),
});

export const accessForm = formInput({
  expectedVersion,
  adminNetworks: typedNetworks,
  domainAdminNetworks: typedNetworks,
  adminSecondFactor: ticked,
  domainAdminSecondFactor: ticked,
});

/** One per line; a mail address may stand by itself. */
const typedContacts = z.string().transform((typed) =>
  typed
    .split(/\s+/)
    .filter(Boolean)
    .map((text) => (text.includes("@") && !text.includes(":") ? `mailto:${text}` : text)),
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
