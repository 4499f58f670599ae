import type { Person } from "@/lib/providers/directory/person";

/** As Keycloak writes a person (UserRepresentation, 26). */
export const keycloakUser = ({ givenName, familyName, ...person }: Person) => ({
  ...person,
  firstName: givenName,
  lastName: familyName,
});
