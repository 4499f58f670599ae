import { z } from "zod";
import { inputsOf } from "@/app/(console)/field-form";
import { expectedVersion, formInput } from "@/app/(console)/form-input";
import { adminGroupFields } from "@/lib/accounts/admin-group/fields";

const subject = { id: z.uuid(), expectedVersion };
const { provider, group, role } = inputsOf(adminGroupFields);
/** Each comes by itself, from a list of what was found. */
const domains = z.array(z.string());

/** The form of a group whose members shall administer. */
export const newAdminGroupForm = formInput({ provider, group, role, domains });

/** The form of what the members of a group may administer. */
export const adminGroupForm = formInput({ ...subject, role, domains });
