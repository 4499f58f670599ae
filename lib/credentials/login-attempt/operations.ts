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
