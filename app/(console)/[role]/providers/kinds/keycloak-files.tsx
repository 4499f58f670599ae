"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { useWords } from "@/app/_words/use-words";
import type { ClientPartProps } from "@/app/(console)/[role]/providers/kinds/kind-form";
import { words } from "@/lib/words/text";

const fileWords = words("console.providers.keycloakFiles", {
  intro:
    "In Keycloak, import the client file under Realm settings, Action, Partial import, or create a new realm from the realm file. Then copy the client secret from the client's Credentials tab, if it has one. See docs/keycloak.md for the details.",
  client: "Download client file",
  realm: "Download realm file",
  missing: "Fill in the short name, realm, client ID and template claim first.",
});

/** What a file is made from, and the field of the form that says it. */
const fileFields = [
  ...["slug", "realm", "clientId", "templateAttribute"].map((name) => [name, name] as const),
  ["clientAuthentication", "client.authentication"] as const,
];
const mailPasswordField = ["mailPasswordAttribute", "mailPassword.attribute"] as const;

/** The further claims that the form looks at, for their mappers. */
function furtherClaims(form: FormData, attributes: readonly string[]): string[] {
  const mappings: { claim: string }[] = JSON.parse(String(form.get("mappings") ?? "[]"));
  const named = attributes.map((name) => String(form.get(name) ?? "").trim());
  return [...new Set([...mappings.map(({ claim }) => claim), ...named])].filter(Boolean);
}

const queryOf = (kind: string, given: string[][], claims: string[]): string[][] => [
  ["kind", kind],
  ...given,
  ...claims.map((claim) => ["claim", claim]),
];

/** Saves what an address answers, without leaving the page: its form may have something unsaved. */
function saveFile(href: string): void {
  const link = document.createElement("a");
  link.href = href;
  link.download = "";
  link.click();
}

/** Files that make client, mappers and service account in Keycloak, by what the form says. */
export function KeycloakFiles({
  values: { attributes },
  readForm,
}: Pick<ClientPartProps, "values" | "readForm">) {
  const t = useWords(fileWords);
  const [missing, setMissing] = useState(false);
  const download = (kind: "client" | "realm") => {
    const form = readForm();
    const fields = form.get("mailPassword.enabled") ? [...fileFields, mailPasswordField] : fileFields;
    const given = fields.map(([name, field]) => [name, String(form.get(field) ?? "").trim()]);
    const incomplete = given.some(([, value]) => !value);
    setMissing(incomplete);
    const query = new URLSearchParams(queryOf(kind, given, furtherClaims(form, attributes)));
    if (!incomplete) saveFile(`/admin/keycloak-file?${query}`);
  };
  return (
    <div className="grid gap-3 text-sm">
      <p>{t("intro")}</p>
      <div className="flex flex-wrap gap-3">
        <Button size="small" onClick={() => download("client")}>
          <Download aria-hidden="true" /> {t("client")}
        </Button>
        <Button size="small" onClick={() => download("realm")}>
          <Download aria-hidden="true" /> {t("realm")}
        </Button>
      </div>
      <p role="status" className="text-danger">
        {missing ? t("missing") : ""}
      </p>
    </div>
  );
}
