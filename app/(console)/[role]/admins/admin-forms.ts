import { z } from "zod";
import { inputsOf } from "@/app/(console)/field-form";
import { formInput, neededPassword, neededText } from "@/app/(console)/form-input";
import { answered, submit, submitted } from "@/app/(console)/submit";
import { adminFields } from "@/lib/accounts/admin-account/fields";
import { adminView, passwordLinkView } from "@/lib/accounts/admin-account/view";
import { registry } from "@/lib/faces/registry";
import { newToken } from "@/lib/platform/secrets/token";
import { words } from "@/lib/words/text";

const inputWords = words("console.admins.input", {
  login: "Enter an email address.",
  password: "Enter a password.",
});

const { displayName, mayImpersonate, role, password } = inputsOf(adminFields);
/** Each comes by itself, from a list of what was found. */
const domains = z.array(z.string());

/** A superadmin is given no domains, since it administers all. An empty password: nobody knows one until a link is used. */
const newAdmin = formInput({
  login: neededText(inputWords("login")),
  displayName,
  role,
  password,
  domains,
  mayImpersonate,
});

/** The accounts of administrators. Who administrates may do everything, so every change asks for re-authentication. */
export const adminForms = {
  /** Creates an administrator, by its role by one of two operations, and goes to its page. */
  createAdmin: submitted(registry.named("superadmin.create"), newAdmin, {
    async run({ context, sent: { role, domains, mayImpersonate, ...given } }) {
      const account = { ...given, password: given.password || newToken() };
      const input = role === "superadmin" ? account : { ...account, domains, mayImpersonate };
      const { output } = await registry.named(`${role}.create`).run({ context, key: {}, input });
      return adminView.schema.parse(output);
    },
    leadsTo: ({ login }) => `/admins/${encodeURIComponent(login)}`,
  }),
  updateAdmin: submit("admin.update", formInput({ displayName, mayImpersonate })),
  /** Gives a domain admin exactly the chosen domains. */
  setAdminDomains: submit("admin.set-domains", formInput({ domains })),
  /** Sets an administrator's password; its sessions end. */
  setAdminPassword: submit(
    "admin.set-password",
    formInput({ password: neededPassword(inputWords("password")) }),
  ),
  /** Creates a one-time link by which an administrator chooses its own password; it leaves the server this once. */
  createPasswordLink: answered("admin.create-password-link", formInput({}), {
    answers: (output) => passwordLinkView.parse(output),
  }),
};
