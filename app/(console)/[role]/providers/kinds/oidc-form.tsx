import { Card } from "@/app/_ui/card";
import { Field } from "@/app/_ui/field";
import { FieldGrid } from "@/app/_ui/field-grid";
import { Folded } from "@/app/_ui/folded";
import { useWords } from "@/app/_words/use-words";
import {
  type ClientPartProps,
  type ConnectProps,
  inputsOf,
  type KindForm,
  type PartProps,
} from "@/app/(console)/[role]/providers/kinds/kind-form";
import { OpenIdClient } from "@/app/(console)/[role]/providers/kinds/openid-client";
import { NameField } from "@/app/(console)/[role]/providers/name-field";
import { ConnectClient } from "@/app/(console)/[role]/providers/wizard/connect-client";
import { ShortName } from "@/app/(console)/[role]/providers/wizard/connect-name";
import { words } from "@/lib/words/text";

const oidcWords = words("console.providers.oidc", {
  connect: "Your provider",
  issuerHint:
    "Exactly as the provider states it, including any trailing slash, or the URL of its discovery document.",
  requirements:
    "Its ID tokens must be signed with a published key (usually RS256; HS256 is not accepted). They must include the email address, unless userinfo does. The help has notes on Authentik, Entra ID and others.",
  endpoints: "Manual endpoints",
  endpointsIntro:
    "Each one overrides the discovery document. If the first three are filled in, that document isn't read at all.",
});

const endpoints = [
  "authorization",
  "token",
  "jwks",
  "userinfo",
  "endSession",
  "pushedAuthorization",
] as const;

/** What the form of a provider asks of any other provider of OpenID Connect. */
export const oidcForm: KindForm = {
  issuerOf: ({ issuer = "" }) => issuer,
  signsInHere: false,
  Connect,
  Place: Issuer,
  Client,
  People: null,
  Directory: null,
};

function Connect(part: ConnectProps) {
  const { text } = inputsOf(part);
  const t = useWords(oidcWords);
  return (
    <>
      <Card title={t("connect")} gap={5}>
        <FieldGrid>
          <NameField {...part} signsInHere={false} />
          <Field inputMode="url" required {...text("issuer")} hint={t("issuerHint")} />
        </FieldGrid>
        <Endpoints {...part} />
        <ShortName {...part} />
      </Card>
      <ConnectClient {...part} />
      <p className="text-sm text-muted">{t("requirements")}</p>
    </>
  );
}

function Client(part: ClientPartProps) {
  const t = useWords(oidcWords);
  return (
    <OpenIdClient {...part}>
      <p className="text-sm">{t("requirements")}</p>
    </OpenIdClient>
  );
}

function Issuer(part: PartProps) {
  const { text } = inputsOf(part);
  return (
    <>
      <Field inputMode="url" required {...text("issuer")} />
      <Endpoints {...part} />
    </>
  );
}

function Endpoints(part: PartProps) {
  const { text } = inputsOf(part);
  const t = useWords(oidcWords);
  const given = endpoints.some((name) => part.values.texts[name] || part.errors[name]);
  return (
    <Folded title={t("endpoints")} open={given} className="mt-2">
      <p className="text-sm text-muted">{t("endpointsIntro")}</p>
      <FieldGrid className="mt-4">
        {endpoints.map((name) => (
          <Field key={name} inputMode="url" {...text(name)} />
        ))}
      </FieldGrid>
    </Folded>
  );
}
