import { Field } from "@/app/_ui/field";
import { FieldGrid } from "@/app/_ui/field-grid";
import { KeycloakFiles } from "@/app/(console)/[role]/providers/kinds/keycloak-files";
import { inputsOf, type KindForm, type PartProps } from "@/app/(console)/[role]/providers/kinds/kind-form";
import { OpenIdClient } from "@/app/(console)/[role]/providers/kinds/openid-client";
import { MailPasswordFields } from "@/app/(console)/[role]/providers/mail-password-fields";
import { SyncFields } from "@/app/(console)/[role]/providers/sync-fields";

/** What the form of a provider asks of a Keycloak. */
export const keycloakForm: KindForm = {
  issuerOf: ({ serverUrl = "", realm = "" }) =>
    `${serverUrl.replace(/\/+$/, "")}/realms/${encodeURIComponent(realm)}`,
  secretPlaces: [],
  Place: Realm,
  Client: (part) => (
    <OpenIdClient {...part}>
      <KeycloakFiles readForm={part.readForm} />
    </OpenIdClient>
  ),
  Directory,
};

function Realm(part: PartProps) {
  const { text } = inputsOf(part);
  return (
    <FieldGrid>
      <Field
        label="Server URL"
        hint="Such as https://id.example.org; before Keycloak 17 with /auth at its end."
        inputMode="url"
        required
        {...text("serverUrl")}
      />
      <Field label="Realm" hint="Upper and lower case count." required {...text("realm")} />
    </FieldGrid>
  );
}

function Directory(part: PartProps) {
  return (
    <>
      <input type="hidden" name="sync" value="on" />
      <SyncFields
        {...part}
        intro="Reads all people by Keycloak's Admin REST API, so that mailboxes follow them. The service account needs view-users."
        notices="Asks for Keycloak's events every few seconds, so that changes count within 15 seconds. Needs view-events."
      />
      <MailPasswordFields {...part} directory="Keycloak" />
    </>
  );
}
