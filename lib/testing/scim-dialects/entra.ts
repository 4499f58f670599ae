import { found, patchOf, type Step } from "@/lib/testing/scim-dialects/step";
import { enterpriseUrn, groupUrn, userUrn } from "@/lib/testing/scim-fixture";

/*
 * Microsoft Entra ID, as "Develop and plan provisioning for a SCIM endpoint" shows it
 * (learn.microsoft.com/entra/identity/app-provisioning/use-scim-to-provision-users-and-groups; read as
 * github.com/MicrosoftDocs/azure-docs, articles/active-directory/app-provisioning/use-scim-to-provision-users-and-groups.md of 2023-02-28), and
 * for both kinds of PATCH "Known issues with SCIM 2.0 protocol compliance" (application-provisioning-config-problem-scim-compatibility.md there).
 */

const user = {
  schemas: [userUrn, enterpriseUrn],
  externalId: "0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef",
  userName: "Test_User_ab6490ee-1e48-479e-a20b-2d77186b5dd1",
  active: true,
  emails: [{ primary: true, type: "work", value: "anna@DOMAIN" }],
  meta: { resourceType: "User" },
  name: { formatted: "givenName familyName", familyName: "familyName", givenName: "givenName" },
  roles: [],
};

const group = {
  schemas: [groupUrn, "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group"],
  externalId: "8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159",
  displayName: "displayName",
  meta: { resourceType: "Group" },
};

const start: Step[] = [
  // "Test Connection": somebody who isn't there; and what the page of mappings reads.
  {
    method: "GET",
    path: '/Users?filter=userName eq "non-existent user"',
    status: 200,
    shows: { ...found(0), Resources: [], startIndex: 1 },
  },
  { method: "GET", path: "/Schemas", status: 200, shows: found(3) },
  {
    method: "POST",
    path: "/Users",
    body: user,
    status: 201,
    as: "USER",
    shows: { externalId: user.externalId, userName: user.userName, name: user.name, emails: user.emails },
  },
  { method: "GET", path: "/Users/USER", status: 200, shows: { id: "USER", meta: { resourceType: "User" } } },
  { method: "GET", path: "/Users/5171a35d82074e068ce2", status: 404, shows: { status: "404" } },
  {
    method: "GET",
    path: `/Users?filter=userName eq "${user.userName}"`,
    status: 200,
    shows: { ...found(1), Resources: [{ id: "USER" }] },
  },
  {
    method: "GET",
    path: `/Users?filter=externalId eq "${user.externalId}"`,
    status: 200,
    shows: found(1),
  },
  {
    method: "GET",
    path: '/Users?filter=emails[type eq "work"].value eq "anna@DOMAIN"',
    status: 200,
    shows: found(1),
  },
];

const updates: Step[] = [
  {
    method: "PATCH",
    path: "/Users/USER",
    status: 200,
    body: patchOf(
      { op: "Replace", path: 'emails[type eq "work"].value', value: "anna@DOMAIN" },
      { op: "Replace", path: "name.familyName", value: "updatedFamilyName" },
    ),
    shows: {
      name: { formatted: "givenName familyName", familyName: "updatedFamilyName", givenName: "givenName" },
      emails: [{ value: "anna@DOMAIN", type: "work", primary: true }],
    },
  },
  {
    method: "PATCH",
    path: "/Users/USER",
    status: 200,
    body: patchOf({
      op: "Replace",
      path: "userName",
      value: "5b50642d-79fc-4410-9e90-4c077cdd1a59@testuser.com",
    }),
    shows: { userName: "5b50642d-79fc-4410-9e90-4c077cdd1a59@testuser.com" },
  },
  // Several attributes, as it sends them by itself, and with aadOptscim062020.
  {
    method: "PATCH",
    path: "/Users/USER",
    status: 200,
    body: patchOf(
      { op: "Replace", path: "displayName", value: "Pvlo" },
      { op: "Replace", path: 'emails[type eq "work"].value', value: "anna@DOMAIN" },
      { op: "Replace", path: "name.givenName", value: "Gtfd" },
      { op: "Replace", path: "name.familyName", value: "Pkqf" },
      { op: "Replace", path: "externalId", value: "Eqpj" },
      { op: "Replace", path: `${enterpriseUrn}:employeeNumber`, value: "Eqpj" },
    ),
    shows: { displayName: "Pvlo", externalId: "Eqpj", [enterpriseUrn]: { employeeNumber: "Eqpj" } },
  },
  {
    method: "PATCH",
    path: "/Users/USER",
    status: 200,
    body: patchOf(
      { op: "replace", path: 'emails[type eq "work"].value', value: "anna@DOMAIN" },
      {
        op: "replace",
        value: {
          displayName: "Bjfe",
          "name.givenName": "Kkom",
          "name.familyName": "Unua",
          [`${enterpriseUrn}:employeeNumber`]: "Aklq",
        },
      },
    ),
    shows: {
      displayName: "Bjfe",
      name: { givenName: "Kkom", familyName: "Unua" },
      [enterpriseUrn]: { employeeNumber: "Aklq" },
    },
  },
  ...(["Add", "add"] as const).map(
    (op): Step => ({
      method: "PATCH",
      path: "/Users/USER",
      status: 200,
      body: patchOf({ op, path: "nickName", value: "Babs" }),
      shows: { nickName: "Babs" },
    }),
  ),
  // Whether a reference is as it should be, and what follows.
  {
    method: "GET",
    path: '/Users?filter=id eq "USER" and manager eq "2819c223-7f76-453a-919d-413861904646"&attributes=id',
    status: 200,
    shows: found(0),
  },
  {
    method: "PATCH",
    path: "/Users/USER",
    status: 200,
    body: patchOf({
      op: "Add",
      path: "manager",
      value: [
        {
          $ref: "http://example.test/scim/Users/2819c223-7f76-453a-919d-413861904646",
          value: "2819c223-7f76-453a-919d-413861904646",
        },
      ],
    }),
    shows: { [enterpriseUrn]: { manager: { value: "2819c223-7f76-453a-919d-413861904646" } } },
  },
  {
    method: "GET",
    path: '/Users?filter=id eq "USER" and manager eq "2819c223-7f76-453a-919d-413861904646"&attributes=id',
    status: 200,
    shows: found(1),
  },
];

