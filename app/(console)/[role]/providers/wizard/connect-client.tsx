import type { ReactNode } from "react";
import { Card } from "@/app/_ui/card";
import { Field } from "@/app/_ui/field";
import { FieldGrid } from "@/app/_ui/field-grid";
import { Folded } from "@/app/_ui/folded";
import { useWords } from "@/app/_words/use-words";
import { type ConnectProps, inputsOf } from "@/app/(console)/[role]/providers/kinds/kind-form";
import { ClientAddresses } from "@/app/(console)/[role]/providers/kinds/openid-client";
import { SecretField } from "@/app/(console)/[role]/providers/secret-field";
import { words } from "@/lib/words/text";

const clientWords = words("console.providers.wizard.client", {
  title: "Our client there",
  intro:
    "Create a confidential client (authorization code flow) with these addresses, then enter its ID and secret.",
  byHand: "Addresses to enter there",
});

/** What is to be made at a provider of OpenID Connect, and what comes from there; `children` make it by a file. */
export function ConnectClient({
  children,
  slug,
  addresses,
  ...part
}: ConnectProps & { children?: ReactNode }) {
  const { text } = inputsOf(part);
  const t = useWords(clientWords);
  return (
    <Card title={t("title")} intro={children ? undefined : t("intro")} gap={5}>
      {children}
      {children ? (
        <Folded title={t("byHand")} className="mt-3">
          <p className="mb-3 text-sm text-muted">{t("intro")}</p>
          <ClientAddresses addresses={addresses} typed={{ slug, signs: false }} />
        </Folded>
      ) : (
        <ClientAddresses addresses={addresses} typed={{ slug, signs: false }} />
      )}
      <FieldGrid>
        <Field required {...text("clientId")} />
        <SecretField {...part} />
      </FieldGrid>
    </Card>
  );
}
