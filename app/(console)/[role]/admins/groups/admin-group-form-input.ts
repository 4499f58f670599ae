import { z } from "zod";
import { inputsOf } from "@/app/(console)/field-form";
import { expectedVersion, formInput } from "@/app/(console)/form-input";
import { adminGroupFields } from "@/lib/accounts/admin-group/fields";
import { permissions } from "@/lib/platform/permission";

const subject = { id: z.uuid(), expectedVersion };
const { provider, group, role, mayImpersonate } = inputsOf(adminGroupFields);
/** Each comes by itself, from a list of what was found. */
const domains = z.array(z.string());
/** As boxes that are ticked. */
const chosen = z.array(z.enum(permissions));

/** The form of a group whose members shall administer. */
export const newAdminGroupForm = formInput({
  provider,
  group,
  role,
  domains,
  permissions: chosen,
  mayImpersonate,
});

/** The form of what the members of a group may administer. */
export const adminGroupForm = formInput({ ...subject, role, domains, permissions: chosen, mayImpersonate });
