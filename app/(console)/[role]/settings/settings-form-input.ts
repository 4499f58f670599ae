import { z } from "zod";
import { typedNetworks } from "@/app/(console)/typed-networks";

const expectedVersion = z.coerce.number().int();
const ticked = z.literal("on").optional().transform(Boolean);

/** The form of the branding, as a browser sends it; an empty colour is the product's own. */
export const brandingForm = z.object({
  expectedVersion,
  name: z.string(),
  colour: z
    .string()
    .trim()
    .transform((text) => (text === "" ? null : text)),
  logo: z.instanceof(File).optional(),
  removeLogo: ticked,
});

export const loginPageForm = z.object({
  expectedVersion,
  hidePasswordForm: ticked,
  redirectToProvider: ticked,
  showAdminLinks: ticked,
});

export const passwordPolicyForm = z.object({
  expectedVersion,
  minLength: z
    .string()
    .trim()
    .regex(/^\d{1,4}$/, "Enter a number.")
    .transform(Number),
  refuseCommon: ticked,
});

const typedDays = z
  .string()
  .trim()
  .regex(/^\d{1,5}$/, "Enter a number.")
  .transform(Number);

export const logsForm = z.object({
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

export const accessForm = z.object({
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

export const contactsForm = z.object({ expectedVersion, security: typedContacts });

type LogoChange = { logo?: { mediaType: string; base64: string } | null };

/** What becomes of the logo: a chosen file replaces it, a tick removes it, else it stays. */
export async function logoChange({
  logo,
  removeLogo,
}: Pick<z.output<typeof brandingForm>, "logo" | "removeLogo">): Promise<LogoChange> {
  if (logo && logo.size > 0) {
    const base64 = Buffer.from(await logo.arrayBuffer()).toString("base64");
    return { logo: { mediaType: logo.type, base64 } };
  }
  return removeLogo ? { logo: null } : {};
}
