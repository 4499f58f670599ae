import { Field } from "@/app/_ui/field";
import { FieldGrid } from "@/app/_ui/field-grid";
import { useWords } from "@/app/_words/use-words";
import { KeycloakFiles } from "@/app/(console)/[role]/providers/kinds/keycloak-files";
import { inputsOf, type KindForm, type PartProps } from "@/app/(console)/[role]/providers/kinds/kind-form";
import { OpenIdClient } from "@/app/(console)/[role]/providers/kinds/openid-client";
import { MailPasswordFields } from "@/app/(console)/[role]/providers/mail-password-fields";
import { SyncFields } from "@/app/(console)/[role]/providers/sync-fields";
import { words } from "@/lib/words/text";

const keycloakWords = words("console.providers.keycloak", {
  directory:
    "Reads everyone from Keycloak's Admin REST API to keep mailboxes up to date. The service account needs the view-users role.",
  notices:
    "Checks Keycloak's events every few seconds, so that changes apply within 15 seconds. The service account needs the view-events role.",
});

/** What the form of a provider asks of a Keycloak. */
export const keycloakForm: KindForm = {
  issuerOf: ({ serverUrl = "", realm = "" }) =>
    `${serverUrl.replace(/\/+$/, "")}/realms/${encodeURIComponent(realm)}`,
  secretPlaces: [],
  signsInHere: false,
  Place: Realm,
  Client: (part) => (
    <OpenIdClient {...part}>
      <KeycloakFiles {...part} />
    </OpenIdClient>
  ),
  Directory,
};

function Realm(part: PartProps) {
  const { field } = inputsOf(part);
  return (
    <FieldGrid>
      <Field inputMode="url" required {...field("serverUrl")} />
      <Field required {...field("realm")} />
    </FieldGrid>
  );
}

function Directory(part: PartProps) {
  const t = useWords(keycloakWords);
  return (
    <>
      <input type="hidden" name="sync" value="on" />
      <SyncFields {...part} intro={t("directory")} notices={t("notices")} />
      <MailPasswordFields {...part} directory="Keycloak" />
    </>
  );
}
