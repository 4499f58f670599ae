import { expect, it } from "vitest";
import { appPasswordForms } from "@/app/(console)/[role]/mailboxes/[address]/app-password-forms";
import { expiryFrom } from "@/app/(user)/home/expiry-choices";

const { input: newAppPasswordForm } = appPasswordForms.createMailboxAppPassword;

function form(entries: [string, string][]): FormData {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
}

it("reads a name, several protocols and an expiry", () => {
  const sent = newAppPasswordForm.parse(
    form([
      ["name", "  My phone "],
      ["protocols", "imap"],
      ["protocols", "smtp"],
      ["expiry", "90"],
    ]),
  );
  expect(sent.data).toEqual({
    name: "My phone",
    protocols: ["imap", "smtp"],
    expiry: "90",
  });
});

it("names each field that is wrong", () => {
  const sent = newAppPasswordForm.parse(form([["name", " "]]));
  expect(sent.success).toBe(false);
  expect([...new Set(sent.error?.issues.map(({ path }) => path[0]))]).toEqual([
    "name",
    "protocols",
    "expiry",
  ]);
  expect(newAppPasswordForm.parse(form([["protocols", "webmail"]])).success).toBe(false);
});

it("counts days from now", () => {
  const now = new Date("2026-01-01T00:00:00Z");
  expect(expiryFrom("never", now)).toBeNull();
  expect(expiryFrom("30", now)).toEqual(new Date("2026-01-31T00:00:00Z"));
});