const groups: Step[] = [
  {
    method: "POST",
    path: "/Groups",
    status: 201,
    as: "GROUP",
    body: group,
    shows: { displayName: "displayName", members: [] },
  },
  {
    method: "GET",
    path: "/Groups/GROUP?excludedAttributes=members",
    status: 200,
    shows: { displayName: "displayName" },
    hides: "members",
  },
  {
    method: "GET",
    path: '/Groups?excludedAttributes=members&filter=displayName eq "displayName"',
    status: 200,
    shows: { ...found(1), Resources: [{ id: "GROUP" }] },
  },
  {
    method: "PATCH",
    path: "/Groups/GROUP",
    status: 200,
    body: patchOf({ op: "Replace", path: "displayName", value: "updatedDisplayName" }),
    shows: { displayName: "updatedDisplayName" },
  },
  ...(
    [
      { op: "Remove", path: "members", value: [{ $ref: null, value: "USER" }] },
      { op: "Remove", path: "members", value: [{ value: "USER" }] },
      { op: "remove", path: 'members[value eq "USER"]' },
    ] as const
  ).flatMap((removal): Step[] => [
    {
      method: "PATCH",
      path: "/Groups/GROUP",
      status: 200,
      body: patchOf({ op: "Add", path: "members", value: [{ $ref: null, value: "USER" }] }),
      shows: { members: [{ value: "USER" }] },
    },
    {
      method: "GET",
      path: '/Groups?filter=id eq "GROUP" and members eq "USER"',
      status: 200,
      shows: found(1),
    },
    { method: "PATCH", path: "/Groups/GROUP", status: 200, body: patchOf(removal), shows: { members: [] } },
    {
      method: "GET",
      path: '/Groups?filter=id eq "GROUP" and members eq "USER"',
      status: 200,
      shows: found(0),
    },
  ]),
  { method: "DELETE", path: "/Groups/GROUP", status: 204 },
];

/** Out by `active`, in both forms, back, and out for good. */
const end: Step[] = [
  ...(
    [
      [{ op: "Replace", path: "active", value: "False" }, false],
      [{ op: "Replace", path: "active", value: "True" }, true],
      [{ op: "replace", path: "active", value: false }, false],
      [{ op: "replace", path: "active", value: true }, true],
    ] as const
  ).map(
    ([operation, active]): Step => ({
      method: "PATCH",
      path: "/Users/USER",
      status: 200,
      body: { Operations: [operation], schemas: patchOf().schemas },
      shows: { active },
    }),
  ),
  { method: "DELETE", path: "/Users/USER", status: 204 },
  { method: "GET", path: "/Users/USER", status: 404 },
];

/** A User with nulls, and with a name of the extension that isn't quite its name. */
const entraSample: Step = {
  method: "POST",
  path: "/Users",
  status: 201,
  as: "OTHER",
  body: {
    schemas: [userUrn, "urn:ietf:params:scim:schemas:extension:enterprise:2.0User"],
    externalId: "jyoung",
    userName: "jyoung@testuser.com",
    active: true,
    addresses: null,
    displayName: "Joy Young",
    emails: [{ type: "work", value: "jyoung@DOMAIN", primary: true }],
    meta: { resourceType: "User" },
    name: { familyName: "Young", givenName: "Joy" },
    phoneNumbers: null,
    preferredLanguage: null,
    title: null,
    department: null,
    manager: null,
  },
};

export const entra: readonly Step[] = [...start, ...updates, entraSample, ...groups, ...end];
