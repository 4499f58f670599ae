import { expect, it } from "vitest";
import { domainForm, newDomainForm } from "@/app/(console)/[role]/domains/domain-form-input";

const empty = {
  maxMailboxes: "",
  maxQuotaBytes: "",
  totalQuotaBytes: "",
  defaultTemplateId: "",
  identityProviderId: "",
};

it("takes empty limits and choices for none, and an absent tick for no", () => {
  expect(newDomainForm.parse({ name: " a.test ", ...empty })).toEqual({
    name: "a.test",
    active: false,
    maxMailboxes: null,
    maxQuotaBytes: null,
    totalQuotaBytes: null,
    defaultTemplateId: null,
    identityProviderId: null,
  });
});

it("reads sizes in gigabytes and the version that was seen", () => {
  const id = "0192f5a0-0000-7000-8000-000000000000";
  const sent = {
    id,
    expectedVersion: "3",
    active: "on",
    ...empty,
    maxMailboxes: "5",
    totalQuotaBytes: "1.5",
  };
  expect(domainForm.parse(sent)).toMatchObject({
    expectedVersion: 3,
    active: true,
    maxMailboxes: 5,
    totalQuotaBytes: 1.5 * 1024 ** 3,
  });
});
