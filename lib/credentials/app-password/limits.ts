import { doorLabel } from "@/lib/access/door-texts";
import type { MailboxRow } from "@/lib/access/queries";
import type { ClientProtocol } from "@/lib/platform/db/protocols";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const limitWords = words("appPassword.limits", {
  notAllowed: "This mailbox is not allowed to use {services}.",
  notAllowedHere: "Not allowed for this mailbox: {services}.",
  past: "The expiry date must be in the future.",
  chooseFuture: "Choose a date in the future.",
  nameTaken: "This mailbox already has an app password named “{name}”.",
  chooseName: "This name is already in use. Choose a different one.",
});

/** Throws `invalid-input` for protocols that the mailbox itself may not use. */
export function requireProtocols(row: MailboxRow, protocols: readonly ClientProtocol[]): void {
  const services = protocols.filter((protocol) => !row[protocol]).map(doorLabel);
  if (services.length > 0)
    throw new AppError("invalid-input", limitWords("notAllowed", { services }), {
      fields: { protocols: limitWords("notAllowedHere", { services }) },
    });
}

/** Throws `invalid-input` for an end that is over. */
export function requireFutureEnd(expiresAt: Date | null): void {
  if (expiresAt && expiresAt <= new Date())
    throw new AppError("invalid-input", limitWords("past"), {
      fields: { expiresAt: limitWords("chooseFuture") },
    });
}

/** The `conflict` of a name that another app password of the mailbox has, in whatever case. */
export const nameTaken = (name: string, cause: unknown) =>
  new AppError("conflict", limitWords("nameTaken", { name }), {
    cause,
    fields: { name: limitWords("chooseName") },
  });
