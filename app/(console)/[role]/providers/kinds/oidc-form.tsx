import { Field } from "@/app/_ui/field";
import { FieldGrid } from "@/app/_ui/field-grid";
import { inputsOf, type KindForm, type PartProps } from "@/app/(console)/[role]/providers/kinds/kind-form";
import { OpenIdClient } from "@/app/(console)/[role]/providers/kinds/openid-client";

const endpoints = [
  ["authorization", "Authorization", "Where people are sent to sign in."],
  ["token", "Token", "Gets the client secret."],
  ["jwks", "Keys (JWKS)", "ID tokens are verified with them."],
  ["userinfo", "Userinfo", "Asked for claims that are missing in the ID token."],
  ["endSession", "Logout", "Where people are sent to sign out there."],
  ["pushedAuthorization", "Pushed requests", "Gets our authorization requests beforehand (RFC 9126)."],
] as const;

/** What the form of a provider asks of any other provider of OpenID Connect. */
export const oidcForm: KindForm = {
  issuerOf: ({ issuer = "" }) => issuer,
  secretPlaces: ["token", "pushedAuthorization"],
  Place: Issuer,
  Client: (part) => (
    <OpenIdClient {...part}>
      <p className="text-sm">
        Its ID tokens must be signed by a published key (RS256 is usual, HS256 is refused), and carry the
        e-mail address, or userinfo must. docs/generic-oidc.md has notes for Authentik, Entra ID and others.
      </p>
    </OpenIdClient>
  ),
  Directory: null,
};

function Issuer(part: PartProps) {
  const { text } = inputsOf(part);
  return (
    <>
      <Field
        label="Issuer"
        hint="Exactly as the provider writes it, with or without the slash at its end."
        inputMode="url"
        required
        {...text("issuer")}
      />
      <Endpoints {...part} />
    </>
  );
}

function Endpoints(part: PartProps) {
  const { text } = inputsOf(part);
  const given = endpoints.some(([name]) => part.values.texts[name] || part.errors[name]);
  return (
    <details open={given} className="rounded-lg border border-line px-4 py-3">
      <summary className="cursor-pointer text-sm font-medium">Addresses entered by hand</summary>
      <p className="mt-2 text-sm text-muted">
        Each replaces the one of the discovery document. With the first three that document is not read at
        all.
      </p>
      <FieldGrid className="mt-4">
        {endpoints.map(([name, label, hint]) => (
          <Field key={name} label={label} hint={hint} inputMode="url" {...text(name)} />
        ))}
      </FieldGrid>
    </details>
  );
}
