import { describe, expect, it } from "vitest";
import { requirePermission } from "@/lib/access/require-permission";
import type { Actor } from "@/lib/platform/actor";
import { permissions } from "@/lib/platform/db/permissions";

const none = {
  mayCreateAppPasswords: false,
  mayUseTemporaryAliases: false,
  mayChangePassword: false,
  mayChooseStartPage: false,
};
const person: Actor = { kind: "mailbox", id: "1", address: "anna@demo.test" };
const elsewhere: Actor[] = [
  { kind: "superadmin", id: "2", name: "root@admins.test" },
  { kind: "domain-admin", id: "3", name: "da@admins.test", domains: ["demo.test"] },
  { kind: "cli", user: "root" },
  { kind: "system", job: "sync" },
];

describe.each(permissions)("%s", (permission) => {
  it("is a person's own to use where it is given, and that one only", () => {
    expect(() => requirePermission(person, { ...none, [permission]: true }, permission)).not.toThrow();
    for (const other of permissions.filter((one) => one !== permission))
      expect(() => requirePermission(person, { ...none, [other]: true }, permission)).toThrow(
        expect.objectContaining({ code: "forbidden" }),
      );
  });

  it("says who can help", () =>
    expect(() => requirePermission(person, none, permission)).toThrow(/administrator/i));

  it("does not bind who administers the mailbox", () => {
    for (const actor of elsewhere) expect(() => requirePermission(actor, none, permission)).not.toThrow();
  });
});
