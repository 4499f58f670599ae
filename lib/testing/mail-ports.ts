import { type MailPort, mailPorts } from "@/lib/platform/doors";
import { mailPortNames } from "@/lib/platform/env-variables";

/** The ports of a mail host that has none of the usual ones: 10993 for IMAP. Whoever tells the usual ones shows by that. */
export const unusualPorts = Object.fromEntries(
  mailPortNames.map((name) => [name, mailPorts[name].number + 10_000]),
) as Record<MailPort, number>;
