import { z } from "zod";
import { adminRole } from "@/lib/accounts/admin-account/role";

const ticked = z.literal("on").optional().transform(Boolean);
const subject = { adminId: z.uuid(), expectedVersion: z.coerce.number().int() };

/** What a browser sends, with the domains, which may come several times, as a list. */
export const sentAdmin = (form: FormData) => ({
  ...Object.fromEntries(form),
  domains: form.getAll("domains"),
});

/** The form of a new administrator; a superadmin is given no domains, since it administers all. */
export const newAdminForm = z.object({
  login: z.string().trim().min(1, "Enter an e-mail address."),
  displayName: z.string(),
  role: adminRole,
  /** Empty: nobody knows one until the person has chosen it by a link. */
  password: z.string(),
  domains: z.array(z.string()),
  mayOpenAs: ticked,
});

/** The form of an administrator's name and permission. */
export const adminForm = z.object({ ...subject, displayName: z.string(), mayOpenAs: ticked });

/** The form of a domain admin's domains. */
export const adminDomainsForm = z.object({ ...subject, domains: z.array(z.string()) });

/** The form that switches an administrator on or off. */
export const adminStateForm = z.object({ ...subject, active: z.enum(["on", "off"]) });

/** The form that makes an administrator a superadmin or a domain admin. */
export const adminRoleForm = z.object({ ...subject, role: adminRole });

export const adminPasswordForm = z.object({
  adminId: subject.adminId,
  password: z.string().min(1, "Enter a password."),
});

/** Whom something is done to that needs no version. */
export const oneAdmin = z.object({ adminId: subject.adminId });

/** Who is deleted; the login must have been typed. */
export const adminDeletion = z
  .object({ ...subject, login: z.string(), confirmation: z.string() })
  .refine(({ login, confirmation }) => login === confirmation.trim().toLowerCase(), {
    path: ["confirmation"],
    message: "This is not the login.",
  });
