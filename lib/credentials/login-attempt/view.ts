import { z } from "zod";
import type { LoginAttempt } from "@/lib/credentials/login-attempt/queries";
import { attemptResults } from "@/lib/platform/db/schema/login-attempt";
import { moment, text } from "@/lib/platform/input/moment";

/** A login in the log, or several alike within a minute. */
export const loginView = z
  .object({
    id: z.uuid(),
    firstAt: moment,
    lastAt: moment,
    count: z.int(),
    address: z.string().describe("Address as entered. It might not belong to a mailbox."),
    mailboxId: z.uuid().nullable(),
    door: z.string(),
    credential: z.string(),
    appPasswordName: z.string().nullable().describe("Name of the app password, if one was used."),
    result: z.enum(attemptResults),
    reason: z.string().nullable(),
    detail: z
      .string()
      .nullable()
      .describe("Details of the reason, such as the error code and message of an identity provider."),
    ip: z.string().nullable(),
    providerSlug: z.string().nullable(),
  })
  .meta({ id: "Login" });

export const showLogin = (row: LoginAttempt): z.input<typeof loginView> => ({
  ...row,
  firstAt: text(row.firstAt),
  lastAt: text(row.lastAt),
});
