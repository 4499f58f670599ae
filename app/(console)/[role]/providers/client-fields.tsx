"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { CopyButton } from "@/app/_ui/copy-button";
import { Field } from "@/app/_ui/field";
import { ClientProofFields } from "@/app/(console)/[role]/providers/client-proof-fields";
import type { ProviderChoices, ProviderValues } from "@/app/(console)/[role]/providers/provider-values";

interface ClientFieldsProps {
  values: ProviderValues;
  errors: Record<string, string>;
  typed: { slug: string; kind: ProviderValues["kind"]; moves: { secret: boolean }; signs: boolean };
  addresses: ProviderChoices["addresses"];
  readForm: () => FormData;
}

/** Our client at the provider: what is to be entered there, and what comes from there. */
export function ClientFields({ values, errors, typed, addresses, readForm }: ClientFieldsProps) {
  return (
    <Card
      title="Our client there"
      intro="Make a confidential client for the authorization code flow with PKCE (S256) at the provider, with these addresses."
    >
      <div className="grid gap-5">
        <Addresses addresses={addresses} typed={typed} />
        {typed.kind === "keycloak" ? <KeycloakFiles readForm={readForm} /> : <OidcSteps />}
        <ClientProofFields values={values} errors={errors} typed={typed} />
        <Field
          label="Scopes"
          hint="With blanks between them. openid must be there; Keycloak takes it in every version, and needs it from 20 on."
          name="scopes"
          defaultValue={values.scopes}
          error={errors.scopes}
          autoComplete="off"
        />
        <Field
          label="Clock tolerance in seconds"
          hint="How far its clock may be from ours, 300 at most. The connection test compares both."
          name="clockToleranceSeconds"
          inputMode="numeric"
          defaultValue={String(values.clockToleranceSeconds)}
          error={errors.clockToleranceSeconds}
          autoComplete="off"
        />
      </div>
    </Card>
  );
}

function Addresses({ addresses, typed: { slug, signs } }: Pick<ClientFieldsProps, "addresses" | "typed">) {
  const named = (url: string) => url.replace(addresses.slugMark, slug || "…");
  const entries = [
    ["Redirect URL", named(addresses.callback)],
    ["Post-logout redirect URL", addresses.postLogout],
    ["Back-channel logout URL", named(addresses.backchannelLogout)],
    ...(signs ? [["Our public keys (JWKS URL)", named(addresses.clientKeys)] as const] : []),
  ] as const;
  return (
    <dl className="grid gap-3 text-sm">
      {entries.map(([name, url]) => (
        <div key={name} className="grid gap-0.5">
          <dt className="text-muted">{name}</dt>
          <dd className="flex items-center gap-2">
            <code className="wrap-anywhere">{url}</code>
            <CopyButton value={url} name={name} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What a file is made from, and the field of the form that says it. */
const fileFields = [
  ...["slug", "realm", "clientId", "templateAttribute"].map((name) => [name, name] as const),
  ["clientAuthentication", "client.authentication"] as const,
];
const mailPasswordField = ["mailPasswordAttribute", "mailPassword.attribute"] as const;
const attributeFields = ["displayNameAttribute", "quotaAttribute", "aliasesAttribute", "languageAttribute"];

/** The further claims that the form looks at, for their mappers. */
function furtherClaims(form: FormData): string[] {
  const mappings: { claim: string }[] = JSON.parse(String(form.get("mappings") ?? "[]"));
  const named = attributeFields.map((name) => String(form.get(name) ?? "").trim());
  return [...new Set([...mappings.map(({ claim }) => claim), ...named])].filter(Boolean);
}

const queryOf = (kind: string, given: string[][], form: FormData): string[][] => [
  ["kind", kind],
  ...given,
  ...furtherClaims(form).map((claim) => ["claim", claim]),
];

/** Saves what an address answers, without leaving the page: its form may have something unsaved. */
function saveFile(href: string): void {
  const link = document.createElement("a");
  link.href = href;
  link.download = "";
  link.click();
}

/** Files that make client, mappers and service account in Keycloak, by what the form says. */
function KeycloakFiles({ readForm }: { readForm: () => FormData }) {
  const [missing, setMissing] = useState(false);
  const download = (kind: "client" | "realm") => {
    const form = readForm();
    const fields = form.get("mailPassword.enabled") ? [...fileFields, mailPasswordField] : fileFields;
    const given = fields.map(([name, field]) => [name, String(form.get(field) ?? "").trim()]);
    const incomplete = given.some(([, value]) => !value);
    setMissing(incomplete);
    if (!incomplete) saveFile(`/admin/keycloak-file?${new URLSearchParams(queryOf(kind, given, form))}`);
  };
  return (
    <div className="grid gap-3 text-sm">
      <p>
        In Keycloak: realm settings, Action, Partial import, with the file for the client; or Create realm
        with the other. Then copy the secret that Keycloak has made for the client (Credentials), if it has
        one. docs/keycloak.md has each step.
      </p>
      <div className="flex flex-wrap gap-3">
        <Button size="small" onClick={() => download("client")}>
          <Download aria-hidden="true" /> File for the client
        </Button>
        <Button size="small" onClick={() => download("realm")}>
          <Download aria-hidden="true" /> File for a new realm
        </Button>
      </div>
      <p role="status" className="text-danger">
        {missing ? "Fill in short name, realm, client id and the claim of the template first." : ""}
      </p>
    </div>
  );
}

const OidcSteps = () => (
  <p className="text-sm">
    Its ID tokens must be signed by a published key (RS256 is usual, HS256 is refused), and carry the e-mail
    address, or userinfo must. docs/generic-oidc.md has notes for Authentik, Entra ID and others.
  </p>
);
