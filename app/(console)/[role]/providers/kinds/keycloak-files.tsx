"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { Button } from "@/app/_ui/button";

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
export function KeycloakFiles({ readForm }: { readForm: () => FormData }) {
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
