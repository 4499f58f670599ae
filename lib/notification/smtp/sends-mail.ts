import { env } from "@/lib/platform/env";

/** Whether this installation sends mails to people at all. */
export const sendsMail = (): boolean => env().LETTERLOCK_SMTP_URL !== undefined;
