"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { useWords } from "@/app/_words/use-words";
import type { ClientPartProps } from "@/app/(console)/[role]/providers/kinds/kind-form";
import type { ProviderValues } from "@/app/(console)/[role]/providers/provider-values";
import { readTypedAddress } from "@/lib/providers/kinds/keycloak/typed-address";
import { words } from "@/lib/words/text";

const fileWords = words("console.providers.keycloakFiles", {
  intro:
    "In Keycloak, import the client file under Realm settings, Action, Partial import, or create a new realm from the realm file. Then copy the client secret from the client's Credentials tab, if it has one. The help has the details.",
  client: "Download client file",
  realm: "Download realm file",
  missing: "Fill in the realm and client ID first.",
});

/** What a file is made from, and the field of the form that says it. */
const fileFields = [
  ...["slug", "realm", "clientId", "templateAttribute"].map((name) => [name, name] as const),
  ["clientAuthentication", "client.authentication"] as const,
];
const mailPasswordField = ["mailPasswordAttribute", "mailPassword.attribute"] as const;

/** What the form says of a field; of one that another part shows, what is stored. */
const saidBy = (form: FormData, { texts }: ProviderValues, name: string): string =>
  String(form.get(name) ?? texts[name] ?? "").trim();

/** The realm may stand in the address instead. */
const realmOf =
  (form: FormData, values: ProviderValues) =>
  ([name = "", value = ""]: string[]): string[] =>
    name === "realm"
      ? [name, readTypedAddress(saidBy(form, values, "serverUrl")).realm ?? value]
      : [name, value];

/** The further claims that a sign-in looks at, for their mappers. */
function furtherClaims(form: FormData, values: ProviderValues): string[] {
  const claims = values.mappings.map(({ claim }) => claim);
  const named = values.attributes.map((name) => saidBy(form, values, name));
  return [...new Set([...claims, ...named])].filter(Boolean);
}

/** Saves what an address answers, without leaving the page: its form may have something unsaved. */
function saveFile(href: string): void {
  const link = document.createElement("a");
  link.href = href;
  link.download = "";
  link.click();
}

/** Files that make client, mappers and service account in Keycloak, by what the form says. */
export function KeycloakFiles({ values, readForm }: Pick<ClientPartProps, "values" | "readForm">) {
  const t = useWords(fileWords);
  const [missing, setMissing] = useState(false);
  const download = (kind: "client" | "realm") => {
    const form = readForm();
    const fields = values.ticks["mailPassword.enabled"] ? [...fileFields, mailPasswordField] : fileFields;
    const given = fields
      .map(([name, field]) => [name, saidBy(form, values, field)])
      .map(realmOf(form, values));
    const incomplete = given.some(([, value]) => !value);
    setMissing(incomplete);
    const claims = furtherClaims(form, values).map((claim) => ["claim", claim]);
    const query = new URLSearchParams([["kind", kind], ...given, ...claims]);
    if (!incomplete) saveFile(`/admin/keycloak-file?${query}`);
  };
  return (
    <div className="grid gap-3 text-sm">
      <p>{t("intro")}</p>
      <div className="flex flex-wrap gap-3">
        {(["client", "realm"] as const).map((kind) => (
          <Button key={kind} size="small" onClick={() => download(kind)}>
            <Download aria-hidden="true" /> {t(kind)}
          </Button>
        ))}
      </div>
      <p role="status" className="text-danger">
        {missing ? t("missing") : ""}
      </p>
    </div>
  );
}
