import { found, patchOf, type Step } from "@/lib/testing/scim-dialects/step";
import { groupUrn, userUrn } from "@/lib/testing/scim-fixture";

/*
 * Okta, as "Okta and SCIM Version 2.0" shows it (developer.okta.com/docs/api/openapi/okta-scim/guides/scim-20; read as
 * github.com/okta/okta-developer-docs, packages/@okta/vuepress-site/docs/reference/scim/scim-20/index.md). Integrations made by its wizard
 * send PUT where the others send PATCH, so both are here.
 */

const user = {
  schemas: [userUrn],
  userName: "anna@DOMAIN",
  name: { givenName: "Test", familyName: "User" },
  emails: [{ primary: true, value: "anna@DOMAIN", type: "work" }],
  displayName: "Test User",
  locale: "en-US",
  externalId: "00ujl29u0le5T6Aj10h7",
  groups: [],
  password: "1mz050nq",
  active: true,
};

/** As it shows PUT: what it has read, changed, and without the `externalId`. */
const changed = {
  schemas: [userUrn],
  id: "USER",
  userName: "anna@DOMAIN",
  name: { givenName: "Another", middleName: "Excited", familyName: "User" },
  emails: [{ primary: true, value: "anna@DOMAIN", type: "work", display: "anna@DOMAIN" }],
  active: true,
  groups: [],
  meta: { resourceType: "User" },
};

const users: Step[] = [
  {
    method: "GET",
    path: "/Users?filter=userName%20eq%20%22anna%40DOMAIN%22&startIndex=1&count=100",
    status: 200,
    shows: { ...found(0), startIndex: 1, itemsPerPage: 0, Resources: [] },
  },
  {
    method: "POST",
    path: "/Users",
    body: user,
    status: 201,
    as: "USER",
    shows: { active: true },
    hides: "password",
  },
  {
    method: "POST",
    path: "/Users",
    body: user,
    status: 409,
    shows: { scimType: "uniqueness", status: "409" },
  },
  {
    method: "GET",
    path: "/Users?startIndex=1&count=100",
    status: 200,
    shows: { ...found(1), startIndex: 1, itemsPerPage: 1 },
  },
  { method: "GET", path: "/Users/USER", status: 200, shows: { userName: "anna@DOMAIN" } },
  {
    method: "PUT",
    path: "/Users/USER",
    body: changed,
    status: 200,
    shows: { name: changed.name, externalId: user.externalId },
  },
  {
    method: "PATCH",
    path: "/Users/USER",
    status: 200,
    body: patchOf({ op: "replace", value: { active: false } }),
    shows: { active: false },
  },
  {
    method: "PATCH",
    path: "/Users/USER",
    status: 200,
    body: patchOf({ op: "replace", value: { active: true } }),
    shows: { active: true },
  },
  {
    method: "PATCH",
    path: "/Users/USER",
    status: 200,
    body: patchOf({ op: "replace", value: { password: "another one" } }),
    hides: "password",
  },
  {
    method: "PUT",
    path: "/Users/USER",
    body: { ...changed, active: false },
    status: 200,
    shows: { active: false },
  },
  { method: "PUT", path: "/Users/USER", body: changed, status: 200, shows: { active: true } },
];

const other = { ...user, userName: "ben@DOMAIN", externalId: "00uother", emails: [{ value: "ben@DOMAIN" }] };

const groups: Step[] = [
  { method: "POST", path: "/Users", body: other, status: 201, as: "OTHER" },
  {
    method: "POST",
    path: "/Groups",
    status: 201,
    as: "GROUP",
    body: { schemas: [groupUrn], displayName: "Test SCIMv2", members: [] },
    shows: { displayName: "Test SCIMv2", members: [] },
  },
  { method: "GET", path: "/Groups?startIndex=1&count=100", status: 200, shows: found(1) },
  { method: "GET", path: "/Groups/GROUP", status: 200, shows: { id: "GROUP" } },
  {
    method: "PATCH",
    path: "/Groups/GROUP",
    status: 200,
    body: patchOf({ op: "replace", value: { id: "GROUP", displayName: "Test SCIMv20" } }),
    shows: { id: "GROUP", displayName: "Test SCIMv20" },
  },
  {
    method: "PATCH",
    path: "/Groups/GROUP",
    status: 200,
    body: patchOf(
      { op: "remove", path: 'members[value eq "OTHER"]' },
      { op: "add", path: "members", value: [{ value: "USER", display: "anna@DOMAIN" }] },
    ),
    shows: { members: [{ value: "USER" }] },
  },
  {
    method: "PATCH",
    path: "/Groups/GROUP",
    status: 200,
    body: patchOf({
      op: "replace",
      path: "members",
      value: [
        { value: "USER", display: "anna@DOMAIN" },
        { value: "OTHER", display: "ben@DOMAIN" },
      ],
    }),
    shows: { members: [{ value: "USER" }, { value: "OTHER" }] },
  },
  {
    method: "PUT",
    path: "/Groups/GROUP",
    status: 200,
    body: { schemas: [groupUrn], id: "GROUP", displayName: "Test SCIMv20", members: [{ value: "OTHER" }] },
    shows: { members: [{ value: "OTHER" }] },
  },
  { method: "DELETE", path: "/Groups/GROUP", status: 204 },
  // It never deletes people.
  {
    method: "PATCH",
    path: "/Users/USER",
    status: 200,
    body: patchOf({ op: "replace", value: { active: false } }),
    shows: { active: false, externalId: user.externalId },
  },
];

export const okta: readonly Step[] = [...users, ...groups];
