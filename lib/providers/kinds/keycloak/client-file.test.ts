import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { keycloakClientFile, keycloakRealmFile } from "@/lib/providers/kinds/keycloak/client-file";

describe("files for Keycloak", () => {
  it("hold our URLs for this provider, and no secret", () => {
    const { clients } = keycloakClientFile({ slug: "corp", realm: "any", templateAttribute: "mailTemplate" });
    expect(clients[0]).toMatchObject({
      clientId: "letterlock",
      publicClient: false,
      redirectUris: [
        "https://localhost:8443/api/auth/callback/corp",
        "https://localhost:8443/api/auth/callback/admin.corp",
      ],
      attributes: {
        "pkce.code.challenge.method": "S256",
        "backchannel.logout.url": "https://localhost:8443/api/auth/backchannel-logout/corp",
      },
    });
    expect(clients[0]?.protocolMappers[0]?.config).toMatchObject({ "claim.name": "mailTemplate" });
    expect(JSON.stringify(clients)).not.toContain('"secret"');
  });

  it("tell Keycloak where our public keys are, where our client signs", () => {
    const file = keycloakClientFile({ slug: "corp", realm: "any", clientAuthentication: "private_key_jwt" });
    expect(file.clients[0]).toMatchObject({
      clientAuthenticatorType: "client-jwt",
      attributes: {
        "use.jwks.url": "true",
        "jwks.url": "https://localhost:8443/api/auth/client-keys/corp",
        "token.endpoint.auth.signing.alg": "RS256",
      },
    });
  });

  it("put the hash of a mail password into userinfo only, and only with that flow", () => {
    const form = { slug: "corp", realm: "mail" };
    const configs = (file: ReturnType<typeof keycloakRealmFile>) =>
      file.clients[0]?.protocolMappers.map(({ config }) => config as Record<string, string>) ?? [];
    const of = (configs: Record<string, string>[]) =>
      configs.find((config) => config["claim.name"] === "mailcow_password");
    expect(of(configs(keycloakRealmFile(form)))).toBeUndefined();
    const mapper = of(configs(keycloakRealmFile({ ...form, mailPasswordAttribute: "mailcow_password" })));
    const places = ["id.token", "access.token", "introspection.token", "userinfo.token"];
    expect(places.map((place) => mapper?.[`${place}.claim`])).toEqual(["false", "false", "false", "true"]);
    const named = { claims: ["mailcow_password"], templateAttribute: "mailcow_password" };
    const [only, ...more] = configs(
      keycloakRealmFile({ ...form, ...named, mailPasswordAttribute: "mailcow_password" }),
    ).filter((config) => config["claim.name"] === "mailcow_password");
    expect([only?.["id.token.claim"], more]).toEqual(["false", []]);
    const shipped = JSON.parse(readFileSync("deploy/keycloak/letterlock-realm.json", "utf8"));
    const shippedMapper = of(configs(shipped));
    expect(places.map((place) => shippedMapper?.[`${place}.claim`])).toEqual([
      "false",
      "false",
      "false",
      "true",
    ]);
  });

  it("bring every claim that a sign-in looks at, groups by their own mapper, and none that Keycloak has anyway", () => {
    const claims = ["groups", "proxyAddresses", "locale", "proxyAddresses", "name"];
    const [made] = keycloakClientFile({ slug: "corp", realm: "any", claims }).clients;
    const mappers = made?.protocolMappers.map(({ name, protocolMapper }) => [name, protocolMapper]);
    expect(mappers).toEqual([
      ["mailcow_template", "oidc-usermodel-attribute-mapper"],
      ["groups", "oidc-group-membership-mapper"],
      ["proxyAddresses", "oidc-usermodel-attribute-mapper"],
      ["audience", "oidc-audience-mapper"],
    ]);
  });

  it("give the roles of reading people only where they are wanted", () => {
    const form = { slug: "corp", realm: "mail" };
    expect(keycloakRealmFile(form)).toMatchObject({
      realm: "mail",
      users: [{ clientRoles: { "realm-management": ["view-users", "query-users", "view-events"] } }],
    });
    const without = keycloakRealmFile({ ...form, readPeople: false });
    expect(without.users).toEqual([]);
    expect(without.clients[0]?.serviceAccountsEnabled).toBe(false);
  });
});
