import { z } from "zod";
import {
  addressSchema,
  canonicalAddress,
  canonicalDomain,
  domainSchema,
} from "@/lib/platform/address/address";
import type { Handle } from "@/lib/platform/db/client";
import { invalidInput } from "@/lib/platform/errors";
import { hashPassword } from "@/lib/platform/secrets/password-hash";
import { passwordProblem } from "@/lib/platform/secrets/password-policy";
import { currentSettings } from "@/lib/platform/settings/queries";

const login = z
  .string()
  .max(320)
  .meta(addressSchema)
  .transform((text, check) => {
    const canonical = canonicalAddress(text.trim());
    if (canonical) return canonical.address;
    check.addIssue({ code: "custom", message: "must be an e-mail address, such as admin@example.org" });
    return z.NEVER;
  });

/** What an administrator's account is made of. The login is an e-mail address; it need not be a mailbox here. */
export const accountFields = {
  login,
  displayName: z
    .string()
    .trim()
    .max(255)
    .regex(/^\P{Cc}*$/u, "must not contain control characters")
    .default(""),
  password: z.string().max(1_024, "is too long"),
};

/** The hash of an administrator's new password. Throws `invalid-input` when the policy refuses it. */
export async function hashFor(db: Handle, password: string, login: string): Promise<string> {
  const problem = passwordProblem(password, login, await currentSettings(db, "passwordPolicy"));
  if (problem) throw invalidInput({ password: problem });
  return hashPassword(password);
}

/** The domains of a domain admin, by name in any spelling. */
export const domainNames = z
  .array(
    z
      .string()
      .meta(domainSchema)
      .transform((text, check) => {
        const name = canonicalDomain(text.trim());
        if (name) return name;
        check.addIssue({ code: "custom", message: "must be domain names, such as example.org" });
        return z.NEVER;
      }),
  )
  .max(1_000)
  .transform((names) => [...new Set(names)].sort());
