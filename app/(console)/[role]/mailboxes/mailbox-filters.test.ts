import { expect, it } from "vitest";
import { mailboxFilter } from "@/app/(console)/[role]/mailboxes/mailbox-filters";

it("takes what an address says, in bounds", () => {
  const query = {
    search: "x".repeat(400),
    domain: " Example.ORG ",
    state: "disabled",
    directory: "missing",
    source: "local",
    template: "Staff",
    cursor: "abc",
  };
  expect(mailboxFilter(query)).toEqual({
    search: "x".repeat(320),
    domain: "example.org",
    adminState: "disabled",
    directoryState: "missing",
    source: "local",
    template: "Staff",
  });
});

it("leaves out what is not there or makes no sense", () => {
  expect(mailboxFilter({ domain: " ", state: "dead", directory: "" })).toEqual({});
});
