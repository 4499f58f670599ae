import { Card } from "@/app/_ui/card";
import { CodeToCopy } from "@/app/_ui/code-to-copy";
import { Field } from "@/app/_ui/field";
import { FieldGrid } from "@/app/_ui/field-grid";
import { useWords } from "@/app/_words/use-words";
import { ClientProofFields } from "@/app/(console)/[role]/providers/client-proof-fields";
import { type ClientPartProps, inputsOf } from "@/app/(console)/[role]/providers/kinds/kind-form";
import { words } from "@/lib/words/text";

const clientWords = words("console.providers.client", {
  title: "Client",
  intro:
    "At the provider, create a confidential client for the authorization code flow with PKCE (S256), and enter these addresses.",
  redirect: "Redirect URL",
  adminRedirect: "Redirect URL for administrators by group",
  postLogout: "Post-logout redirect URL",
  backchannelLogout: "Back-channel logout URL",
  publicKeys: "Public keys (JWKS URL)",
});

/** Our client at a provider of OpenID Connect: what is to be entered there, and what comes from there. */
export function OpenIdClient({ children, ...part }: ClientPartProps) {
  const { text } = inputsOf(part);
  const { addresses, typed } = part;
  const t = useWords(clientWords);
  return (
    <Card title={t("title")} intro={t("intro")} gap={5}>
      <ClientAddresses addresses={addresses} typed={typed} />
      {children}
      <ClientProofFields {...part} />
      <FieldGrid>
        <Field {...text("scopes")} />
        <Field inputMode="numeric" {...text("clockToleranceSeconds")} />
        <Field {...text("adminSignIn.acrValues")} />
        <Field inputMode="numeric" {...text("adminSignIn.maxAgeMinutes")} />
      </FieldGrid>
    </Card>
  );
}

interface ClientAddressesProps extends Pick<ClientPartProps, "addresses"> {
  typed: Pick<ClientPartProps["typed"], "slug" | "signs">;
}

/** What is to be entered at the provider, to be copied. */
export function ClientAddresses({ addresses, typed: { slug, signs } }: ClientAddressesProps) {
  const t = useWords(clientWords);
  const named = (url: string) => url.replace(addresses.slugMark, slug || "…");
  const entries = [
    [t("redirect"), named(addresses.callback)],
    [t("adminRedirect"), named(addresses.adminCallback)],
    [t("postLogout"), addresses.postLogout],
    [t("backchannelLogout"), named(addresses.backchannelLogout)],
    ...(signs ? [[t("publicKeys"), named(addresses.clientKeys)] as const] : []),
  ] as const;
  return (
    <dl className="grid gap-3 text-sm">
      {entries.map(([name, url]) => (
        <div key={name} className="grid gap-0.5">
          <dt className="text-muted">{name}</dt>
          <dd>
            <CodeToCopy value={url} name={name} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
