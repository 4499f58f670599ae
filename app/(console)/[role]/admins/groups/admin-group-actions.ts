"use server";

import {
  adminGroupForm,
  newAdminGroupForm,
} from "@/app/(console)/[role]/admins/groups/admin-group-form-input";
import { submit } from "@/app/(console)/submit";

const list = "/admins/groups";

/** Makes the members of a group administrators and goes back to the list. */
export const createAdminGroup = submit("admin-group.create", newAdminGroupForm, { leadsTo: () => list });

/** Changes what the members of a group may administer. */
export const updateAdminGroup = submit("admin-group.update", adminGroupForm, { shows: list });
