import { z } from "zod";
import { listing } from "@/lib/catalogue/list";
import { operation } from "@/lib/catalogue/operation";
import { installation } from "@/lib/catalogue/subject";
import { exportLoginAttempts } from "@/lib/credentials/login-attempt/export-attempts";
import { attemptFilter, listLoginAttempts } from "@/lib/credentials/login-attempt/queries";
import { loginView, showLogin } from "@/lib/credentials/login-attempt/view";
import { exported, fileOf, files, period, withDates } from "@/lib/platform/list/log-file";

const administrators = {
  audience: ["superadmin", "domain-admin"],
  area: "logs",
  subject: installation,
} as const;

export const loginOperations = [
  listing({
    name: "login.list",
    title: "Lists logins, newest first",
    about: "Lists logins, newest first, with their service, network address and result.",
    example: "log logins --result rejected --from 2026-01-31 --json",
    ...administrators,
    permissions: ["read-logs"],
    filter: { ...attemptFilter, ...period },
    options: {
      address: { value: "address", help: "only this address" },
      domain: { value: "name", help: "only addresses in this domain" },
      ip: { value: "address", help: "only from this IP address" },
      door: { value: "door", help: "only to this service, such as imap or portal" },
      credential: { value: "kind", help: "only with this kind of credential, such as app-password" },
      provider: { value: "slug", help: "only with this identity provider" },
      reason: { value: "reason", help: "only with this reason, such as wrong-password" },
      result: { value: "result", help: "only with this result" },
    },
    item: loginView,
    async read({ context, input }) {
      const { items, next } = await listLoginAttempts(context, withDates(input));
      return { output: { items: items.map(showLogin), next } };
    },
  }),
  operation({
    name: "login.export",
    title: "Exports logins to a file",
    example: "log logins --export csv",
    ...administrators,
    permissions: ["read-logs"],
    effect: "read",
    input: z.strictObject({ ...exported, ...attemptFilter, ...period }),
    output: null,
    files,
    run: async ({ context, input: { format, ...filter } }) =>
      fileOf("logins", format, exportLoginAttempts(context, withDates(filter), format)),
  }),
];
