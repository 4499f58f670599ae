import { ScimError } from "@/lib/faces/scim/scim-error";

export const notFound = () => new ScimError(404, "There is nothing at this path.");

/** RFC 9110, 15.5.6: with the methods that there are. */
export const notAllowed = (...methods: string[]) =>
  new ScimError(405, `This path supports ${methods.join(", ")}.`, undefined, { allow: methods.join(", ") });
