import type { Actor } from "@/lib/platform/actor";
import type { Permission } from "@/lib/platform/db/permissions";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const refusals = words("permission.own", {
  mayCreateAppPasswords: "You can't create app passwords yourself. Ask your administrator for one.",
  mayUseTemporaryAliases: "You can't use temporary addresses. Ask your administrator to allow them.",
  mayChangePassword: "You can't change your password yourself. Ask your administrator for a new one.",
  mayChooseStartPage: "You can't choose your start page yourself. Ask your administrator to change it.",
} satisfies Record<Permission, string>);

/** Throws `forbidden` when a mailbox acts for itself and is not allowed this; administrators always are. */
export function requirePermission(
  actor: Actor,
  mailbox: Record<Permission, boolean>,
  permission: Permission,
): void {
  if (actor.kind === "mailbox" && !mailbox[permission]) throw new AppError("forbidden", refusals(permission));
}
