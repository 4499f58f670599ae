import { Card } from "@/app/_ui/card";
import { Field } from "@/app/_ui/field";
import { FieldGrid } from "@/app/_ui/field-grid";
import { useWords } from "@/app/_words/use-words";
import { KeycloakFiles } from "@/app/(console)/[role]/providers/kinds/keycloak-files";
import {
  type ConnectProps,
  inputsOf,
  type KindForm,
  type PartProps,
} from "@/app/(console)/[role]/providers/kinds/kind-form";
import { OpenIdClient } from "@/app/(console)/[role]/providers/kinds/openid-client";
import { MailPasswordFields } from "@/app/(console)/[role]/providers/mail-password-fields";
import { NameField } from "@/app/(console)/[role]/providers/name-field";
import { SyncFields } from "@/app/(console)/[role]/providers/sync-fields";
import { ConnectClient } from "@/app/(console)/[role]/providers/wizard/connect-client";
import { ShortName } from "@/app/(console)/[role]/providers/wizard/connect-name";
import { words } from "@/lib/words/text";

const keycloakWords = words("console.providers.keycloak", {
  connect: "Your Keycloak",
  address: "Address",
  addressHint: "Of the server, the realm or the admin console, such as https://id.example.org/realms/mail.",
  realmHint: "Leave empty if the address names it.",
  directory:
    "Reads everyone from Keycloak's Admin REST API to keep mailboxes up to date. The service account needs the view-users role.",
  notices:
    "Checks Keycloak's events every few seconds, so that changes apply within 15 seconds. The service account needs the view-events role.",
});

/** What the form of a provider asks of a Keycloak. */
export const keycloakForm: KindForm = {
  issuerOf: ({ serverUrl = "", realm = "" }) =>
    `${serverUrl.replace(/\/+$/, "")}/realms/${encodeURIComponent(realm)}`,
  signsInHere: false,
  Connect,
  Place: Realm,
  Client: (part) => (
    <OpenIdClient {...part}>
      <KeycloakFiles {...part} />
    </OpenIdClient>
  ),
  People: (part) => <MailPasswordFields {...part} directory="Keycloak" />,
  Directory: (part) => (
    <SyncFields {...part} intro={keycloakWords("directory")} notices={keycloakWords("notices")} />
  ),
};

function Connect(part: ConnectProps) {
  const { text } = inputsOf(part);
  const t = useWords(keycloakWords);
  return (
    <>
      <Card title={t("connect")} gap={5}>
        <FieldGrid>
          <Field
            {...text("serverUrl")}
            label={t("address")}
            hint={t("addressHint")}
            inputMode="url"
            required
          />
          <Field {...text("realm")} hint={t("realmHint")} />
          <NameField {...part} signsInHere={false} />
        </FieldGrid>
        <ShortName {...part} />
      </Card>
      <ConnectClient {...part}>
        <KeycloakFiles {...part} />
      </ConnectClient>
    </>
  );
}

function Realm(part: PartProps) {
  const { text } = inputsOf(part);
  return (
    <FieldGrid>
      <Field inputMode="url" required {...text("serverUrl")} />
      <Field required {...text("realm")} />
    </FieldGrid>
  );
}
