import { expect, it } from "vitest";
import { filterFrom } from "@/app/(console)/[role]/mailboxes/mailbox-list-query";

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
  expect(filterFrom(query)).toEqual({
    search: "x".repeat(320),
    domain: "example.org",
    adminState: "disabled",
    directoryState: "missing",
    source: "local",
    template: "Staff",
  });
});

it("leaves out what is not there or makes no sense", () => {
  expect(filterFrom({ domain: " ", state: "dead", directory: "" })).toEqual({});
});
