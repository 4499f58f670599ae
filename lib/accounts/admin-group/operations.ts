import { createAdminGroup } from "@/lib/accounts/admin-group/create-admin-group";
import { deleteAdminGroup } from "@/lib/accounts/admin-group/delete-admin-group";
import { createAdminGroupInput, updateAdminGroupInput } from "@/lib/accounts/admin-group/fields";
import { listAdminGroups } from "@/lib/accounts/admin-group/queries";
import { updateAdminGroup } from "@/lib/accounts/admin-group/update-admin-group";
import { adminGroupSubject, adminGroupView } from "@/lib/accounts/admin-group/view";
import { listOf, whole } from "@/lib/catalogue/list";
import { nothing, operation } from "@/lib/catalogue/operation";
import { installation } from "@/lib/catalogue/subject";
import { deletion } from "@/lib/words/button";

const superadmins = { audience: ["superadmin"], area: "admins" } as const;
const changes = { ...superadmins, effect: "write", subject: adminGroupSubject, dangerous: true } as const;

export const adminGroupOperations = [
  operation({
    name: "admin-group.list",
    title: "Lists the identity providers' groups whose members are administrators",
    example: "admin-group list",
    ...superadmins,
    effect: "read",
    subject: installation,
    input: nothing,
    output: listOf(adminGroupView.schema),
    run: async ({ context }) => adminGroupView.page(context, whole(await listAdminGroups(context.db))),
  }),
  operation({
    name: "admin-group.create",
    title: "Makes the members of an identity provider's group administrators",
    about:
      "Makes the members of an identity provider's group administrators: superadmins, domain admins of the domains you name, or delegates with the permissions you choose there. They sign in with the provider.",
    example: "admin-group create --provider keycloak --group /mail-admins --role superadmin",
    ...changes,
    subject: installation,
    input: createAdminGroupInput,
    output: adminGroupView.schema,
    records: { "admin-group.create": "Administrator group created" },
    run: async ({ context, input }) => adminGroupView.again(context, await createAdminGroup(context, input)),
  }),
  operation({
    name: "admin-group.update",
    title: "Changes what a group's members can manage",
    example: "admin-group update ID --domains a.org,b.org",
    ...changes,
    input: updateAdminGroupInput,
    output: adminGroupView.schema,
    versioned: true,
    records: { "admin-group.update": "Administrator group changed" },
    async run({ context, subject: { id }, input, expectedVersion }) {
      await updateAdminGroup(context, { id, expectedVersion, ...input });
      return adminGroupView.again(context, { id });
    },
  }),
  operation({
    name: "admin-group.delete",
    title: "Ends the role of a group and signs its members out of the console",
    example: "admin-group delete ID",
    ...changes,
    input: nothing,
    output: null,
    versioned: true,
    records: { "admin-group.delete": "Administrator group deleted" },
    buttons: {
      delete: deletion("Its members are no longer administrators and are signed out of the console."),
    },
    run: ({ context, subject: { id }, expectedVersion }) =>
      deleteAdminGroup(context, { id, expectedVersion }),
  }),
];
