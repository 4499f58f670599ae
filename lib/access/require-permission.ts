import type { Actor } from "@/lib/platform/actor";
import type { Permission } from "@/lib/platform/db/permissions";
import { AppError } from "@/lib/platform/errors";

const refusals: Record<Permission, string> = {
  mayCreateAppPasswords: "You may not make app passwords yourself. Ask your administrator for one.",
  mayUseTemporaryAliases: "Your administrator has not allowed you temporary addresses.",
  mayChangePassword: "You may not change your password yourself. Ask your administrator for a new one.",
};

/** Throws `forbidden` when a mailbox acts for itself and is not allowed this; administrators always are. */
export function requirePermission(
  actor: Actor,
  mailbox: Record<Permission, boolean>,
  permission: Permission,
): void {
  if (actor.kind === "mailbox" && !mailbox[permission]) throw new AppError("forbidden", refusals[permission]);
}
