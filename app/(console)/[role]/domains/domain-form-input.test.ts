import { expect, it } from "vitest";
import { domainForm, newDomainForm } from "@/app/(console)/[role]/domains/domain-form-input";
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
  expect(newDomainForm.parse(sentForm({ name: " a.test ", ...empty })).data).toEqual({
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

it("reads sizes in gigabytes and the version that was seen", () => {
  const sent = {
    name: "a.test",
    expectedVersion: "3",
    active: "on",
    ...empty,
    maxMailboxes: "5",
    totalQuotaBytes: "1.5",
  };
  expect(domainForm.parse(sentForm(sent)).data).toMatchObject({
    expectedVersion: 3,
    active: true,
    maxMailboxes: 5,
    totalQuotaBytes: 1.5 * 1024 ** 3,
  });
});
