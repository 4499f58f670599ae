import { found, patchOf, type Step } from "@/lib/testing/scim-dialects/step";
import { groupUrn, userUrn } from "@/lib/testing/scim-fixture";

/*
 * Keycloak pushes nobody by itself: its own SCIM is a server (github.com/keycloak/keycloak, scim/). This is what the extension does that
 * pushes from a realm: github.com/mitodl/keycloak-scim and pelotech/keycloak-scim, sh/libre/scim/core/{ScimClient,UserAdapter,GroupAdapter}.java and
 * GroupMembershipPatchTest.java. People come by PUT with what we have called them as `id`, groups with all members or by PATCH.
 */

const user = {
  schemas: [userUrn],
  externalId: "f3b2e0f8-4f0c-4f5c-9a3e-0d9a3c1e7a55",
  userName: "anna",
  displayName: "Anna Arnold",
  emails: [{ value: "anna@DOMAIN", primary: true }],
  active: true,
  roles: [{ value: "staff" }],
};

const kept = (resource: object, id: string, location: string) => ({ ...resource, id, meta: { location } });

const group = {
  schemas: [groupUrn],
  externalId: "3c1b8d1e-22a4-4a34-8a52-56b3a2c43f10",
  displayName: "Staff",
};
const members = [{ value: "USER", $ref: "Users/USER" }];

export const keycloak: readonly Step[] = [
  {
    method: "POST",
    path: "/Users",
    body: user,
    status: 201,
    as: "USER",
    shows: { roles: [{ value: "staff" }] },
  },
  {
    method: "PUT",
    path: "/Users/USER",
    status: 200,
    body: kept({ ...user, displayName: "Anna B.", roles: [] }, "USER", "Users/USER"),
    shows: { displayName: "Anna B.", externalId: user.externalId },
    hides: "roles",
  },
  {
    method: "POST",
    path: "/Groups",
    body: { ...group, members },
    status: 201,
    as: "GROUP",
    shows: { members: [{ value: "USER" }] },
  },
  {
    method: "PUT",
    path: "/Groups/GROUP",
    status: 200,
    body: kept({ ...group, displayName: "Crew", members }, "GROUP", "Groups/GROUP"),
    shows: { displayName: "Crew", members: [{ value: "USER" }] },
  },
  {
    method: "PATCH",
    path: "/Groups/GROUP",
    status: 200,
    body: patchOf({ op: "remove", path: 'members[value eq "USER"]' }),
    shows: { members: [] },
  },
  {
    method: "PATCH",
    path: "/Groups/GROUP",
    status: 200,
    body: patchOf({
      op: "add",
      path: "members",
      value: [{ value: "USER", $ref: "Users/USER", type: "User" }],
    }),
    shows: { members: [{ value: "USER" }] },
  },
  {
    method: "PATCH",
    path: "/Groups/GROUP",
    status: 200,
    body: patchOf(
      { op: "replace", path: "displayName", value: "Engineers" },
      { op: "replace", path: "externalId", value: group.externalId },
    ),
    shows: { displayName: "Engineers", members: [{ value: "USER" }] },
  },
  // Its import.
  { method: "GET", path: "/Users", status: 200, shows: found(1) },
  {
    method: "PUT",
    path: "/Users/USER",
    status: 200,
    body: kept({ ...user, active: false }, "USER", "Users/USER"),
    shows: { active: false },
  },
  {
    method: "PUT",
    path: "/Users/USER",
    status: 200,
    body: kept(user, "USER", "Users/USER"),
    shows: { active: true },
  },
  { method: "DELETE", path: "/Groups/GROUP", status: 204 },
  { method: "DELETE", path: "/Users/USER", status: 204 },
];
