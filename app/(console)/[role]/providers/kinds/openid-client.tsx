import { Card } from "@/app/_ui/card";
import { CopyButton } from "@/app/_ui/copy-button";
import { Field } from "@/app/_ui/field";
import { ClientProofFields } from "@/app/(console)/[role]/providers/client-proof-fields";
import { type ClientPartProps, inputsOf } from "@/app/(console)/[role]/providers/kinds/kind-form";

/** Our client at a provider of OpenID Connect: what is to be entered there, and what comes from there. */
export function OpenIdClient({ children, ...part }: ClientPartProps) {
  const { text } = inputsOf(part);
  const { addresses, typed } = part;
  return (
    <Card
      title="Our client there"
      intro="Make a confidential client for the authorization code flow with PKCE (S256) at the provider, with these addresses."
    >
      <div className="grid gap-5">
        <Addresses addresses={addresses} typed={typed} />
        {children}
        <ClientProofFields {...part} />
        <Field
          label="Scopes"
          hint="With blanks between them. openid must be there; Keycloak takes it in every version, and needs it from 20 on."
          {...text("scopes")}
        />
        <Field
          label="Clock tolerance in seconds"
          hint="How far its clock may be from ours, 300 at most. The connection test compares both."
          inputMode="numeric"
          {...text("clockToleranceSeconds")}
        />
      </div>
    </Card>
  );
}

function Addresses({ addresses, typed: { slug, signs } }: Pick<ClientPartProps, "addresses" | "typed">) {
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
