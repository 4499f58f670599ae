import { z } from "zod";
import { inputsOf } from "@/app/(console)/field-form";
import { expectedVersion, formInput, secretInput } from "@/app/(console)/form-input";
import { adminFields } from "@/lib/accounts/admin-account/fields";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const inputWords = words("console.admins.input", {
  login: "Enter an email address.",
  password: "Enter a password.",
});

const subject = { login: z.string(), expectedVersion };
const { displayName, mayImpersonate, role, password } = inputsOf(adminFields);
/** Each comes by itself, from a list of what was found. */
const domains = z.array(z.string());

/** The form of a new administrator; a superadmin is given no domains, since it administers all. */
export const newAdminForm = formInput({
  login: z
    .string()
    .trim()
    .min(1, message(inputWords("login"))),
  displayName,
  role,
  /** Empty: nobody knows one until the person has chosen it by a link. */
  password,
  domains,
  mayImpersonate,
});

/** The form of an administrator's name and permission. */
export const adminForm = formInput({ ...subject, displayName, mayImpersonate });

/** The form of a domain admin's domains. */
export const adminDomainsForm = formInput({ ...subject, domains });

export const adminPasswordForm = formInput({
  login: subject.login,
  password: secretInput(z.string().min(1, message(inputWords("password")))),
});

/** Whom something is done to that needs no version. */
export const oneAdmin = formInput({ login: subject.login });
