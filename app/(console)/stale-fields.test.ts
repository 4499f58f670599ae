import { expect, it } from "vitest";
import { staleFields } from "@/app/(console)/stale-fields";
import { say } from "@/lib/words/text";

const shown = (name: string, value: unknown) => {
  const [field] = staleFields({ [name]: { value, by: "Ann" } });
  return field && `${say(field.label)}: ${say(field.value)}`;
};

it("says names and values in words", () => {
  expect(shown("defaultTemplateId", "Staff")).toBe("Template for new mailboxes: Staff");
  expect(shown("identityProviderId", null)).toBe("Source: Local");
  expect(shown("maxMailboxes", null)).toBe("Maximum mailboxes: no limit");
  expect(shown("totalQuotaBytes", 1024 ** 3)).toBe("Total quota: 1 GB");
  expect(shown("quotaBytes", 0)).toBe("Quota: Unlimited");
  expect(shown("pinnedFields", ["quotaBytes", "imap"])).toBe("Pinned: Quota and IMAP");
  expect(shown("active", true)).toBe("Active: on");
  expect(shown("managedBy", "owner")).toBe("Managed by: the owner of the mailbox");
});

it("shows no hash, and a name for every field", () => {
  expect(shown("passwordHash", "[hidden]")).toBe("Password: a different one");
  expect(shown("clientId", "abc")).toBe("Client ID: abc");
  expect(shown("approvedBy", "Ann")).toBe("Approved by: Ann");
  expect(shown("settings", { a: 1 })).toBe('Settings: {"a":1}');
});

it.each<[path: string, value: unknown, said: string]>([
  ["sync.enabled", true, "Periodic sync: on"],
  ["sync.leavers", "disable", "Mailboxes of deprovisioned users: Block sign-in, reject mail"],
  ["sync.languageAttribute", null, "Language attribute: none"],
  [
    "client.authentication",
    "private_key_jwt",
    "Client authentication: Key pair created here (private_key_jwt)",
  ],
  ["mailPassword.enabled", false, "Allow mail passwords: off"],
  ["changedAddress", "keep", "When a person's address changes: Only notify administrators"],
])("says the setting %s of a provider in its words", (path, value, said) =>
  expect(shown(`settings.${path}`, value)).toBe(said),
);

it("calls the same name what the form of its kind calls it", () => {
  const said = (kind: string) =>
    staleFields({ active: { value: false, by: "Ann" } }, kind).map(({ label }) => say(label));
  expect(said("domain")).toEqual(["Active"]);
  expect(said("alias")).toEqual(["Receives mail"]);
  expect(said("admin-account")).toEqual(["Active"]);
  // Of a kind without fields: what the name means elsewhere.
  expect(said("sync-run")).toEqual(said("domain"));
});
