import { ClientKeysCard } from "@/app/(console)/[role]/providers/client-keys-card";
import { openProvider, providerTitle } from "@/app/(console)/[role]/providers/provider-room";
import { SettingPage } from "@/app/(console)/[role]/providers/setting-page";
import type { ConsolePageProps } from "@/app/(console)/console-page";
import { openIdSettingsOf } from "@/lib/providers/kinds/settings-of-kind";
import { describeClientKeys } from "@/lib/providers/settings/client-keys";
import { clientKeysUrl } from "@/lib/providers/settings/public-urls";

export const generateMetadata = providerTitle("/connection");

/** Where the provider is and how our client proves itself there; with the keys of a client that signs. */
export default async function ConnectionPage(props: ConsolePageProps<"slug">) {
  const opened = await openProvider(props, "connection");
  const { context, row } = opened;
  return (
    <SettingPage opened={opened} part="connection">
      {openIdSettingsOf(row)?.client.authentication === "private_key_jwt" ? (
        <ClientKeysCard
          slug={row.slug}
          version={row.version}
          keys={await describeClientKeys(context.db, row.slug)}
          address={clientKeysUrl(row.slug)}
        />
      ) : null}
    </SettingPage>
  );
}
