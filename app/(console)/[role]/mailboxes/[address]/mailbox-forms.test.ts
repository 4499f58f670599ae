import { expect, it } from "vitest";
import { mailboxForms } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-forms";
import { personFields } from "@/lib/providers/settings/person-fields";

const { input: mailboxForm } = mailboxForms.updateMailbox;

const subject = {
  role: "superadmin",
  address: "a@b.test",
  expectedVersion: "2",
};

function formOf(entries: [string, string][]) {
  const form = new FormData();
  for (const name of Object.keys(personFields)) form.set(name, "");
  for (const [name, value] of [...Object.entries(subject), ...entries]) form.set(name, value);
  return form;
}

it("switches off every way in that is not ticked", () => {
  const form = formOf([
    ["displayName", "Alice"],
    ["language", " de "],
    ["quotaBytes", "2"],
    ["startPage", "portal"],
    ["imap", "on"],
    ["webmail", "on"],
  ]);
  expect(mailboxForm.parse(form).data).toMatchObject({
    language: "de",
    quotaBytes: 2 * 1024 ** 3,
    webmail: true,
    protocols: ["imap"],
  });
});

it("takes an empty quota for an unlimited one, and an empty language for none", () => {
  const form = formOf([
    ["displayName", ""],
    ["language", ""],
    ["quotaBytes", ""],
    ["startPage", "webmail"],
  ]);
  expect(mailboxForm.parse(form).data).toMatchObject({
    quotaBytes: 0,
    language: null,
    webmail: false,
  });
});

it.each(Object.keys(personFields))("takes %s of the person as it is typed", (name) => {
  const read = mailboxForm.parse(
    formOf([
      ["quotaBytes", ""],
      ["startPage", "portal"],
      [name, "de"],
    ]),
  );
  expect(read.data).toMatchObject({ [name]: "de" });
});
