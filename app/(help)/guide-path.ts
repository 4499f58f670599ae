/** Where a guide, or a place in one (`keycloak#roles`), stands in the product; without a name, where all of them are listed. */
export const guidePath = (name: string): string => (name === "" ? "/help" : `/help/${name}`);
