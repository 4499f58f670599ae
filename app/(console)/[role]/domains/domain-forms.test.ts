import { expect, it } from "vitest";
import { domainForms } from "@/app/(console)/[role]/domains/domain-forms";
import { sentForm } from "@/lib/testing/sent-form";

const empty = {
  maxMailboxes: "",
  maxAliases: "",
  maxQuotaBytes: "",
  totalQuotaBytes: "",
  defaultTemplate: "",
  identityProvider: "",
};

it("takes empty limits and choices for none, and an absent tick for no", () => {
  expect(domainForms.createDomain.input.parse(sentForm({ name: " a.test ", ...empty })).data).toEqual({
    name: "a.test",
    active: false,
    maxMailboxes: null,
    maxAliases: null,
    maxQuotaBytes: null,
    totalQuotaBytes: null,
    defaultTemplate: null,
    identityProvider: null,
  });
});

it("reads sizes in gigabytes", () => {
  const sent = {
    active: "on",
    ...empty,
    maxMailboxes: "5",
    totalQuotaBytes: "1.5",
  };
  expect(domainForms.updateDomain.input.parse(sentForm(sent)).data).toMatchObject({
    active: true,
    maxMailboxes: 5,
    totalQuotaBytes: 1.5 * 1024 ** 3,
  });
});
