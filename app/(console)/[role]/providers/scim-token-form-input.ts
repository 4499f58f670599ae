import { inputsOf } from "@/app/(console)/field-form";
import { formInput } from "@/app/(console)/form-input";
import { scimTokenFields } from "@/lib/credentials/scim-token/fields";
import { providerSlug } from "@/lib/providers/settings/slug";

/** The form of a new SCIM token, as a browser sends it. A last day counts to its end, in UTC. */
export const newScimTokenForm = formInput({ slug: providerSlug, ...inputsOf(scimTokenFields) });
