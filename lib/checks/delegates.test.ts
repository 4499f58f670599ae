import { describe, expect, it } from "vitest";
import { registry } from "@/lib/faces/registry";
import type { Actor } from "@/lib/platform/actor";
import type { Context } from "@/lib/platform/db/context";
import { AppError } from "@/lib/platform/errors";
import { type Permission, permissions } from "@/lib/platform/permission";

/*
 * Every operation, asked by delegates with each permission alone and with none, over a database that must not be touched. The
 * table below says once more what each permission opens: whoever opens an operation to delegates has to say so here as well.
 */

const opens: Record<Permission, string[]> = {
  "create-mailboxes": [
    "domain.list",
    "domain.show",
    "mailbox.create",
    "mailbox.list",
    "mailbox.quota-use",
    "mailbox.show",
    "overview.health",
    "template.list",
    "template.show",
  ],
  "edit-mailboxes": [
    "alias.create",
    "alias.delete",
    "alias.extend",
    "alias.list",
    "alias.show",
    "alias.update",
    "domain.list",
    "domain.show",
    "mailbox.apply-template",
    "mailbox.list",
    "mailbox.preview-template",
    "mailbox.quota-use",
    "mailbox.set-state",
    "mailbox.show",
    "mailbox.update",
    "overview.health",
    "template.list",
    "template.show",
    "temporary-alias.create",
  ],
  "reset-sign-in": [
    "app-password.list",
    "app-password.revoke",
    "app-password.revoke-all",
    "app-password.show",
    "mailbox.delete-recovery-address",
    "mailbox.list",
    "mailbox.quota-use",
    "mailbox.recovery-address",
    "mailbox.reset-second-factors",
    "mailbox.second-factors",
    "mailbox.set-password",
    "mailbox.show",
    "overview.health",
    "session.end",
    "session.end-all",
    "session.list",
  ],
  "read-logs": [
    "audit-event.export",
    "audit-event.list",
    "login-doctor.explain",
    "login.export",
    "login.list",
    "overview.health",
    "overview.logins",
  ],
};

const untouchable = new Proxy(
  {},
  {
    get(_, name) {
      if (name === "then") return undefined;
      throw new Error(`the database was asked (${String(name)})`);
    },
  },
) as Context["db"];

const delegate = (
  given: readonly Permission[],
  more: Partial<Extract<Actor, { kind: "domain-admin" }>> = {},
) =>
  ({
    kind: "domain-admin",
    id: "1",
    name: "dora",
    domains: [],
    delegated: [{ domain: "a.test", permissions: given }],
    ...more,
  }) satisfies Actor;

/** What comes of an operation that is asked for with a key that none has: what it is for is decided before that. */
const outcome = (name: string, actor: Actor) =>
  registry
    .named(name)
    .run({ context: { actor, db: untouchable, requestId: "test" }, key: { unheardOf: 1 }, input: {} })
    .then(
      () => "done",
      (thrown) => (thrown instanceof AppError ? thrown.code : String(thrown)),
    );

const every = registry.operations.map(({ name }) => name);

async function openedTo(actor: Actor): Promise<string[]> {
  const opened = [];
  for (const name of every) {
    const what = await outcome(name, actor);
    expect(["forbidden", "invalid-input"], name).toContain(what);
    if (what === "invalid-input") opened.push(name);
  }
  return opened.sort();
}

describe("a delegate", () => {
  it.each(permissions.map((one) => ({ one })))("with $one alone has what that opens", async ({ one }) => {
    expect(await openedTo(delegate([one]))).toEqual(opens[one]);
  });

  it.each([
    { what: "without any permission", actor: delegate([]) },
    { what: "without any domain", actor: delegate([], { delegated: [] }) },
    { what: "with a permission that there is not", actor: delegate(["all" as Permission]) },
    { what: "that says itself what it uses", actor: delegate([], { using: [...permissions] }) },
  ])("$what has nothing", async ({ actor }) => {
    expect(await openedTo(actor)).toEqual([]);
  });

  it("with every permission still has less than a domain admin", async () => {
    const all = [...new Set(Object.values(opens).flat())].sort();
    const whole = await openedTo({ kind: "domain-admin", id: "1", name: "dora", domains: ["a.test"] });
    expect(await openedTo(delegate(permissions))).toEqual(all);
    expect(whole.filter((name) => !all.includes(name))).toEqual([
      "api-key.create",
      "api-key.list",
      "api-key.revoke",
      "app-password.create",
      "app-password.update",
      "identity-conflict.link",
      "identity-conflict.list",
      "identity-conflict.preview",
      "identity.link",
      "identity.list",
      "identity.unlink",
      "identity.weigh",
      "mailbox.delete",
      "mailbox.set-source",
      "mailbox.set-states",
      "overview.attention",
      "own-account.change-password",
      "own-account.show",
      "own-account.update",
      "share.create",
      "share.delete",
      "share.list",
      "share.preview",
      "share.update",
    ]);
  });

  it("who is a domain admin elsewhere has all that domain admins have there", async () => {
    const whole = { kind: "domain-admin", id: "1", name: "dora", domains: ["b.test"] } as const;
    expect(await openedTo(delegate([], { domains: ["b.test"] }))).toEqual(await openedTo(whole));
  });
});
