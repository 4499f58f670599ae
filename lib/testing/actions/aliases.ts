import { type ActionEntry, admins, form, users, withRole } from "@/lib/testing/actions/action-sample";
import type { ConsoleWorld } from "@/lib/testing/console-world";

const own = "(user)/home/alias-actions.ts";
const administration = "(console)/[role]/aliases/alias-actions.ts";
const settings = { description: "A shop", active: "on", expiresAt: "2099-01-31" };
const aliasOf = ({ alias }: ConsoleWorld) => ({ address: alias.address, expectedVersion: "1" });

export const aliasActions: Record<string, ActionEntry> = {
  [`${own}#createTemporaryAlias`]: {
    roles: users,
    args: form(() => ({ description: "A shop", lifetime: "1h" })),
    foreign: "own-things",
  },
  [`${own}#extendAlias`]: { roles: users, args: form(({ alias }) => ({ id: alias.id, lifetime: "7d" })) },
  [`${own}#deleteAlias`]: { roles: users, args: form(({ alias }) => ({ id: alias.id })) },
  [`${administration}#createAlias`]: {
    roles: admins,
    args: withRole(({ domain, mailbox }) => ({
      address: `further@${domain}`,
      mailbox: mailbox.address,
      ...settings,
    })),
  },
  [`${administration}#updateAlias`]: {
    roles: admins,
    args: withRole((world) => ({ ...aliasOf(world), ...settings, shownEnd: "" })),
  },
  [`${administration}#deleteAlias`]: { roles: admins, args: withRole(aliasOf) },
};
