import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { FieldGrid } from "@/app/_ui/field-grid";
import { SelectField } from "@/app/_ui/select-field";
import type { ProviderValues } from "@/app/(console)/[role]/providers/provider-values";

interface PlaceFieldsProps {
  values: ProviderValues;
  errors: Record<string, string>;
  kind: ProviderValues["kind"];
  /** How many people would have to be linked anew by what is typed; 0: nobody. */
  linked: number;
}

const kinds = [
  { value: "keycloak", label: "Keycloak" },
  { value: "oidc", label: "Another OpenID Connect provider" },
];

/** What the provider is called and where it is. */
export function PlaceFields({ values, errors, kind, linked }: PlaceFieldsProps) {
  const text = (name: "name" | "slug" | "serverUrl" | "realm" | "issuer") => ({
    name,
    defaultValue: values[name],
    error: errors[name],
    autoComplete: "off",
  });
  return (
    <Card title="Provider">
      <div className="grid gap-5">
        <FieldGrid>
          {values.expectedVersion === null ? (
            <Field
              label="Short name"
              hint="Part of its addresses, such as keycloak. Cannot be changed later."
              autoCapitalize="none"
              required
              {...text("slug")}
            />
          ) : null}
          <Field
            label="Text on the sign-in button"
            hint="Such as the name of your organisation."
            {...text("name")}
          />
          <SelectField
            label="Kind"
            name="kind"
            options={kinds}
            defaultValue={values.kind}
            error={errors.kind}
          />
        </FieldGrid>
        {kind === "keycloak" ? (
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
        ) : (
          <>
            <Field
              label="Issuer"
              hint="Exactly as the provider writes it, with or without the slash at its end."
              inputMode="url"
              required
              {...text("issuer")}
            />
            <EndpointFields values={values} errors={errors} />
          </>
        )}
        {linked > 0 ? <IssuerQuestion linked={linked} error={errors.changeIssuer} /> : null}
      </div>
    </Card>
  );
}

const endpoints = [
  ["authorization", "Authorization", "Where people are sent to sign in."],
  ["token", "Token", "Gets the client secret."],
  ["jwks", "Keys (JWKS)", "ID tokens are verified with them."],
  ["userinfo", "Userinfo", "Asked for claims that are missing in the ID token."],
  ["endSession", "Logout", "Where people are sent to sign out there."],
  ["pushedAuthorization", "Pushed requests", "Gets our authorization requests beforehand (RFC 9126)."],
] as const;

function EndpointFields({ values, errors }: Pick<PlaceFieldsProps, "values" | "errors">) {
  const given = endpoints.some(([name]) => values.endpoints[name] || errors[name]);
  return (
    <details open={given} className="rounded-lg border border-line px-4 py-3">
      <summary className="cursor-pointer text-sm font-medium">Addresses entered by hand</summary>
      <p className="mt-2 text-sm text-muted">
        Each replaces the one of the discovery document. With the first three that document is not read at
        all.
      </p>
      <FieldGrid className="mt-4">
        {endpoints.map(([name, label, hint]) => (
          <Field
            key={name}
            label={label}
            hint={hint}
            name={name}
            inputMode="url"
            autoComplete="off"
            defaultValue={values.endpoints[name] ?? ""}
            error={errors[name]}
          />
        ))}
      </FieldGrid>
    </details>
  );
}

const IssuerQuestion = ({ linked, error }: { linked: number; error: string | undefined }) => (
  <Alert
    tone="warning"
    title={`${linked} ${linked === 1 ? "person is" : "people are"} known by the present issuer.`}
  >
    <p>
      With another one each is linked anew, by address, at the next sign-in, if that is allowed below. The
      sessions that this provider opened end.
    </p>
    <Checkbox name="changeIssuer" label="Yes, another issuer is meant" />
    {error ? <p className="text-danger">{error}</p> : null}
  </Alert>
);
