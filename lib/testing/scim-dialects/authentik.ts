import { found, patchOf, type Step } from "@/lib/testing/scim-dialects/step";
import { groupUrn, userUrn } from "@/lib/testing/scim-fixture";

/*
 * authentik, as its client sends it: github.com/goauthentik/authentik, authentik/providers/scim/clients/{base,users,groups}.py, with the mappings of
 * blueprints/system/providers-scim.yaml and the bodies that authentik/providers/scim/tests/test_user.py expects. A group comes without its
 * members, which follow one an operation, however many they are; its names come with what is no attribute (`schemas`), without a path.
 */

const user = {
  schemas: [userUrn, "urn:ietf:params:scim:schemas:extension:slack:profile:2.0:User"],
  active: true,
  emails: [{ primary: true, type: "other", value: "anna@DOMAIN" }],
  externalId: "b9a9f6b5f0e74cbb8a1a9c6c94d1b6a1",
  name: { familyName: "Arnold", formatted: "Anna Arnold", givenName: "Anna" },
  displayName: "Anna Arnold",
  userName: "anna",
  photos: [],
  "urn:ietf:params:scim:schemas:extension:slack:profile:2.0:User": { startDate: "2024-04-10T00:00:00+0000" },
};

const group = {
  schemas: [groupUrn],
  externalId: "8e0d1c4a-6f0b-4c84-9a19-5b1b6a1e0f11",
  displayName: "Staff",
};

const member = { value: [{ value: "USER" }] };

export const authentik: readonly Step[] = [
  {
    method: "GET",
    path: "/ServiceProviderConfig",
    status: 200,
    shows: { patch: { supported: true }, bulk: { supported: false }, filter: { supported: true } },
  },
  // What is here already: it looks through everything.
  { method: "GET", path: "/Users", status: 200, shows: { ...found(0), Resources: [] } },
  { method: "GET", path: "/Groups", status: 200, shows: { ...found(0), Resources: [] } },
  { method: "POST", path: "/Users", body: user, status: 201, as: "USER" },
  // Whom it doesn't know of it finds by the name, and takes over.
  { method: "POST", path: "/Users", body: user, status: 409 },
  {
    method: "GET",
    path: `/Users?${new URLSearchParams({ filter: 'userName eq "anna"' })}`,
    status: 200,
    shows: { ...found(1), Resources: [{ id: "USER" }] },
  },
  {
    method: "PUT",
    path: "/Users/USER",
    status: 200,
    body: { ...user, id: "USER", displayName: "Anna B." },
    shows: { displayName: "Anna B." },
  },
  { method: "POST", path: "/Groups", status: 201, as: "GROUP", body: group },
  { method: "POST", path: "/Groups", status: 409, body: group },
  {
    method: "GET",
    path: `/Groups?${new URLSearchParams({ filter: 'displayName eq "Staff"' })}`,
    status: 200,
    shows: { ...found(1), Resources: [{ id: "GROUP" }] },
  },
  {
    method: "PATCH",
    path: "/Groups/GROUP",
    status: 200,
    body: patchOf({ op: "replace", value: { ...group, id: "GROUP", displayName: "Crew" } }),
    shows: { displayName: "Crew" },
  },
  // It adds whoever is missing only where the answer speaks of members at all.
  { method: "GET", path: "/Groups/GROUP", status: 200, shows: { members: [] } },
  {
    method: "PATCH",
    path: "/Groups/GROUP",
    status: 200,
    body: patchOf({ op: "add", path: "members", ...member }),
    shows: { members: [{ value: "USER" }] },
  },
  // Later versions name whom they remove in the path (tests/test_membership.py).
  {
    method: "PATCH",
    path: "/Groups/GROUP",
    status: 200,
    body: patchOf({ op: "remove", path: "members", ...member }),
  },
  { method: "GET", path: "/Groups/GROUP", status: 200, shows: { members: [] } },
  {
    method: "PATCH",
    path: "/Groups/GROUP",
    status: 200,
    body: patchOf(
      { op: "add", path: "members", ...member },
      { op: "remove", path: 'members[value eq "USER"]', value: null },
    ),
    shows: { members: [] },
  },
  // The AWS mode of its providers.
  {
    method: "PATCH",
    path: "/Groups/GROUP",
    status: 200,
    body: patchOf(
      { op: "replace", path: "displayName", value: "Staff" },
      { op: "replace", path: "externalId", value: group.externalId },
    ),
    shows: { displayName: "Staff" },
  },
  { method: "DELETE", path: "/Groups/GROUP", status: 204 },
  { method: "DELETE", path: "/Users/USER", status: 204 },
];
