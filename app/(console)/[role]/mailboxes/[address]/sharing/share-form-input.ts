import { z } from "zod";
import { inputsOf } from "@/app/(console)/field-form";
import { expectedVersion, formInput } from "@/app/(console)/form-input";
import { shareFields } from "@/lib/accounts/mailbox-share/fields";

const address = z.string();
const { provider, group, access } = inputsOf(shareFields);

/** The form of a group that a mailbox shall be shared with. */
export const newShareForm = formInput({ address, provider, group, access });

/** The form of what a group's members can do in a shared mailbox. */
export const shareForm = formInput({ address, id: z.uuid(), expectedVersion, access });
