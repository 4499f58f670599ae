import { expect, it } from "vitest";
import { newMailboxForms } from "@/app/(console)/[role]/mailboxes/new/new-mailbox-forms";
import { sentForm } from "@/lib/testing/sent-form";

const { input: newMailboxForm } = newMailboxForms.createMailbox;

const sent = {
  localPart: " alice ",
  domain: "example.org",
  displayName: "Alice",
  template: "",
  source: "",
  password: "a good password",
};

it("makes the address of its two parts, and takes empty choices for none", () => {
  expect(newMailboxForm.parse(sentForm(sent)).data).toEqual({
    address: "alice@example.org",
    displayName: "Alice",
    template: undefined,
    source: undefined,
    password: "a good password",
  });
});

it("wants a password for the local source", () => {
  const { error } = newMailboxForm.parse(sentForm({ ...sent, password: "" }));
  expect(error?.issues.map(({ path }) => path)).toEqual([["password"]]);
});

it("sends no password to a mailbox of a provider", () => {
  expect(newMailboxForm.parse(sentForm({ ...sent, source: "keycloak" })).data?.password).toBeUndefined();
});

it("takes no second @, which would name another domain", () => {
  expect(newMailboxForm.parse(sentForm({ ...sent, localPart: "a@other.test" })).success).toBe(false);
});
