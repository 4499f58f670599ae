import { expect, it } from "vitest";
import { missingThing } from "@/app/(console)/missing-thing";

it.each([
  [
    "/admin/mailboxes/nobody%40demo.test",
    { kind: "mailbox", name: "nobody@demo.test", list: "/admin/mailboxes" },
  ],
  ["/domain-admin/domains/none.test", { kind: "domain", name: "none.test", list: "/domain-admin/domains" }],
  ["/admin/sync-runs/0198", { kind: "syncRun", name: null, list: "/admin/sync-runs" }],
  ["/admin/admins/groups/0198", { kind: "adminGroup", name: null, list: "/admin/admins/groups" }],
  ["/admin/aliases/%E0%A4", { kind: "alias", name: "%E0%A4", list: "/admin/aliases" }],
])("says what %s is about", (path, thing) => {
  expect(missingThing(path)).toEqual(thing);
});

it.each([
  "/admin",
  "/admin/nothing",
  "/admin/nothing/else",
  "/domain-admin/domains/new",
  "/domain-admin/admins/groups",
  "/admin/mailboxes/anna%40demo.test/settings",
])("says nothing of %s", (path) => {
  expect(missingThing(path)).toBeNull();
});
