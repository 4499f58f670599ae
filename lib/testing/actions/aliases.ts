import { actionsOf, anyAdmin, formsOf, user } from "@/lib/testing/actions/action-sample";
import type { ConsoleFixture } from "@/lib/testing/console-fixture";

const settings = { description: "A shop", active: "on", expiresAt: "2099-01-31" };
const aliasOf = ({ alias }: ConsoleFixture) => ({ address: alias.address, expectedVersion: "1" });

export const aliasActions = {
  ...actionsOf("(user)/home/addresses/alias-actions.ts", {
    createTemporaryAlias: user(() => ({ description: "A shop", lifetime: "1h" }), { foreign: "own-things" }),
    extendAlias: user(({ alias }) => ({ id: alias.id, lifetime: "7d" })),
    deleteAlias: user(({ alias }) => ({ id: alias.id })),
  }),
  ...formsOf({
    createAlias: anyAdmin(({ domain, mailbox }) => ({
      address: `further@${domain}`,
      mailbox: mailbox.address,
      ...settings,
    })),
    updateAlias: anyAdmin((fixture) => ({ ...aliasOf(fixture), ...settings, shownEnd: "" })),
  }),
};
