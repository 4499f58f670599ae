import { z } from "zod";
import { inputsOf } from "@/app/(console)/field-form";
import { formInput } from "@/app/(console)/form-input";
import { submit } from "@/app/(console)/submit";
import { adminGroupFields } from "@/lib/accounts/admin-group/fields";
import { permissions } from "@/lib/platform/permission";

const { provider, group, role, mayImpersonate } = inputsOf(adminGroupFields);

/** What the members of a group may administer. */
const authority = {
  role,
  /** Each comes by itself, from a list of what was found. */
  domains: z.array(z.string()),
  /** As boxes that are ticked. */
  permissions: z.array(z.enum(permissions)),
  mayImpersonate,
};

export const adminGroupForms = {
  /** Makes the members of a group administrators and goes back to the list. */
  createAdminGroup: submit("admin-group.create", formInput({ provider, group, ...authority }), {
    leadsTo: () => "/admins/groups",
  }),
  updateAdminGroup: submit("admin-group.update", formInput(authority)),
};
