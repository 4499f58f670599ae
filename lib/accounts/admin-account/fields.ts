import { z } from "zod";
import { adminRole } from "@/lib/accounts/admin-account/role";
import { field, fields, shapesOf } from "@/lib/catalogue/field";
import {
  addressSchema,
  canonicalAddress,
  canonicalDomain,
  domainSchema,
} from "@/lib/platform/address/address";
import type { Handle } from "@/lib/platform/db/client";
import { invalidInput } from "@/lib/platform/errors";
import { withoutControls } from "@/lib/platform/input/without-controls";
import { timeZoneChoice } from "@/lib/platform/reader/time-zone";
import { hashPassword } from "@/lib/platform/secrets/password-hash";
import { passwordProblem } from "@/lib/platform/secrets/password-policy";
import { currentSettings } from "@/lib/platform/settings/queries";
import { personFields } from "@/lib/providers/settings/person-fields";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const inputWords = words("admin.input", {
  login: "must be an email address, such as admin@example.org",
  domain: "must be domain names, such as example.org",
});

const login = z
  .string()
  .max(320)
  .meta(addressSchema)
  .transform((text, check) => {
    const canonical = canonicalAddress(text.trim());
    if (canonical) return canonical.address;
    check.addIssue(message(inputWords("login")));
    return z.NEVER;
  });

/** The domains of a domain admin, by name in any spelling. */
export const domainNames = z
  .array(
    z
      .string()
      .meta(domainSchema)
      .transform((text, check) => {
        const name = canonicalDomain(text.trim());
        if (name) return name;
        check.addIssue(message(inputWords("domain")));
        return z.NEVER;
      }),
  )
  .max(1_000)
  .transform((names) => [...new Set(names)].sort());

/** What an administrator's account is made of. The login is an email address; it need not be a mailbox here. */
const account = {
  login: field(login, {
    label: "Login",
    hint: "An email address. It doesn't need to be a mailbox on this server.",
    option: {
      name: "login",
      value: "email",
      help: "email address to sign in with; doesn't have to be a mailbox here",
    },
  }),
  displayName: field(
    z
      .string()
      .trim()
      .max(255)
      .regex(...withoutControls)
      .default(""),
    { label: "Name", option: { name: "name", value: "name", help: "display name" } },
  ),
  password: field(z.string().max(1_024), { label: "Password", secret: true }),
};

/** What superadmins set on an administrator. */
export const adminFields = fields("admin", {
  ...account,
  role: field(adminRole, {
    label: "Role",
    words: {
      "domain-admin": "Domain admin: manages selected domains",
      superadmin: "Superadmin: manages the whole server",
    },
  }),
  domains: field(domainNames, {
    label: "Domains",
    option: {
      name: "domains",
      value: "names",
      help: "domains that a domain admin manages, such as a.org,b.org",
    },
  }),
  mayImpersonate: field(z.boolean(), {
    label: "Can impersonate users",
    hint: "Opens the portal and webmail as a user. A banner is shown, and each use is recorded in the audit log.",
    option: {
      name: "may-impersonate",
      help: "allow impersonating users in the portal and webmail",
      off: { name: "no-may-impersonate", help: "don't allow impersonating users" },
    },
  }),
});

/** What is recorded of an administrator besides. */
export const adminOtherFields = fields("adminRecord", {
  active: field(z.boolean(), { label: "Active" }),
  language: field(personFields.language.schema, {
    label: personFields.language.label,
    words: { null: "the browser's" },
  }),
  timeZone: field(timeZoneChoice, { label: "Time zone", words: { null: "the browser's" } }),
  passwordHash: field(z.string(), { label: "Password", secret: true }),
  linkExpiresAt: field(z.date(), { label: "Setup link expires" }),
  sessionsEnded: field(z.int(), { label: "Sessions signed out" }),
});

const { login: loginShape, displayName, password } = shapesOf(adminFields);
const { language, timeZone } = shapesOf(adminOtherFields);
export const accountShapes = { login: loginShape, displayName, password };

/** What administrators choose for themselves. */
export const ownChoices = { language, timeZone };

/** The hash of an administrator's new password. Throws `invalid-input` when the policy refuses it. */
export async function hashFor(db: Handle, password: string, login: string): Promise<string> {
  const problem = passwordProblem(password, login, await currentSettings(db, "passwordPolicy"));
  if (problem) throw invalidInput({ password: problem });
  return hashPassword(password);
}
