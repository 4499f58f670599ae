/** Where a guide, or a place in one (`keycloak#roles`), stands in the product; `#providers`: a subject in the list of all guides. */
export const guidePath = (name: string): string => (name.startsWith("#") ? `/help${name}` : `/help/${name}`);
